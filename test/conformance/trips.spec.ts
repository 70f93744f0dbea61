// Real drives, a fix a second, as 3 devices recorded them on 9 days. They lie beside the checkout; without them this skips.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { neighbours, plays, type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { RequireVehicle } from '#fleet/contracts';
import { telematicsContext, TelematicsModule } from '#telematics';
import { type PositionFix, StorePositions } from '../../libs/telematics/commands/store-positions.command.ts';
import { ListTrips, TripsQuery, type TripView } from '../../libs/telematics/queries/list-trips.query.ts';

const DRIVES = join(import.meta.dirname, '../../../shared/data/fleet/trips/ndsbr.csv.gz');
const isMissing = !existsSync(DRIVES);
if (isMissing)
  console.log('Real drives are skipped: there is no shared/data/fleet/trips/ndsbr.csv.gz beside the checkout');

/** What the data's own description says of all 9 trips: the sum of the distances between fixes. */
const KILOMETRES = 112;
const BATCH = 1000;
const DAY = 86_400_000;

interface Drive extends PositionFix {
  readonly driver: string;
  /** The label that the data gives to the trip; only the expectation may look at it. */
  readonly trip: string;
}

/** The fixes of the file; two of its 18,014 rows have no place. */
function readDrives(): Drive[] {
  const [, ...lines] = gunzipSync(readFileSync(DRIVES)).toString('utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const [driver, longitude, latitude, date, time, , trip, , speed] = line.split(',');
    if (latitude === '') return [];
    const [day, month, year] = date!.split('/').map((part) => part.padStart(2, '0'));
    return {
      driver: driver!,
      trip: trip!,
      recordedAt: new Date(`${year}-${month}-${day}T${time}Z`),
      latitude: Number(latitude),
      longitude: Number(longitude),
      speedKmh: Number(speed),
    };
  });
}

/** In an order that has nothing to do with time, the same on every run; every third batch is sent twice. */
function shuffledBatches(fixes: readonly Drive[]): PositionFix[][] {
  const keyed = fixes.map(({ recordedAt, latitude, longitude, speedKmh }) => ({
    fix: { recordedAt, latitude, longitude, speedKmh: speedKmh! },
    key: createHash('sha256').update(recordedAt.toISOString()).digest('hex'),
  }));
  const shuffled = keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ fix }) => fix);
  const batches = Array.from({ length: Math.ceil(shuffled.length / BATCH) }, (_, index) =>
    shuffled.slice(index * BATCH, (index + 1) * BATCH),
  );
  return [...batches, ...batches.filter((_, index) => index % 3 === 0)];
}

/** What a trip of the data must be read back as: times, number of fixes and highest speed, by its label. */
function labelled(fixes: readonly Drive[]) {
  return [...Map.groupBy(fixes, ({ trip }) => trip).values()].map((trip) => ({
    startedAt: trip[0]!.recordedAt.toISOString(),
    endedAt: trip.at(-1)!.recordedAt.toISOString(),
    positions: trip.length,
    // Speeds are kept in single precision, which tells 0.00001 km/h apart.
    maxSpeedKmh: Math.fround(Math.max(...trip.map(({ speedKmh }) => speedKmh!))),
  }));
}

describe.skipIf(isMissing)('9 real trips, uploaded in shuffled batches', () => {
  let clutch: TestInstallation;
  let tenant: TenantRef;
  const vehicles = new Map<string, { readonly fixes: Drive[]; readonly stored: number; readonly trips: TripView[] }>();

  beforeAll(async () => {
    clutch = await testInstallation([telematicsContext]);
    tenant = await clutch.newTenant();
    const fleet = neighbours(plays(RequireVehicle, () => undefined));
    const module = await testModule(clutch, TelematicsModule, fleet);
    for (const [driver, fixes] of Map.groupBy(readDrives(), (fix) => fix.driver)) {
      const vehicleId = uuidv7();
      let stored = 0;
      for (const batch of shuffledBatches(fixes)) {
        const command = new StorePositions(vehicleId, batch);
        stored += (await clutch.as(tenant, () => module.get(CommandBus).execute(command))).stored;
      }
      const from = new Date(fixes[0]!.recordedAt.getTime() - DAY);
      const query = Object.assign(new TripsQuery(), { limit: 100, from, to: new Date(from.getTime() + 31 * DAY) });
      const { data } = await clutch.as(tenant, () => module.get(QueryBus).execute(new ListTrips(vehicleId, query)));
      vehicles.set(driver, { fixes, stored, trips: [...data] });
    }
  });
  afterAll(() => clutch.close());

  test('are stored once each', () => {
    for (const { fixes, stored } of vehicles.values()) expect(stored).toBe(fixes.length);
    expect([...vehicles.values()].reduce((sum, { stored }) => sum + stored, 0)).toBe(18_012);
  });

  test('are read back as the 9 trips that the data names, each with its times, its fixes and its highest speed', () => {
    for (const { fixes, trips } of vehicles.values()) {
      const told = trips.map(({ startedAt, endedAt, positionCount, maxSpeedKmh }) => ({
        startedAt,
        endedAt,
        positions: positionCount,
        maxSpeedKmh: Math.fround(maxSpeedKmh!),
      }));
      expect(told).toEqual(labelled(fixes));
    }
    expect([...vehicles.values()].flatMap(({ trips }) => trips)).toHaveLength(9);
  });

  test('are as long together as the data says', () => {
    const trips = [...vehicles.values()].flatMap((vehicle) => vehicle.trips);
    const kilometres = trips.reduce((sum, { distanceMetres }) => sum + distanceMetres, 0) / 1000;
    expect(Math.abs(kilometres / KILOMETRES - 1)).toBeLessThan(0.02);
  });
});
