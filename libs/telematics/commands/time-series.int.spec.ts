import { CommandBus, QueryBus } from '@nestjs/cqrs';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DomainError, type TenantRef } from '#kernel';
import { neighbours, plays, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { RequireVehicle } from '#fleet/contracts';
import { GetLastPosition } from '../contracts.ts';
import { ShowLastPosition } from '../queries/last-position.query.ts';
import { GetLatestReadings } from '../queries/latest-readings.query.ts';
import { ListPositions, PositionsQuery } from '../queries/list-positions.query.ts';
import { ListTrips, TripsQuery, type TripView } from '../queries/list-trips.query.ts';
import { telematicsContext, TelematicsModule } from '../telematics.module.ts';
import { type PositionFix, StorePositions } from './store-positions.command.ts';
import { StoreReadings } from './store-readings.command.ts';

const UNKNOWN = '01930000-0000-7000-8000-0000000000ff';
const START = Date.now() - 3 * 86_400_000;
const GAP_MS = 300_000;

/** The fleet is asked one thing: every vehicle but one is known. */
const fleet = neighbours(
  plays(RequireVehicle, ({ vehicleId }) => {
    if (vehicleId === UNKNOWN)
      throw new DomainError('not-found', 'vehicle.not-found', 'There is no vehicle with this id');
  }),
);

let clutch: TestInstallation;
let tenant: TenantRef;
let commands: CommandBus;
let queries: QueryBus;

beforeAll(async () => {
  clutch = await testInstallation([telematicsContext]);
  tenant = await clutch.newTenant();
  const module = await testModule(clutch, TelematicsModule, fleet);
  commands = module.get(CommandBus);
  queries = module.get(QueryBus);
});
afterAll(() => clutch.close());

const as = <T>(work: () => Promise<T>): Promise<T> => clutch.as(tenant, work);
const store = (vehicleId: string, positions: readonly PositionFix[]) =>
  as(() => commands.execute(new StorePositions(vehicleId, positions)));
const trips = (vehicleId: string, query: Partial<TripsQuery> = {}) =>
  as(() => queries.execute(new ListTrips(vehicleId, Object.assign(new TripsQuery(), { limit: 100 }, query))));
const lastPosition = (vehicleId: string) => as(() => queries.execute(new ShowLastPosition(vehicleId)));
const rows = (vehicleId: string) =>
  clutch.kernel.database.read(tenant.schema, {
    text: 'select recorded_at, latitude, longitude, speed_kmh, heading_degrees, altitude_metres from telematics_position where vehicle_id = $1 order by recorded_at',
    values: [vehicleId],
  });
const at = (seconds: number): Date => new Date(START + seconds * 1000);
const fix = (seconds: number, over: Partial<PositionFix> = {}): PositionFix => ({
  recordedAt: at(seconds),
  latitude: 24.7,
  longitude: 46.6 + seconds * 0.0002,
  ...over,
});
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );

/** Fixes in order of time: seconds between them from a second to a quarter of an hour, so that some gaps part trips. */
const drives = fc
  .array(
    fc.record({
      pause: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
        fc.constantFrom(299, 300, 301),
        fc.integer({ min: 302, max: 900 }),
      ),
      latitude: fc.double({ min: 24.5, max: 24.9, noNaN: true }),
      longitude: fc.double({ min: 46.5, max: 46.9, noNaN: true }),
      speedKmh: fc.option(fc.integer({ min: 0, max: 140 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((steps) => {
    let seconds = 0;
    return steps.map(({ pause, ...rest }): PositionFix => {
      seconds += pause;
      return { recordedAt: at(seconds), ...rest };
    });
  });

const metresBetween = (a: PositionFix, b: PositionFix): number => {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (x: number, y: number) => Math.sin(radians(y - x) / 2) ** 2;
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
};

/** What a trip is, said once more and in a loop. */
function expectedTrips(sorted: readonly PositionFix[]) {
  const groups: PositionFix[][] = [];
  for (const next of sorted) {
    const last = groups.at(-1)?.at(-1);
    if (last && next.recordedAt.getTime() - last.recordedAt.getTime() <= GAP_MS) groups.at(-1)!.push(next);
    else groups.push([next]);
  }
  return groups
    .filter(({ length }) => length > 1)
    .map((group) => {
      const speeds = group.flatMap(({ speedKmh }) => speedKmh ?? []);
      return {
        startedAt: group[0]!.recordedAt.toISOString(),
        endedAt: group.at(-1)!.recordedAt.toISOString(),
        // Rounded to a metre on the way out.
        distanceMetres: expect.closeTo(
          group.slice(1).reduce((sum, next, index) => sum + metresBetween(group[index]!, next), 0),
          -0.5,
        ) as number,
        maxSpeedKmh: speeds.length > 0 ? Math.max(...speeds) : null,
        positionCount: group.length,
      };
    });
}

describe('a batch of positions', () => {
  test('in any order, cut in any way and partly sent again, leaves the same rows, last position and trips', async () => {
    const sendings = drives.chain((sorted) =>
      fc.record({
        sorted: fc.constant(sorted),
        repeats: fc.subarray(sorted),
        order: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: sorted.length * 2,
          maxLength: sorted.length * 2,
        }),
        size: fc.integer({ min: 1, max: 20 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(sendings, async ({ sorted, repeats, order, size }) => {
        const [tidy, untidy] = [uuidv7(), uuidv7()];
        await store(tidy, sorted);
        const shuffled = [...sorted, ...repeats]
          .map((one, index) => ({ one, place: order[index]! }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ one }) => one);
        let stored = 0;
        for (let from = 0; from < shuffled.length; from += size)
          stored += (await store(untidy, shuffled.slice(from, from + size))).stored;
        expect(stored).toBe(sorted.length);
        expect(await rows(untidy)).toEqual(await rows(tidy));
        expect(await lastPosition(untidy)).toEqual(await lastPosition(tidy));
        const seen = async (vehicleId: string) => (await trips(vehicleId)).data;
        expect(await seen(untidy)).toMatchObject(expectedTrips(sorted));
        expect(await seen(tidy)).toMatchObject(expectedTrips(sorted));
      }),
      { numRuns: 25 },
    );
  });

  test('says what was new, and changes nothing when it is sent again', async () => {
    const vehicleId = uuidv7();
    const batch = [fix(2), fix(0), fix(2), fix(1)];
    expect(await store(vehicleId, batch)).toEqual({ received: 4, stored: 3, duplicates: 1 });
    const before = await rows(vehicleId);
    expect(await store(vehicleId, batch)).toEqual({ received: 4, stored: 0, duplicates: 4 });
    expect(await rows(vehicleId)).toEqual(before);
  });

  test('that many clients send at once is stored once', async () => {
    const vehicleId = uuidv7();
    const batch = Array.from({ length: 200 }, (_, index) => fix(index));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, client) => store(vehicleId, client % 2 ? batch : batch.toReversed())),
    );
    expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(200);
    expect(await rows(vehicleId)).toHaveLength(200);
    expect(await lastPosition(vehicleId)).toMatchObject({ recordedAt: at(199).toISOString() });
  });

  test('with one impossible time is refused as a whole', async () => {
    const vehicleId = uuidv7();
    const ahead = { ...fix(1), recordedAt: new Date(Date.now() + 6 * 60_000) };
    await expect(store(vehicleId, [fix(0), ahead])).rejects.toMatchObject({
      code: 'telematics.implausible-time',
      details: { errors: [{ pointer: '/positions/1/recordedAt', code: 'too-late' }] },
    });
    expect(await rows(vehicleId)).toEqual([]);
  });

  test('is for a vehicle of the tenant only', async () => {
    expect(await refusalOf(store(UNKNOWN, [fix(0)]))).toBe('vehicle.not-found');
    expect(await refusalOf(trips(UNKNOWN))).toBe('vehicle.not-found');
    expect(await refusalOf(lastPosition(UNKNOWN))).toBe('vehicle.not-found');
  });
});

describe('the last position', () => {
  test('moves forward only', async () => {
    const vehicleId = uuidv7();
    const ask = () => as(() => queries.execute(new GetLastPosition(vehicleId)));
    expect(await ask()).toBeNull();
    expect(await refusalOf(lastPosition(vehicleId))).toBe('position.not-found');
    await store(vehicleId, [fix(10, { speedKmh: 50, headingDegrees: 90, altitudeMetres: 600 })]);
    await store(vehicleId, [fix(5)]);
    expect(await ask()).toEqual({ latitude: 24.7, longitude: fix(10).longitude, recordedAt: at(10).toISOString() });
    expect(await lastPosition(vehicleId)).toMatchObject({ speedKmh: 50, headingDegrees: 90, altitudeMetres: 600 });
    await store(vehicleId, [fix(11)]);
    expect(await lastPosition(vehicleId)).toMatchObject({ recordedAt: at(11).toISOString(), speedKmh: null });
  });
});

describe('trips', () => {
  test('belong to the range in which they began, whole, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(drives, fc.integer({ min: -10, max: 4000 }), async (sorted, cut) => {
        const vehicleId = uuidv7();
        await store(vehicleId, sorted);
        const all = (await trips(vehicleId)).data;
        const before = (await trips(vehicleId, { to: at(cut) })).data;
        const after = (await trips(vehicleId, { from: at(cut) })).data;
        expect([...before, ...after]).toEqual(all);
      }),
      { numRuns: 25 },
    );
  });

  test('are paged forwards and back, and keep their ids', async () => {
    const vehicleId = uuidv7();
    await store(
      vehicleId,
      [0, 1, 2, 3, 4].flatMap((hour) => [fix(hour * 3600), fix(hour * 3600 + 60)]),
    );
    const all = (await trips(vehicleId)).data;
    expect(all).toHaveLength(5);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    const paged: TripView[][] = [];
    let page = await trips(vehicleId, { limit: 2 });
    paged.push([...page.data]);
    while (page.page.nextCursor) {
      page = await trips(vehicleId, { limit: 2, cursor: page.page.nextCursor });
      paged.push([...page.data]);
    }
    expect(paged).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)]);
    const back = await trips(vehicleId, { limit: 2, cursor: page.page.prevCursor! });
    expect(back.data).toEqual(all.slice(2, 4));
  });

  test('are asked for a month at most', async () => {
    const range = { from: at(-40 * 86_400), to: at(0) };
    expect(await refusalOf(trips(uuidv7(), range))).toBe('trip.range-too-long');
  });
});

describe('positions', () => {
  test('are listed by time within a range, a page at a time, forwards and back', async () => {
    const vehicleId = uuidv7();
    await store(
      vehicleId,
      [4, 0, 3, 1, 2, 5].map((second) => fix(second)),
    );
    const range = { from: at(1), to: at(5), limit: 3 };
    const list = (query: Partial<PositionsQuery>) =>
      as(() => queries.execute(new ListPositions(vehicleId, Object.assign(new PositionsQuery(), range, query))));
    const times = ({ data }: { data: readonly { recordedAt: string }[] }) =>
      data.map(({ recordedAt }) => (Date.parse(recordedAt) - START) / 1000);
    const first = await list({});
    const second = await list({ cursor: first.page.nextCursor! });
    const back = await list({ cursor: second.page.prevCursor! });
    expect([times(first), times(second), times(back)]).toEqual([[1, 2, 3], [4], [1, 2, 3]]);
    expect([second.page.hasMore, back.page.hasMore]).toEqual([false, true]);
  });
});

describe('readings', () => {
  test('are stored once, and the newest of each signal is told whatever came last', async () => {
    const vehicleId = uuidv7();
    const reading = (signal: string, seconds: number, value: number) => ({
      recordedAt: at(seconds),
      signal,
      value,
      unit: signal === 'engine-speed' ? 'rpm' : '°C',
    });
    const batch = [
      reading('engine-speed', 3, 900),
      reading('coolant', 9, 88.5),
      reading('coolant', 4, 70),
      reading('engine-speed', 1, 800),
      reading('coolant', 4, 70),
    ];
    const send = () => as(() => commands.execute(new StoreReadings(vehicleId, batch)));
    expect(await send()).toEqual({ received: 5, stored: 4, duplicates: 1 });
    expect(await send()).toEqual({ received: 5, stored: 0, duplicates: 5 });
    expect(await as(() => queries.execute(new GetLatestReadings(vehicleId)))).toEqual({
      readings: [
        { signal: 'coolant', value: 88.5, unit: '°C', recordedAt: at(9).toISOString() },
        { signal: 'engine-speed', value: 900, unit: 'rpm', recordedAt: at(3).toISOString() },
      ],
    });
    expect(await as(() => queries.execute(new GetLatestReadings(uuidv7())))).toEqual({ readings: [] });
  });
});
