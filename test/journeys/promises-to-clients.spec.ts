import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HttpClient } from '../../apps/cli/demo/http-client.ts';
import { inDays, makeWorld, type World } from '../authorization/world.ts';
import { Cluster } from '../kit/cluster.ts';

let cluster: Cluster;
let owner: HttpClient;
let stranger: HttpClient;
let ids: World['ids'];

beforeAll(async () => {
  cluster = await Cluster.start();
  const [mine, theirs] = [await makeWorld(cluster, 'Owner'), await makeWorld(cluster, 'Stranger')];
  owner = new HttpClient(cluster.apiUrl, mine.tenant.apiKey.secret);
  stranger = new HttpClient(cluster.apiUrl, theirs.tenant.apiKey.secret);
  ({ ids } = mine);
}, 120_000);
afterAll(() => cluster?.stop());

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
  const read = await owner.send('GET', `/v1/workshops/${ids['workshopId']}`);
  const path = `/v1/workshops/${ids['workshopId']}`;
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
        workshopId: ids['workshopId'],
        vehicleId: ids['vehicleId'],
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
