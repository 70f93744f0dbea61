import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { type TenantRef, WorkerModule, WorkerRuntime } from '#kernel';
import { neighbours, plays, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { VehicleExists } from '#fleet/contracts';
import { GetWorkshopProfile, type WorkshopProfile } from '#partner/contracts';
import { Bookings } from '../aggregates.ts';
import { bookingContext, BookingModule } from '../booking.module.ts';
import { HoldSlot } from '../commands/hold-slot.command.ts';

const workshop: WorkshopProfile = {
  workshopId: uuidv7(),
  name: 'Olaya Motors',
  timeZone: 'UTC',
  latitude: 24.7,
  longitude: 46.7,
  openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
  bays: [{ bayId: uuidv7(), name: 'Bay 1' }],
  technicians: [{ technicianId: uuidv7(), name: 'Sami' }],
  services: [{ code: 'brakes', name: 'Brakes', durationMinutes: 60, bufferMinutes: 0 }],
};
const HOUR = 3_600_000;

let clutch: TestInstallation;
let tenant: TenantRef;
let worker: WorkerRuntime;
let commands: CommandBus;
let bookings: Bookings;

beforeAll(async () => {
  // The sweep runs once, at the start: what happens later is the timeout's own wake-up.
  clutch = await testInstallation([bookingContext], { CLUTCH_WORKER_SWEEP_SECONDS: '3600' });
  tenant = await clutch.newTenant();
  const around = neighbours(
    plays(GetWorkshopProfile, () => workshop),
    plays(VehicleExists, () => true),
  );
  const api = await testModule(clutch, BookingModule, around);
  [commands, bookings] = [api.get(CommandBus), api.get(Bookings)];
});
afterAll(async () => {
  await worker.stop();
  await clutch.close();
});

test('a worker lets a hold go, soon after its time is over', async () => {
  await clutch.as(tenant, async () => {
    const startsAt = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 48 * HOUR);
    const { id } = await commands.execute(
      new HoldSlot({
        workshopId: workshop.workshopId,
        vehicleId: uuidv7(),
        serviceCode: 'brakes',
        startsAt,
        holdForSeconds: 3,
      }),
    );
    worker = (await testModule(clutch, BookingModule, neighbours(), WorkerModule)).get(WorkerRuntime);
    const status = async () => (await bookings.load(id)).state.status;
    const deadline = Date.now() + 15_000;
    while ((await status()) === 'held' && Date.now() < deadline) await sleep(100);
    expect(await status()).toBe('expired');
    const { events } = await clutch.kernel.events.load(tenant.schema, id);
    expect(events.at(-1)).toMatchObject({
      type: 'HoldExpired',
      meta: { actor: { kind: 'policy', id: 'booking.hold-expiry' } },
    });
  });
});
