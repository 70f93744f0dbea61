import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { project, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { partnerContext, PartnerModule } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';
import { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';
import { vinOf } from '../reliability/kit/garage.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
let workshopId: string;
let vehicleId: string;
let vins = 0;
const vin = (): string => vinOf((vins += 1));

interface Item {
  readonly index: number;
  readonly status: number;
  readonly id?: string;
  readonly replayed?: boolean;
  readonly problem?: { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] };
}

async function batch(kind: string, body: object, key = randomUUID()) {
  const { status, headers, body: answer } = await http.post(`/v1/${kind}:batch`, body, { 'idempotency-key': key });
  return { status, answer, replayed: headers['idempotent-replayed'], items: (answer['data'] ?? []) as Item[] };
}
const statuses = (items: readonly Item[]): number[] => items.map(({ status }) => status);
const codes = (items: readonly Item[]) => items.map(({ problem }) => problem?.code);
const count = async (type: string): Promise<number> =>
  (await clutch.owner.query(`select 1 from ${tenant.schema}.event where type = $1`, [type])).rowCount ?? 0;

beforeAll(async () => {
  clutch = await testInstallation([bookingContext, fleetContext, partnerContext, telematicsContext]);
  tenant = await clutch.newTenant();
  http = await testHttp(clutch, tenant, BookingModule, FleetModule, PartnerModule, TelematicsModule);
  const made = await http.post('/v1/workshops', { ...NEAR_WORKSHOP, timeZone: 'Etc/UTC' });
  workshopId = made.body['id'] as string;
  vehicleId = (await http.post('/v1/vehicles', { vin: vin() })).body['id'] as string;
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});
beforeEach(() => http.may('*:*'));

const day = (days: number): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T13:00:00Z`;
const hold = (days: number) => ({
  action: 'hold',
  body: { workshopId, vehicleId, serviceCode: 'oil-change', startsAt: day(days) },
});

describe('a batch', () => {
  test('does each item by its own command, in order, and says what came of it', async () => {
    const held = await batch('bookings', { items: [hold(2), hold(3)] });
    expect([held.status, statuses(held.items)]).toEqual([207, [201, 201]]);
    const [first, second] = held.items.map(({ id }) => id);
    const next = await batch('bookings', {
      items: [
        { action: 'request', id: first, body: { note: 'please' } },
        { action: 'confirm', id: first },
        { action: 'confirm', id: second },
        { action: 'cancel', id: second, body: { reason: 'not wanted' } },
        { action: 'cancel', id: second },
        { action: 'confirm', id: first, body: { odd: 1 } },
        { action: 'confirm', id: workshopId },
        { action: 'confirm', id: first, ifMatch: '"1"' },
      ],
    });
    expect(statuses(next.items)).toEqual([200, 200, 409, 200, 422, 422, 404, 412]);
    expect(next.items[4]!.problem!.errors).toMatchObject([{ pointer: '/items/4/body/reason', code: 'required' }]);
    await project(clutch.kernel, tenant);
    expect((await http.get(`/v1/bookings/${first}`)).body['status']).toBe('confirmed');
  });

  test('asks for the permission of each item', async () => {
    http.may('vehicle:read', 'vehicle:create');
    const { items } = await batch('vehicles', {
      items: [
        { action: 'register', body: { vin: vin() } },
        { action: 'report-trouble-code', id: vehicleId, body: { code: 'P0301', detectedAt: day(-1) } },
      ],
    });
    expect([statuses(items), codes(items)]).toEqual([
      [201, 403],
      [undefined, 'permission.denied'],
    ]);
  });

  test('needs the version where the single operation needs it', async () => {
    const change = { action: 'change', id: workshopId, body: { name: 'Anew' } };
    const { items } = await batch('workshops', {
      items: [change, { ...change, ifMatch: '"1"' }, { ...change, ifMatch: '"1"' }],
    });
    expect(statuses(items)).toEqual([428, 200, 412]);
  });

  test.each([
    [{ items: [] }, '/items'],
    [{ items: Array.from({ length: 101 }, () => ({ action: 'register' })) }, '/items'],
    [{ items: [{ action: 'constructor' }] }, '/items/0/action'],
    [{ items: [{ action: 'register' }, { action: 'sell' }] }, '/items/1/action'],
  ])('%# that cannot be read is refused whole', async (body, pointer) => {
    const before = await count('VehicleRegistered');
    const { status, answer } = await batch('vehicles', body);
    expect([status, answer['errors']]).toMatchObject([422, [{ pointer }]]);
    expect(await count('VehicleRegistered')).toBe(before);
  });

  test('needs a key', async () => {
    const items = [{ action: 'register', body: { vin: vin() } }];
    expect(await http.post('/v1/vehicles:batch', { items })).toMatchObject({ status: 400 });
  });
});

describe('a batch that is sent again', () => {
  const items = () => [1, 2, 3].map(() => ({ action: 'register', body: { vin: vin() } }));

  test('gets its answer, and acts once', async () => {
    const [key, body] = [randomUUID(), { items: items() }];
    const [first, second] = [await batch('vehicles', body, key), await batch('vehicles', body, key)];
    expect([second.replayed, second.items]).toEqual(['true', first.items]);
    expect(await batch('vehicles', { items: items() }, key)).toMatchObject({
      status: 422,
      answer: { code: 'idempotency.key-reused' },
    });
  });

  test('after its process died does what was not done, and finds the rest', async () => {
    const [key, body] = [randomUUID(), { items: items() }];
    const first = await batch('vehicles', body, key);
    const lost = `update ${tenant.schema}.command_log set at = now() - interval '61 seconds', result = result - 'answer' || '{"running":true}' where result ? 'answer'`;
    await clutch.owner.query(lost);
    const before = await count('VehicleRegistered');
    const second = await batch('vehicles', body, key);
    expect(second.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
    expect(second.items.every(({ replayed }) => replayed)).toBe(true);
    expect(await count('VehicleRegistered')).toBe(before);
    // The control: without the items' own keys the second try is refused by the VINs that the first one took.
    await clutch.owner.query(`${lost}; delete from ${tenant.schema}.command_log where not result ? 'running'`);
    expect(codes((await batch('vehicles', body, key)).items)).toEqual(Array(3).fill('vehicle.already-registered'));
  });
});

test.each(['en', 'ar'])('an item is refused in the words of the single operation: %s', async (language) => {
  const headers = () => ({ 'accept-language': language, 'idempotency-key': randomUUID() });
  const item = { action: 'register', body: { vin: 'too-short' } };
  const told = ({ instance: _place, requestId: _id, ...problem }: Record<string, unknown>) => problem;
  const single = await http.post('/v1/vehicles', item.body, headers());
  const { body } = await http.post('/v1/vehicles:batch', { atomic: true, items: [item, item] }, headers());
  const [refused, undone] = (body['data'] as Item[]).map(({ problem }) => told({ ...problem }));
  expect(refused).toEqual(told(single.body));
  expect(refused).toMatchObject({ type: expect.stringContaining('vehicle/vin-length'), status: 422 });
  expect(undone).toMatchObject({ title: expect.any(String), code: 'batch.undone', status: 424, refusedItem: 0 });
  const isArabic = [refused, undone].map((problem) => /[\u0600-\u06ff]/.test(String(problem?.['title'])));
  expect(isArabic).toEqual(Array(2).fill(language === 'ar'));
});

describe('an atomic batch', () => {
  test('does all in one transaction', async () => {
    const { items } = await batch('bookings', { atomic: true, items: [hold(6), hold(7), hold(8)] });
    expect(statuses(items)).toEqual([201, 201, 201]);
    const transactions = await clutch.owner.query(
      `select distinct xmin::text from ${tenant.schema}.event where stream_id in
        (select booking_id from ${tenant.schema}.booking_resource_claim) order by 1 desc limit 1`,
    );
    expect(transactions.rowCount).toBe(1);
  });

  test('sees what its earlier items did: a slot with two bays is held twice, and not three times', async () => {
    const { items } = await batch('bookings', {
      atomic: true,
      items: [hold(9), hold(9), hold(9), hold(9), hold(9), hold(9)],
    });
    const refused = items.findIndex(({ problem }) => problem && problem.code !== 'batch.undone');
    expect(refused).toBeGreaterThan(0);
    expect(items[refused]!.status).toBe(409);
    expect(statuses(items.filter((_, index) => index !== refused))).toEqual(Array(items.length - 1).fill(424));
  });

  test('leaves nothing when one is refused: no event, no claim, no key', async () => {
    const taken = vin();
    const [key, register] = [randomUUID(), (name: string) => ({ action: 'register', body: { vin: name } })];
    await http.post('/v1/vehicles', { vin: taken });
    const free = vin();
    const counts = async () => [
      await count('VehicleRegistered'),
      (await clutch.owner.query(`select 1 from ${tenant.schema}.fleet_vin_claim`)).rowCount,
    ];
    const before = await counts();
    const { items } = await batch('vehicles', { atomic: true, items: [register(free), register(taken)] }, key);
    expect([statuses(items), codes(items)]).toEqual([
      [424, 409],
      ['batch.undone', 'vehicle.already-registered'],
    ]);
    expect(await counts()).toEqual(before);
    // The control: one by one, the first is registered.
    expect(statuses((await batch('vehicles', { items: [register(free), register(taken)] })).items)).toEqual([201, 409]);
    expect(await counts()).not.toEqual(before);
  });
});
