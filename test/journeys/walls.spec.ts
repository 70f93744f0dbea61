import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { createTenant, type NewTenant } from '../../apps/cli/demo/tenants.ts';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { Cluster } from '../kit/cluster.ts';

interface Operation {
  readonly operationId: string;
  readonly 'x-permission'?: string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** One call of an operation, with ids of the tenant that owns them. */
interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Ids {
  readonly workshop: string;
  readonly vehicle: string;
  readonly need: string;
  readonly booking: string;
  readonly endpoint: string;
  readonly key: string;
}

const NOW = new Date().toISOString();
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const slotStart = `${inDays(6).slice(0, 10)}T13:00:00Z`;

/** A right call of every operation that names something of the tenant, in an order in which the owner can make them all. */
const calls = (ids: Ids): Readonly<Record<string, Call>> => ({
  getWorkshop: { method: 'GET', path: `/v1/workshops/${ids.workshop}` },
  changeWorkshop: {
    method: 'PATCH',
    path: `/v1/workshops/${ids.workshop}`,
    body: { name: 'New name' },
    headers: { 'if-match': '*' },
  },
  getVehicle: { method: 'GET', path: `/v1/vehicles/${ids.vehicle}` },
  reportTroubleCode: {
    method: 'POST',
    path: `/v1/vehicles/${ids.vehicle}/trouble-codes`,
    body: { code: 'P0301', detectedAt: NOW },
  },
  listTroubleCodes: { method: 'GET', path: `/v1/vehicles/${ids.vehicle}/trouble-codes` },
  storePositions: {
    method: 'POST',
    path: `/v1/vehicles/${ids.vehicle}/positions`,
    body: { positions: [{ recordedAt: NOW, latitude: 1, longitude: 1 }] },
  },
  storeReadings: {
    method: 'POST',
    path: `/v1/vehicles/${ids.vehicle}/readings`,
    body: { readings: [{ recordedAt: NOW, signal: 'rpm', value: 900 }] },
  },
  getLastPosition: { method: 'GET', path: `/v1/vehicles/${ids.vehicle}/position` },
  listPositions: { method: 'GET', path: `/v1/vehicles/${ids.vehicle}/positions?from=${inDays(-1)}&to=${inDays(1)}` },
  listTrips: { method: 'GET', path: `/v1/vehicles/${ids.vehicle}/trips?from=${inDays(-1)}&to=${inDays(1)}` },
  getLatestReadings: { method: 'GET', path: `/v1/vehicles/${ids.vehicle}/readings/latest` },
  getMaintenanceNeed: { method: 'GET', path: `/v1/maintenance-needs/${ids.need}` },
  getBooking: { method: 'GET', path: `/v1/bookings/${ids.booking}` },
  getBookingTimeline: { method: 'GET', path: `/v1/bookings/${ids.booking}/timeline` },
  requestBooking: { method: 'POST', path: `/v1/bookings/${ids.booking}/request`, body: {} },
  confirmBooking: { method: 'POST', path: `/v1/bookings/${ids.booking}/confirmation` },
  startBooking: { method: 'POST', path: `/v1/bookings/${ids.booking}/start` },
  completeBooking: { method: 'POST', path: `/v1/bookings/${ids.booking}/completion` },
  getWebhookEndpoint: { method: 'GET', path: `/v1/webhook-endpoints/${ids.endpoint}` },
  changeWebhookEndpoint: {
    method: 'PATCH',
    path: `/v1/webhook-endpoints/${ids.endpoint}`,
    body: { description: 'changed' },
    headers: { 'if-match': '*' },
  },
  testWebhookEndpoint: { method: 'POST', path: `/v1/webhook-endpoints/${ids.endpoint}/test` },
  listWebhookDeliveries: { method: 'GET', path: `/v1/webhook-endpoints/${ids.endpoint}/deliveries` },
  deleteWebhookEndpoint: { method: 'DELETE', path: `/v1/webhook-endpoints/${ids.endpoint}` },
  revokeApiKey: { method: 'DELETE', path: `/v1/api-keys/${ids.key}` },
});

/** The owner of a completed booking cannot cancel it; the wall before a stranger is tried all the same. */
const refusedToOwner = (ids: Ids): Readonly<Record<string, Call>> => ({
  cancelBooking: { method: 'POST', path: `/v1/bookings/${ids.booking}/cancellation`, body: { reason: 'not wanted' } },
});

let cluster: Cluster;
let document: Document;
let owner: HttpClient;
let stranger: HttpClient;
let restricted: HttpClient;
let tenant: NewTenant;
let ids: Ids;

beforeAll(async () => {
  cluster = await Cluster.start();
  document = (await (await fetch(`${cluster.apiUrl}/openapi.json`)).json()) as Document;
  const admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  tenant = await createTenant(admin, 'Owner');
  owner = new HttpClient(cluster.apiUrl, tenant.apiKey.secret);
  stranger = new HttpClient(cluster.apiUrl, (await createTenant(admin, 'Stranger')).apiKey.secret);
  const key = await owner.post<{ id: string; secret: string }>('/v1/api-keys', {
    name: 'Reads only slots',
    mode: 'test',
    scopes: ['slot:search'],
  });
  restricted = new HttpClient(cluster.apiUrl, key.secret);
  ids = await everything(owner);
}, 120_000);
afterAll(() => cluster?.stop());

/** One of each kind of thing. */
async function everything(api: HttpClient): Promise<Ids> {
  const id = async (path: string, body: unknown) => (await api.post<{ id: string }>(path, body)).id;
  const workshop = await id('/v1/workshops', { ...NEAR_WORKSHOP, timeZone: 'Etc/UTC' });
  const vehicle = await id('/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
  await api.post(`/v1/vehicles/${vehicle}/positions`, { positions: [{ recordedAt: NOW, latitude: 0, longitude: 0 }] });
  await api.post(`/v1/vehicles/${vehicle}/trouble-codes`, { code: 'P0118', detectedAt: NOW });
  const endpoint = await id('/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/none', eventTypes: ['*'] });
  const key = await id('/v1/api-keys', { name: 'To be revoked', mode: 'test', scopes: ['slot:search'] });
  const booking = await id('/v1/bookings', {
    workshopId: workshop,
    vehicleId: vehicle,
    serviceCode: 'cooling-system',
    startsAt: slotStart,
  });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { data } = await api.get<{ data: { id: string }[] }>(`/v1/maintenance-needs?vehicleId=${vehicle}`);
    const seen = await api.send('GET', `/v1/bookings/${booking}`, { expect: 'any' });
    if (data[0] && seen.status === 200) return { workshop, vehicle, need: data[0].id, booking, endpoint, key };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No maintenance need was opened');
}

const send = (client: HttpClient, { method, path, body, headers }: Call) =>
  client.send<{ code: string }>(method, path, { body, expect: 'any', ...(headers ? { headers } : {}) });
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
  );

test('every operation that names something of a tenant has a call here', () => {
  const named = operations()
    .filter(({ path }) => path.includes('{'))
    .map(({ operationId }) => operationId)
    .sort();
  expect(Object.keys({ ...calls(ids), ...refusedToOwner(ids) }).sort()).toEqual(named);
});

describe('whoever asks without a right to', () => {
  test('gets 401 as problem+json without a key, or with one that does not exist', async () => {
    for (const { path, method, operationId } of operations()) {
      const url = `${cluster.apiUrl}${path.replaceAll(/\{\w+\}/g, ids.booking)}`;
      for (const headers of [{}, { authorization: `Bearer ${tenant.apiKey.secret.slice(0, -1)}x` }]) {
        const answer = await fetch(url, { method, headers });
        expect([operationId, answer.status, answer.headers.get('content-type')]).toEqual([
          operationId,
          401,
          'application/problem+json; charset=utf-8',
        ]);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
    }
  });

  test('gets 403 that names the permission, with a key that lacks it', async () => {
    const guarded = operations().filter(
      (operation) => !['slot:search', 'whoami:read'].includes(operation['x-permission'] ?? ''),
    );
    for (const { path, method, operationId, ...operation } of guarded) {
      const { status, body } = await restricted.send<{ code: string; permission: string }>(
        method,
        path.replaceAll(/\{\w+\}/g, ids.booking),
        { expect: 'any' },
      );
      expect([operationId, status, body.code, body.permission]).toEqual([
        operationId,
        403,
        'permission.denied',
        operation['x-permission'],
      ]);
    }
  });

  test('gets 404 for the id of another tenant, through every operation, and changes nothing', async () => {
    const before = await owner.get<{ data: unknown[] }>('/v1/events?limit=100');
    for (const [operationId, call] of Object.entries({ ...calls(ids), ...refusedToOwner(ids) })) {
      const { status, headers } = await send(stranger, call);
      expect([operationId, status]).toEqual([operationId, 404]);
      expect(headers.get('content-type')).toContain('application/problem+json');
    }
    expect(await owner.get('/v1/events?limit=100')).toEqual(before);
  });

  test('gets 422 when another tenant’s id stands in a body or filter, or an empty list', async () => {
    const hold = {
      workshopId: ids.workshop,
      vehicleId: ids.vehicle,
      serviceCode: 'cooling-system',
      startsAt: inDays(7).slice(0, 10) + 'T13:00:00Z',
    };
    expect((await stranger.send('POST', '/v1/bookings', { body: hold, expect: 'any' })).status).toBe(422);
    expect(
      (
        await stranger.send('GET', `/v1/slots?maintenanceNeedId=${ids.need}&from=${inDays(1)}&to=${inDays(2)}`, {
          expect: 'any',
        })
      ).status,
    ).toBe(422);
    expect(await stranger.get(`/v1/maintenance-needs?vehicleId=${ids.vehicle}`)).toMatchObject({ data: [] });
    const events = await stranger.get<{ data: unknown[] }>('/v1/events');
    expect(JSON.stringify(events)).not.toContain(ids.vehicle);
  });
});

test('the rightful owner succeeds with the very same calls: the control', async () => {
  for (const [operationId, call] of Object.entries(calls(ids))) {
    const { status, body } = await send(owner, call);
    expect([operationId, status < 300 ? 'success' : body]).toEqual([operationId, 'success']);
  }
});

test('a repeated command answers the same, says so, and its key serves for nothing else', async () => {
  const headers = { 'idempotency-key': randomUUID() };
  const body = { vin: '1HGCM82633A004352' };
  const first = await owner.send('POST', '/v1/vehicles', { body, headers });
  const again = await owner.send('POST', '/v1/vehicles', { body, headers });
  expect(again.body).toEqual(first.body);
  expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
  const other = await owner.send<{ code: string }>('POST', '/v1/vehicles', {
    body: { ...body, label: 'other' },
    headers,
    expect: 422,
  });
  expect(other.body.code).toBe('idempotency.key-reused');
  const elsewhere = await stranger.send<{ id: string }>('POST', '/v1/vehicles', { body, headers });
  expect(elsewhere.headers.get('idempotent-replayed')).toBeNull();
});

test('a stale If-Match is refused with the present version, and a fresh one is taken', async () => {
  const read = await owner.send('GET', `/v1/workshops/${ids.workshop}`);
  const path = `/v1/workshops/${ids.workshop}`;
  const change = (etag: string, expected: number) =>
    owner.send<{ code: string }>('PATCH', path, {
      body: { name: `Named ${etag}` },
      headers: { 'if-match': etag },
      expect: expected,
    });
  const fresh = read.headers.get('etag')!;
  expect((await change(fresh, 200)).status).toBe(200);
  expect((await change(fresh, 412)).status).toBe(412);
  expect((await owner.send('PATCH', path, { body: { name: 'x' }, expect: 'any' })).status).toBe(428);
});

test('a read told to wait for a position sees the command that answered it', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { headers, body } = await owner.send<{ id: string }>('POST', '/v1/bookings', {
      body: {
        workshopId: ids.workshop,
        vehicleId: ids.vehicle,
        serviceCode: 'oil-change',
        startsAt: `${inDays(8 + round).slice(0, 10)}T12:00:00Z`,
      },
    });
    const { status } = await owner.send('GET', `/v1/bookings/${body.id}`, {
      headers: { 'clutch-min-position': headers.get('clutch-position')! },
      expect: 'any',
    });
    expect(status).toBe(200);
  }
});
