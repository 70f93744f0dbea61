import { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { DomainError, type TenantRef } from '#kernel';
import { neighbours, plays, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { VehicleExists } from '#fleet/contracts';
import { GetWorkshopProfile, type WorkshopProfile } from '#partner/contracts';
import { bookingContext, BookingModule } from '../booking.module.ts';
import { HoldSlot } from './hold-slot.command.ts';

const RIVALS = 30;
const HOUR = 3_600_000;

let clutch: TestInstallation;
let commands: CommandBus;
let workshop: WorkshopProfile;

beforeAll(async () => {
  clutch = await testInstallation([bookingContext]);
  const around = neighbours(
    plays(GetWorkshopProfile, () => workshop),
    plays(VehicleExists, () => true),
  );
  commands = (await testModule(clutch, BookingModule, around)).get(CommandBus);
});
afterAll(() => clutch.close());

function workshopWith(resources: number): WorkshopProfile {
  return {
    workshopId: uuidv7(),
    name: 'Race Garage',
    timeZone: 'UTC',
    latitude: 0,
    longitude: 0,
    openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
    bays: Array.from({ length: resources }, (_, index) => ({ bayId: uuidv7(), name: `Bay ${index + 1}` })),
    technicians: Array.from({ length: resources }, (_, index) => ({
      technicianId: uuidv7(),
      name: `Technician ${index + 1}`,
    })),
    services: [{ code: 'brakes', name: 'Brakes', durationMinutes: 60, bufferMinutes: 15 }],
  };
}

/** All at once; every rival wants the same hour, or one that begins up to 25 minutes later. Answers the codes of the refusals. */
async function race(tenant: TenantRef, spreadMinutes = 0): Promise<string[]> {
  const start = Math.ceil(Date.now() / HOUR) * HOUR + 48 * HOUR;
  const rival = (place: number) => {
    const startsAt = new Date(start + (spreadMinutes === 0 ? 0 : (place * 5) % spreadMinutes) * 60_000);
    const body = { workshopId: workshop.workshopId, vehicleId: uuidv7(), serviceCode: 'brakes', startsAt };
    return clutch.as(tenant, () => commands.execute(new HoldSlot(body)));
  };
  const results = await Promise.allSettled(Array.from({ length: RIVALS }, (_, place) => rival(place)));
  return results.flatMap((result) => (result.status === 'fulfilled' ? [] : [codeOf(result.reason)]));
}

function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  throw error;
}

const overlaps = async ({ schema }: TenantRef) => {
  const [row] = await clutch.kernel.database.read<{ count: number }>(schema, {
    text: `select count(*)::int as count from booking_resource_claim a join booking_resource_claim b
      on a.resource_id = b.resource_id and a.during && b.during and a.claim_id < b.claim_id`,
  });
  return row!.count;
};
const events = async ({ schema }: TenantRef) => {
  const [row] = await clutch.kernel.database.read<{ count: number }>(schema, {
    text: `select count(*)::int as count from event where type = 'SlotHeld'`,
  });
  return row!.count;
};

describe('many who want the same bay and minute', () => {
  test('get it once, and the others learn that it is taken', async () => {
    const tenant = await clutch.newTenant();
    workshop = workshopWith(1);
    const refusals = await race(tenant);
    expect(refusals).toEqual(Array.from({ length: RIVALS - 1 }, () => 'booking.slot-taken'));
    expect(await events(tenant)).toBe(1);
    expect(await overlaps(tenant)).toBe(0);
  });

  test('fill every bay there is, and none of them twice', async () => {
    const tenant = await clutch.newTenant();
    workshop = workshopWith(4);
    const refusals = await race(tenant, 30);
    expect(new Set(refusals)).toEqual(new Set(['booking.slot-taken']));
    expect(RIVALS - refusals.length).toBe(4);
    expect(await events(tenant)).toBe(4);
    expect(await overlaps(tenant)).toBe(0);
  });

  test('would get it several times without the constraint: the control, which shows that the race is one', async () => {
    const tenant = await clutch.newTenant();
    await clutch.owner.query(
      `alter table ${pg.escapeIdentifier(tenant.schema)}.booking_resource_claim drop constraint booking_resource_claim_no_overlap`,
    );
    workshop = workshopWith(1);
    await race(tenant);
    expect(await overlaps(tenant)).toBeGreaterThan(0);
  });
});
