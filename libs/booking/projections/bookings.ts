import { defineEntity, p } from '@mikro-orm/core';
import { projection, type ProjectionRows, type StoredEvent } from '#kernel';
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

export const bookings = projection<BookingEvent>(
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
  },
  { tables: [BookingRow] },
);
