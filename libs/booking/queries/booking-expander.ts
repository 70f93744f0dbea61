import { EntityLists, type Expander, Expands } from '#kernel';
import { bookingSubject } from '../domain/subjects.ts';
import { BookingRow } from '../projections/bookings.ts';
import { bookingList } from './booking-list.ts';
import { bookingShape, bookingView } from './booking-view.dto.ts';

/** Shows a booking inside of what refers to it. */
@Expands()
export class BookingExpander implements Expander {
  readonly prefix = 'bkg';
  readonly subject = bookingSubject;
  readonly shape = bookingShape;

  constructor(private readonly lists: EntityLists) {}

  load(ids: readonly string[]): Promise<ReadonlyMap<string, object>> {
    return this.lists.byIds(ids, bookingList, { entity: BookingRow, view: bookingView });
  }
}
