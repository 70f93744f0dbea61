import { type InferEntity } from '@mikro-orm/core';
import { DoesLongWork, ListExport } from '#kernel';
import { BookingRow } from '../projections/bookings.ts';
import { bookingList } from './booking-list.ts';
import { type BookingView, bookingView } from './booking-view.dto.ts';

/** One line for each booking that the asker may read. */
@DoesLongWork()
export class BookingExport extends ListExport<InferEntity<typeof BookingRow>, BookingView> {
  readonly kind = 'booking-export';
  protected readonly list = bookingList;
  protected readonly rows = { entity: BookingRow, view: bookingView };
}
