import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OperationRunner, OperationsModule, type TenantRef, uuidOf } from '#kernel';
import { project, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext, FleetModule } from '#fleet';
import { partnerContext, PartnerModule } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { vinOf } from '../reliability/kit/garage.ts';

const at = (hours: number): string => new Date(Date.parse('2026-01-01T09:00:00Z') + hours * 3_600_000).toISOString();

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
/** Public ids. */
let vehicles: string[];

beforeAll(async () => {
  clutch = await testInstallation([fleetContext, partnerContext, telematicsContext]);
  tenant = await clutch.newTenant();
  http = await testHttp(clutch, tenant, FleetModule, PartnerModule, TelematicsModule, OperationsModule);
  vehicles = [];
  for (const n of [1, 2])
    vehicles.push((await http.post('/v1/vehicles', { vin: vinOf(n), label: `Van ${n}` })).body['id'] as string);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});
beforeEach(() => http.may('*:*'));

type Body = Readonly<Record<string, unknown>>;
const pageOf = (body: Body) => body['page'] as { nextCursor: string; prevCursor: string; totalCount?: number };

describe('the positions of a vehicle', () => {
  const url = (n = 0): string => `/v1/vehicles/${vehicles[n]!}/positions`;
  const timesOf = (body: Body): string[] => (body['data'] as { recordedAt: string }[]).map((row) => row.recordedAt);
  const insert = (hours: number, speed: number | null) =>
    clutch.owner.query(`insert into ${tenant.schema}.telematics_position values ($1, $2, 24, 46, $3)`, [
      uuidOf('veh', vehicles[0]!),
      at(hours),
      speed,
    ]);
  beforeAll(async () => {
    for (let n = 0; n < 7; n += 1) await insert(n, n % 2 === 0 ? null : n * 10);
  });

  test('are filtered, cut, counted and put the newest first; from and to say the same as a filter', async () => {
    const query = 'filter[speedKmh][gte]=30&sort=-recordedAt&fields=recordedAt,location.latitude&include=totalCount';
    const { body } = await http.get(`${url()}?${query}`);
    expect(body['data']).toEqual([5, 3].map((n) => ({ recordedAt: at(n), location: { latitude: 24 } })));
    expect(pageOf(body).totalCount).toBe(2);
    const short = await http.get(`${url()}?from=${at(2)}&to=${at(5)}`);
    const long = await http.get(`${url()}?filter[recordedAt][gte]=${at(2)}&filter[recordedAt][lt]=${at(5)}`);
    expect([timesOf(short.body), timesOf(long.body)]).toEqual([[2, 3, 4].map(at), [2, 3, 4].map(at)]);
  });

  test('stay where they are between pages, forward and back, while others come in', async () => {
    const sorted = `${url()}?limit=3&sort=-recordedAt`;
    const first = (await http.get(sorted)).body;
    await insert(8, null); // ahead of the first page
    const second = (await http.get(`${sorted}&cursor=${pageOf(first).nextCursor}`)).body;
    expect([...timesOf(first), ...timesOf(second)]).toEqual([6, 5, 4, 3, 2, 1].map(at));
    const back = (await http.get(`${sorted}&cursor=${pageOf(second).prevCursor}`)).body;
    expect(timesOf(back)).toEqual(timesOf(first));
  });

  test('have cursors that are good for nothing else: no other vehicle, span, sort or list', async () => {
    const cursor = pageOf((await http.get(`${url()}?limit=2`)).body).nextCursor;
    for (const elsewhere of [
      `${url(1)}?limit=2`,
      `${url()}?limit=2&from=${at(0)}`,
      `${url()}?limit=2&sort=-recordedAt`,
      '/v1/vehicles?limit=2',
    ])
      expect(await http.get(`${elsewhere}&cursor=${cursor}`)).toMatchObject({
        status: 422,
        body: { errors: [{ parameter: 'cursor' }] },
      });
    expect((await http.get(`${url()}?limit=2&cursor=${cursor}`)).status).toBe(200);
  });
});

describe('long work', () => {
  const work = (id: unknown) =>
    clutch.as(tenant, () => http.app.get(OperationRunner).run(uuidOf('op', String(id))!, new AbortController().signal));
  const linesOf = async (id: unknown): Promise<{ status?: number }[]> => {
    const { body } = await http.app.inject({ url: `/v1/operations/${String(id)}/result` });
    return body.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { status?: number }]));
  };

  test('registers a workshop for each line that is one, and says what is wrong with the others', async () => {
    const lines = [{ ...NEAR_WORKSHOP, name: 'North' }, { name: '' }, { ...NEAR_WORKSHOP, name: 'South' }];
    const { body } = await http.app
      .inject({
        method: 'POST',
        url: '/v1/workshops/imports',
        headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': randomUUID() },
        payload: lines.map((line) => JSON.stringify(line)).join('\n'),
      })
      .then((answer) => ({ body: answer.json<Body>() }));
    await work(body['id']);
    expect((await linesOf(body['id'])).map(({ status }) => status)).toEqual([201, 422, 201]);
  });

  test('writes vehicles, workshops and maintenance needs into files, as their lists show them', async () => {
    await project(clutch.kernel, tenant);
    await clutch.owner.query(
      `insert into ${tenant.schema}.fleet_maintenance_need values (gen_random_uuid(), $1, 'P0118', 'cooling-system', 'open', 1, now())`,
      [uuidOf('veh', vehicles[0]!)],
    );
    for (const [what, filter, expected] of [
      ['workshops', { name: { in: ['North', 'South'] } }, 2],
      ['vehicles', { label: 'Van 1' }, 1],
      ['maintenance-needs', { troubleCode: 'P0118' }, 1],
    ] as const) {
      const { id } = (await http.post(`/v1/${what}/exports`, { format: 'ndjson', filter })).body;
      await work(id);
      const lines = await linesOf(id);
      expect([what, lines.length, lines]).toEqual([
        what,
        expected,
        (await http.post(`/v1/${what}/search`, { filter })).body['data'],
      ]);
    }
  });
});
