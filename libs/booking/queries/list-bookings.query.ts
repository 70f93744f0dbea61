import { type FilterQuery } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsIn, ValidateNested } from 'class-validator';
import {
  allowedRows,
  Clock,
  currentTenant,
  IsTypedId,
  Keyset,
  Optional,
  type Page,
  PageQuery,
  Paging,
  TenantDatabase,
} from '#kernel';
import { type BookingStatus } from '../domain/booking.ts';
import { bookingSubject } from '../domain/subjects.ts';
import { BookingRow } from '../projections/bookings.ts';
import { type BookingView, bookingView, type Row } from './booking-view.dto.ts';

const STATUSES = [
  'held',
  'requested',
  'confirmed',
  'started',
  'completed',
  'cancelled',
  'expired',
] as const satisfies BookingStatus[];

export class BookingFilter {
  @Optional()
  @IsIn(STATUSES)
  readonly status?: BookingStatus;

  @Optional()
  @IsTypedId('veh')
  readonly vehicleId?: string;

  @Optional()
  @IsTypedId('wsh')
  readonly workshopId?: string;
}

/** `?filter[status]=confirmed&filter[workshopId]=wsh_…` */
export class BookingsQuery extends PageQuery {
  @Optional()
  @ValidateNested()
  @Type(() => BookingFilter)
  readonly filter?: BookingFilter;
}

/** The bookings, the newest first. */
export class ListBookings extends Query<Page<BookingView>> {
  constructor(readonly query: BookingsQuery) {
    super();
  }
}

/** UUIDv7: the order of the ids is that of their making. */
const newestFirst = new Keyset<Row>([['bookingId', 'desc']]);

@QueryHandler(ListBookings)
export class ListBookingsHandler implements IQueryHandler<ListBookings> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    private readonly clock: Clock,
  ) {}

  execute({ query }: ListBookings): Promise<Page<BookingView>> {
    const now = this.clock.now();
    const allowed = allowedRows(bookingSubject, 'read');
    const { status, vehicleId, workshopId } = query.filter ?? {};
    const wanted = [
      vehicleId ? { vehicleId } : {},
      workshopId ? { workshopId } : {},
      status ? shownAs(status, now) : {},
    ];
    return this.database.withEntities(currentTenant().schema, (em) =>
      this.paging.page<Row, BookingView>(query, {
        list: 'booking.bookings',
        keyset: newestFirst,
        filter: { status, vehicleId, workshopId },
        fetch: async (where, orderBy, limit) =>
          allowed ? em.find(BookingRow, { $and: [...wanted, allowed, where] }, { orderBy, limit }) : [],
        view: (row) => bookingView(row, now),
      }),
    );
  }
}

/** The rows that `bookingView` shows with this status. */
function shownAs(status: BookingStatus, now: Date): FilterQuery<Row> {
  if (status === 'held') return { status, holdExpiresAt: { $gt: now } };
  if (status === 'expired') return { $or: [{ status }, { status: 'held', holdExpiresAt: { $lte: now } }] };
  return { status };
}
