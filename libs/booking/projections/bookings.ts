import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { erasedTexts, projection, type ProjectionRows, type StoredEvent, type SubjectErased, uuidOf } from '#kernel';
import { type BookingEvent, type BookingStatus } from '../domain/booking.ts';

/** A booking as people look it up. A `held` one whose time is over is shown as expired: see queries/. */
export const BookingRow = defineEntity({
  name: 'BookingRow',
  tableName: 'booking_booking',
  schema: '*',
  properties: {
    bookingId: p.uuid().primary(),
    version: p.integer(),
    status: p.text().$type<BookingStatus>(),
    workshopId: p.uuid(),
    vehicleId: p.uuid(),
    serviceCode: p.text(),
    maintenanceNeedId: p.uuid().nullable(),
    bayId: p.uuid(),
    technicianId: p.uuid(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    timeZone: p.text(),
    localStart: p.text(),
    holdExpiresAt: p.datetime(),
    note: p.text().nullable(),
    cancellationReason: p.text().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

type Change = { status: BookingStatus; note?: string | null; cancellationReason?: string };

function change({ streamId: bookingId, version, recordedAt }: StoredEvent, rows: ProjectionRows, row: Change): void {
  rows.change(BookingRow, { bookingId }, { ...row, version, updatedAt: recordedAt });
}

type Texts = Pick<InferEntity<typeof BookingRow>, 'bookingId' | 'note' | 'cancellationReason'>;

/** What was written about the bookings of an erased vehicle. */
async function eraseTexts({ data: { subject } }: StoredEvent<SubjectErased>, rows: ProjectionRows): Promise<void> {
  const vehicleId = uuidOf('veh', subject);
  if (vehicleId === null) return;
  const text = `select booking_id as "bookingId", note, cancellation_reason as "cancellationReason"
    from ${rows.nameOf(BookingRow)} where vehicle_id = $1`;
  for (const row of await rows.query<Texts>({ text, values: [vehicleId] }))
    rows.change(BookingRow, { bookingId: row.bookingId }, erasedTexts(row, ['note', 'cancellationReason']));
}

export const bookings = projection<BookingEvent | SubjectErased>(
  'booking.bookings',
  {
    SlotHeld: ({ data, version, recordedAt }, rows) =>
      rows.put(BookingRow, {
        bookingId: data.bookingId,
        version,
        status: 'held',
        workshopId: data.workshopId,
        vehicleId: data.vehicleId,
        serviceCode: data.serviceCode,
        maintenanceNeedId: data.maintenanceNeedId,
        bayId: data.bayId,
        technicianId: data.technicianId,
        startsAt: new Date(data.startsAt),
        endsAt: new Date(data.endsAt),
        timeZone: data.timeZone,
        localStart: data.localStart,
        holdExpiresAt: new Date(data.holdExpiresAt),
        note: null,
        cancellationReason: null,
        createdAt: recordedAt,
        updatedAt: recordedAt,
      }),
    HoldExpired: (event, rows) => change(event, rows, { status: 'expired' }),
    BookingRequested: (event, rows) => change(event, rows, { status: 'requested', note: event.data.note }),
    BookingConfirmed: (event, rows) => change(event, rows, { status: 'confirmed' }),
    BookingStarted: (event, rows) => change(event, rows, { status: 'started' }),
    BookingCompleted: (event, rows) => change(event, rows, { status: 'completed' }),
    BookingCancelled: (event, rows) =>
      change(event, rows, { status: 'cancelled', cancellationReason: event.data.reason }),
    SubjectErased: eraseTexts,
  },
  { tables: [BookingRow] },
);
