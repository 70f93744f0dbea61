import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { type Appended, PreconditionFailed, type TenantRef } from '#kernel';
import { neighbours, plays, project, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { GetMaintenanceNeed, VehicleExists } from '#fleet/contracts';
import { GetWorkshopProfile, type WorkshopProfile } from '#partner/contracts';
import { bookingContext, BookingModule } from '../booking.module.ts';
import { GetBooking } from '../queries/get-booking.query.ts';
import { ListBookings } from '../queries/list-bookings.query.ts';
import { ListClaimDifferences } from '../queries/list-claim-differences.query.ts';
import { CancelBooking } from './cancel-booking.command.ts';
import { CompleteBooking } from './complete-booking.command.ts';
import { ConfirmBooking } from './confirm-booking.command.ts';
import { ExpireHold } from './expire-hold.command.ts';
import { HoldSlot, type HoldSlotBody } from './hold-slot.command.ts';
import { RequestBooking } from './request-booking.command.ts';
import { StartBooking } from './start-booking.command.ts';

const HOUR = 3_600_000;
const nine = Math.ceil(Date.now() / HOUR) * HOUR + 48 * HOUR;
const vehicle = uuidv7();
const need = {
  needId: uuidv7(),
  vehicleId: vehicle,
  troubleCode: 'P0118',
  serviceCode: 'brakes',
  status: 'open' as const,
};
const workshop: WorkshopProfile = {
  workshopId: uuidv7(),
  name: 'Olaya Motors',
  timeZone: 'UTC',
  latitude: 24.7,
  longitude: 46.7,
  openingHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
  bays: [
    { bayId: uuidv7(), name: 'Bay 1' },
    { bayId: uuidv7(), name: 'Bay 2' },
  ],
  technicians: [{ technicianId: uuidv7(), name: 'Sami' }],
  services: [{ code: 'brakes', name: 'Brakes', durationMinutes: 60, bufferMinutes: 0 }],
};

let clutch: TestInstallation;
let tenant: TenantRef;
let commands: CommandBus;
let queries: QueryBus;

beforeAll(async () => {
  clutch = await testInstallation([bookingContext]);
  const around = neighbours(
    plays(GetWorkshopProfile, ({ workshopId }) => (workshopId === workshop.workshopId ? workshop : null)),
    plays(VehicleExists, ({ vehicleId }) => vehicleId === vehicle),
    plays(GetMaintenanceNeed, ({ needId }) => (needId === need.needId ? need : null)),
  );
  const module = await testModule(clutch, BookingModule, around);
  [commands, queries] = [module.get(CommandBus), module.get(QueryBus)];
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
});
afterAll(() => clutch.close());

const hold = (over: Partial<HoldSlotBody> = {}): Promise<Appended> =>
  commands.execute(
    new HoldSlot({
      workshopId: workshop.workshopId,
      vehicleId: vehicle,
      serviceCode: 'brakes',
      startsAt: new Date(nine),
      ...over,
    }),
  );
const request = (id: string) => commands.execute(new RequestBooking(id, null));
const cancel = (id: string) => commands.execute(new CancelBooking(id, 'sold the car'));
const complete = async (id: string) => {
  await commands.execute(new ConfirmBooking(id));
  await commands.execute(new StartBooking(id));
  return commands.execute(new CompleteBooking(id));
};
const shown = async (id: string) => {
  await project(clutch.kernel, tenant);
  return queries.execute(new GetBooking(id));
};
const as = <T>(work: () => Promise<T>, over?: Parameters<TestInstallation['as']>[2]) => clutch.as(tenant, work, over);
const refused = (code: string) => expect.objectContaining({ code });

describe('a held slot', () => {
  test('is taken for everybody else, and the refusal says by what and what is free instead', () =>
    as(async () => {
      await hold();
      const refusal = await hold({ startsAt: new Date(nine + HOUR / 2) }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({
        code: 'booking.slot-taken',
        details: {
          conflicts: [
            {
              kind: 'technician',
              from: new Date(nine).toISOString(),
              until: new Date(nine + HOUR).toISOString(),
            },
          ],
          alternatives: [
            { startsAt: new Date(nine + HOUR).toISOString() },
            { startsAt: new Date(nine + 1.25 * HOUR).toISOString() },
            {},
          ],
        },
      });
      await expect(hold({ startsAt: new Date(nine + HOUR) })).resolves.toMatchObject({ version: 1 });
    }));

  test('names a workshop, vehicle and need that are really there', () =>
    as(async () => {
      await expect(hold({ workshopId: uuidv7() })).rejects.toEqual(refused('booking.workshop-unknown'));
      await expect(hold({ vehicleId: uuidv7() })).rejects.toEqual(refused('booking.vehicle-unknown'));
      await expect(hold({ maintenanceNeedId: uuidv7() })).rejects.toEqual(refused('booking.need-unknown'));
      await expect(hold({ maintenanceNeedId: need.needId })).resolves.toMatchObject({ version: 1 });
    }));

  test('is free again the moment its time is over, and is shown as expired before anybody has written that down', () =>
    as(async () => {
      const { id } = await hold({ holdForSeconds: 1 });
      const expire = () => commands.execute(new ExpireHold(id, new Date(0).toISOString()));
      await expire();
      expect(await shown(id)).toMatchObject({ status: 'held', version: 1 });
      await sleep(1_050);
      expect(await shown(id)).toMatchObject({ status: 'expired', version: 1, holdExpiresAt: null });
      const listed = async (status: 'held' | 'expired') =>
        (await queries.execute(new ListBookings({ limit: 5, filter: { status } }))).data.length;
      expect([await listed('held'), await listed('expired')]).toEqual([0, 1]);
      await expect(request(id)).rejects.toEqual(refused('booking.hold-expired'));
      await hold();
      await expire();
      expect(await shown(id)).toMatchObject({ status: 'expired', version: 2 });
      await expire();
      expect(await shown(id)).toMatchObject({ version: 2 });
      expect(await queries.execute(new ListClaimDifferences())).toEqual([]);
    }));

  test('cannot be requested when somebody took its claims at the last moment', () =>
    as(async () => {
      const { id } = await hold();
      await clutch.kernel.database.read(tenant.schema, { text: 'delete from booking_resource_claim' });
      await expect(request(id)).rejects.toEqual(refused('booking.hold-expired'));
      expect(await shown(id)).toMatchObject({ status: 'held', version: 1 });
    }));
});

describe('a command that is sent again', () => {
  test('gets its first answer, although its own hold now stands in the way', async () => {
    const command = { id: uuidv7(), fingerprint: 'f' };
    const first = await as(() => hold(), { command });
    expect(await as(() => hold(), { command })).toEqual(first);
  });

  test('gets its first refusal, although the slot is free by now', async () => {
    const command = { id: uuidv7(), fingerprint: 'f' };
    const { id } = await as(() => hold());
    await expect(as(() => hold(), { command })).rejects.toEqual(refused('booking.slot-taken'));
    await as(() => cancel(id));
    await expect(as(() => hold(), { command })).rejects.toEqual(refused('booking.slot-taken'));
  });

  test('and races with its twin gets the same answer', async () => {
    const command = { id: uuidv7(), fingerprint: 'f' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => as(() => hold(), { command: { ...command } })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });
});

describe('a booking', () => {
  test('goes from the request to the completion, and its bay is free again', () =>
    as(async () => {
      const { id } = await hold({ maintenanceNeedId: need.needId });
      await request(id);
      await complete(id);
      expect(await shown(id)).toMatchObject({ status: 'completed', version: 5 });
      expect(await complete(id)).toMatchObject({ version: 5 });
      await expect(hold()).resolves.toMatchObject({ version: 1 });
    }));

  test('that is cancelled frees its time at once, and a second cancellation changes nothing', () =>
    as(async () => {
      const { id } = await hold();
      await request(id);
      expect(await cancel(id)).toMatchObject({ version: 3 });
      expect(await cancel(id)).toMatchObject({ version: 3 });
      await expect(hold()).resolves.toMatchObject({ version: 1 });
    }));

  test('is changed only from the version that the caller saw', async () => {
    const { id } = await as(() => hold());
    await as(() => request(id), { ifMatch: 1 });
    await expect(as(() => cancel(id), { ifMatch: 1 })).rejects.toBeInstanceOf(PreconditionFailed);
  });

  test('of another tenant is not there', async () => {
    const { id } = await as(() => hold());
    const other = await clutch.newTenant();
    await clutch.as(other, async () => {
      await expect(queries.execute(new GetBooking(id))).rejects.toEqual(refused('booking.not-found'));
      await expect(cancel(id)).rejects.toEqual(refused('booking.not-found'));
    });
  });
});

describe('the claims', () => {
  test('are what the streams say after a day of everything, and a planted difference is found', () =>
    as(async () => {
      const held: string[] = [];
      for (let hour = 0; hour < 12; hour += 1) held.push((await hold({ startsAt: new Date(nine + hour * HOUR) })).id);
      for (const id of held.slice(2)) await request(id);
      for (const id of held.slice(4, 7)) await complete(id);
      for (const id of held.slice(7, 9)) await cancel(id);
      expect(await queries.execute(new ListClaimDifferences())).toEqual([]);
      await clutch.kernel.database.read(tenant.schema, {
        text: 'delete from booking_resource_claim where booking_id = $1',
        values: [held[0]],
      });
      await clutch.kernel.database.read(tenant.schema, {
        text: "update booking_resource_claim set state = 'held' where booking_id = $1",
        values: [held[2]],
      });
      const differences = await queries.execute(new ListClaimDifferences());
      expect(differences.map(({ foundIn, claim }) => [foundIn, held.indexOf(claim.bookingId)]).toSorted()).toEqual([
        ['streams', 0],
        ['streams', 0],
        ['streams', 2],
        ['streams', 2],
        ['table', 2],
        ['table', 2],
      ]);
    }));
});
