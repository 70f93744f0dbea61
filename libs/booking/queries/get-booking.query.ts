import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, DomainError, isAllowed, TenantDatabase } from '#kernel';
import { bookingSubject } from '../domain/subjects.ts';
import { type BookingView, bookingView, type Row } from './booking-view.dto.ts';

/** One booking. @throws DomainError `booking.not-found` */
export class GetBooking extends Query<BookingView> {
  constructor(readonly bookingId: string) {
    super();
  }
}

/** The most frequent read of all: one named statement, no entity. */
const ONE = {
  name: 'booking.get',
  text: `select booking_id as "bookingId", version, status, workshop_id as "workshopId", vehicle_id as "vehicleId",
    service_code as "serviceCode", maintenance_need_id as "maintenanceNeedId", bay_id as "bayId", technician_id as "technicianId",
    starts_at as "startsAt", ends_at as "endsAt", time_zone as "timeZone", local_start as "localStart", hold_expires_at as "holdExpiresAt",
    note, cancellation_reason as "cancellationReason", created_at as "createdAt", updated_at as "updatedAt"
    from booking_booking where booking_id = $1`,
} as const;

@QueryHandler(GetBooking)
export class GetBookingHandler implements IQueryHandler<GetBooking> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  async execute({ bookingId }: GetBooking): Promise<BookingView> {
    const [row] = await this.database.readShort<Row>(currentTenant().schema, { ...ONE, values: [bookingId] });
    if (!row || !isAllowed(bookingSubject, 'read', row))
      throw new DomainError('not-found', 'booking.not-found', 'There is no such booking');
    return bookingView(row, this.clock.now());
  }
}
