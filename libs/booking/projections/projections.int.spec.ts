import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { currentContext, type Event, eventCatalogue, type TenantRef } from '#kernel';
import { project, rebuild, type TestInstallation, testInstallation } from '#kernel/testing';
import { type WorkshopEvent } from '#partner/contracts';
import { bookingContext } from '../booking.module.ts';
import { type BookingEvent, type Slot } from '../domain/booking.ts';

const partner = {
  name: 'partner',
  events: [eventCatalogue<WorkshopEvent>({ WorkshopRegistered: { version: 1 }, WorkshopChanged: { version: 1 } })],
};

let clutch: TestInstallation;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation([bookingContext, partner]);
  tenant = await clutch.newTenant();
});
afterAll(() => clutch.close());

const write = (streamId: string, category: string, ...events: Event[]) =>
  clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, { streamId, category, expected: 'any', events }),
  );
const bookingRows = () =>
  clutch.kernel.database.read(tenant.schema, { text: 'select * from booking_booking order by booking_id' });
const workshopRows = () =>
  clutch.kernel.database.read(tenant.schema, { text: 'select * from booking_workshop order by workshop_id' });

const slot = (): Slot => ({
  bookingId: uuidv7(),
  workshopId: uuidv7(),
  vehicleId: uuidv7(),
  serviceCode: 'brakes',
  maintenanceNeedId: null,
  bayId: uuidv7(),
  technicianId: uuidv7(),
  startsAt: '2026-12-01T06:00:00.000Z',
  endsAt: '2026-12-01T07:00:00.000Z',
  bufferMinutes: 15,
  timeZone: 'Asia/Riyadh',
  localStart: '2026-12-01T09:00',
  holdExpiresAt: '2026-11-01T06:10:00.000Z',
});

describe('booking.bookings', () => {
  test('shows where each booking stands, and the same after a rebuild', async () => {
    const story = (data: Slot): BookingEvent[] => {
      const { bookingId, workshopId, vehicleId, maintenanceNeedId } = data;
      return [
        { type: 'SlotHeld', data },
        { type: 'BookingRequested', data: { bookingId, vehicleId, note: 'squeaks' } },
        { type: 'BookingConfirmed', data: { bookingId } },
        { type: 'BookingStarted', data: { bookingId, startedAt: '2026-12-01T06:02:00.000Z' } },
        {
          type: 'BookingCompleted',
          data: { bookingId, workshopId, vehicleId, maintenanceNeedId, completedAt: '2026-12-01T07:02:00.000Z' },
        },
      ];
    };
    const slots = Array.from({ length: 7 }, slot);
    for (const [steps, data] of slots.slice(0, 5).entries())
      await write(data.bookingId, 'booking', ...story(data).slice(0, steps + 1));
    const [expired, cancelled] = slots.slice(5) as [Slot, Slot];
    await write(
      expired.bookingId,
      'booking',
      { type: 'SlotHeld', data: expired },
      { type: 'HoldExpired', data: { bookingId: expired.bookingId } },
    );
    await write(
      cancelled.bookingId,
      'booking',
      { type: 'SlotHeld', data: cancelled },
      {
        type: 'BookingCancelled',
        data: { bookingId: cancelled.bookingId, vehicleId: cancelled.vehicleId, reason: 'sold' },
      },
    );
    await project(clutch.kernel, tenant);
    const shown = await bookingRows();
    expect(
      shown.map(({ status, version, note, cancellation_reason }) => [status, version, note, cancellation_reason]),
    ).toEqual([
      ['held', 1, null, null],
      ['requested', 2, 'squeaks', null],
      ['confirmed', 3, 'squeaks', null],
      ['started', 4, 'squeaks', null],
      ['completed', 5, 'squeaks', null],
      ['expired', 2, null, null],
      ['cancelled', 2, null, 'sold'],
    ]);
    expect(shown[0]).toMatchObject({
      vehicle_id: slots[0]!.vehicleId,
      starts_at: new Date('2026-12-01T06:00:00Z'),
      local_start: '2026-12-01T09:00',
    });
    for (let round = 1; round <= 2; round += 1) {
      await rebuild(clutch.kernel, tenant, { name: 'booking.bookings', tables: ['booking_booking'] });
      expect(await bookingRows()).toEqual(shown);
    }
  });
});

describe('booking.workshops', () => {
  test("follows partner's workshops, and shows the same after a rebuild", async () => {
    const workshopId = uuidv7();
    const data = {
      workshopId,
      name: 'Olaya Motors',
      timeZone: 'Asia/Riyadh',
      latitude: 24.7,
      longitude: 46.7,
      openingHours: [{ weekday: 7, opens: '08:00', closes: '17:00' }],
      bays: [{ bayId: uuidv7(), name: 'Bay 1' }],
      technicians: [{ technicianId: uuidv7(), name: 'Sami' }],
      services: [{ code: 'brakes', name: 'Brakes', durationMinutes: 60, bufferMinutes: 15 }],
    };
    const services = [{ code: 'tyres', name: 'Tyres', durationMinutes: 30, bufferMinutes: 0 }];
    await write(
      workshopId,
      'workshop',
      { type: 'WorkshopRegistered', data },
      { type: 'WorkshopChanged', data: { workshopId, services } },
    );
    await project(clutch.kernel, tenant);
    const shown = await workshopRows();
    expect(shown).toMatchObject([
      { name: 'Olaya Motors', time_zone: 'Asia/Riyadh', latitude: 24.7, bays: data.bays, services },
    ]);
    for (let round = 1; round <= 2; round += 1) {
      await rebuild(clutch.kernel, tenant, { name: 'booking.workshops', tables: ['booking_workshop'] });
      expect(await workshopRows()).toEqual(shown);
    }
  });
});
