import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { neighbours, plays, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { RequireVehicle } from '#fleet/contracts';
import { telematicsContext, TelematicsModule } from '../telematics.module.ts';

let clutch: TestInstallation;
let http: TestHttp;

beforeAll(async () => {
  clutch = await testInstallation([telematicsContext]);
  const tenant = await clutch.newTenant();
  http = await testHttp(clutch, tenant, TelematicsModule, neighbours(plays(RequireVehicle, () => undefined)));
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});

const fixAt = (minutesAgo: number, over: object = {}) => ({
  recordedAt: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
  location: { latitude: 24.7, longitude: 46.7 },
  ...over,
});
const vehicle = () => `/v1/vehicles/${typedId('veh', uuidv7())}`;

describe('positions by HTTP', () => {
  test('are stored, listed and told as the last one', async () => {
    const path = vehicle();
    expect((await http.get(`${path}/position`)).body).toMatchObject({ status: 404, code: 'position.not-found' });
    const positions = [fixAt(1, { speedKmh: 30.5, headingDegrees: 90, altitudeMetres: 612 }), fixAt(2), fixAt(2)];
    const stored = await http.post(`${path}/positions`, { positions: [...positions, positions[1]] });
    expect([stored.status, stored.body['received']]).toEqual([200, 4]);
    expect((await http.get(`${path}/position`)).body).toEqual(positions[0]);
    const list = await http.get(`${path}/positions?limit=1`);
    expect(list.body).toMatchObject({
      data: [{ location: { latitude: 24.7 }, speedKmh: null }],
      page: { hasMore: true },
    });
    const trips = await http.get(`${path}/trips?from=2000-01-01T00:00:00Z&to=2000-01-02T00:00:00%2B03:00`);
    expect(trips).toMatchObject({ status: 200, body: { data: [] } });
  });

  test.each([
    ['a latitude beyond the pole', { location: { latitude: 90.001, longitude: 0 } }, '/positions/1/location/latitude'],
    [
      'a longitude beyond the date line',
      { location: { latitude: 0, longitude: -180.5 } },
      '/positions/1/location/longitude',
    ],
    ['no place', { location: undefined }, '/positions/1/location'],
    ['a time without a zone', { recordedAt: '2026-05-01T08:00:00' }, '/positions/1/recordedAt'],
    ['a time before 2000', { recordedAt: '1970-01-01T00:00:00Z' }, '/positions/1/recordedAt'],
    ['a time to come', { recordedAt: new Date(Date.now() + 3_600_000).toISOString() }, '/positions/1/recordedAt'],
    ['a field that nobody knows', { driver: 'A' }, '/positions/1/driver'],
  ])('%s is 422 with its place, and nothing of the batch is stored', async (_, over, pointer) => {
    const path = vehicle();
    const { status, body } = await http.post(`${path}/positions`, { positions: [fixAt(1), fixAt(2, over)] });
    expect(status).toBe(422);
    expect((body['errors'] as { pointer: string }[]).map((error) => error.pointer)).toEqual([pointer]);
    expect((await http.get(`${path}/position`)).status).toBe(404);
  });

  test.each([0, 1001])('a batch of %d is refused', async (length) => {
    const answer = await http.post(`${vehicle()}/positions`, {
      positions: Array.from({ length }, (_, index) => fixAt(index / 60)),
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/positions' }] } });
  });
});

describe('readings by HTTP', () => {
  test('are stored, and the newest of each signal is told', async () => {
    const path = vehicle();
    const reading = { recordedAt: '2026-05-01T08:00:00.000Z', signal: 'vehicle-speed', value: 42, unit: 'km/h' };
    expect((await http.post(`${path}/readings`, { readings: [reading] })).body).toEqual({
      received: 1,
      stored: 1,
      duplicates: 0,
    });
    expect((await http.get(`${path}/readings/latest`)).body).toEqual({ readings: [reading] });
  });

  test('of a signal that is no name are refused', async () => {
    const reading = { recordedAt: '2026-05-01T08:00:00Z', signal: 'Vehicle Speed', value: 42 };
    expect(await http.post(`${vehicle()}/readings`, { readings: [reading] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/readings/0/signal' }] },
    });
  });
});
