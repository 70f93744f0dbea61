import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EntityLists, type ListRequest, type Page } from '#kernel';
import { BookingRow } from '../projections/bookings.ts';
import { bookingList } from './booking-list.ts';
import { bookingView, type BookingView } from './booking-view.dto.ts';

/** The bookings, the newest first unless another order is asked for: a page of them, or what a search finds. */
export class ListBookings extends Query<Page<BookingView>> {
  constructor(readonly request: ListRequest) {
    super();
  }
}

@QueryHandler(ListBookings)
export class ListBookingsHandler implements IQueryHandler<ListBookings> {
  constructor(private readonly lists: EntityLists) {}

  execute({ request }: ListBookings): Promise<Page<BookingView>> {
    return this.lists.page(request, bookingList, { entity: BookingRow, view: bookingView });
  }
}
