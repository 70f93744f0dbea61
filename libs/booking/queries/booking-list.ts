import { type FilterScalar, ListFields } from '#kernel';
import { type BookingStatus } from '../domain/booking.ts';
import { bookingSubject } from '../domain/subjects.ts';
import { bookingShape, type Row } from './booking-view.dto.ts';

const STATUSES = [
  'held',
  'requested',
  'confirmed',
  'started',
  'completed',
  'cancelled',
  'expired',
] as const satisfies BookingStatus[];

/** By what bookings can be looked for. */
export const bookingList = new ListFields<Row>({
  name: 'booking.bookings',
  subject: bookingSubject,
  id: 'bookingId',
  // UUIDv7: the order of the ids is that of their making.
  sort: '-id',
  shape: bookingShape,
  fields: {
    id: { kind: 'id', prefix: 'bkg', column: 'bookingId' },
    status: { kind: 'text', values: STATUSES, rows: shownAs },
    vehicleId: { kind: 'id', prefix: 'veh' },
    workshopId: { kind: 'id', prefix: 'wsh' },
    maintenanceNeedId: { kind: 'id', prefix: 'ned', nullable: true },
    bayId: { kind: 'id', prefix: 'bay' },
    technicianId: { kind: 'id', prefix: 'tec' },
    serviceCode: { kind: 'text', sortable: true },
    startsAt: { kind: 'instant', sortable: true },
    endsAt: { kind: 'instant' },
    note: { kind: 'text', nullable: true },
    createdAt: { kind: 'instant', sortable: true },
    updatedAt: { kind: 'instant', sortable: true },
  },
});

/** The rows that `bookingView` shows with this status. */
function shownAs(status: FilterScalar, now: Date): Readonly<Record<string, unknown>> {
  if (status === 'held') return { status, holdExpiresAt: { $gt: now } };
  if (status === 'expired') return { $or: [{ status }, { status: 'held', holdExpiresAt: { $lte: now } }] };
  return { status };
}
