import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  BulkItems,
  type Clock,
  OperationRunner,
  Operations,
  OperationsModule,
  type TenantDatabase,
  type TenantRef,
  uuidOf,
} from '#kernel';
import { project, type TestHttp, testHttp, type TestInstallation, testInstallation } from '#kernel/testing';
import { bookingContext, BookingModule } from '#booking';
import { fleetContext, FleetModule } from '#fleet';
import { partnerContext, PartnerModule } from '#partner';
import { telematicsContext, TelematicsModule } from '#telematics';
import { VehicleImport } from '../../libs/fleet/commands/import-vehicles.command.ts';
import { OperationWorker } from '../../libs/kernel/operations/operation-worker.ts';
import { vinOf } from '../reliability/kit/garage.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let http: TestHttp;
let vins = 0;
const vin = (): string => vinOf((vins += 1));

interface Line {
  readonly line: number;
  readonly status: number;
  readonly id?: string;
  readonly problem?: { readonly code: string };
}

beforeAll(async () => {
  clutch = await testInstallation([bookingContext, fleetContext, partnerContext, telematicsContext]);
  tenant = await clutch.newTenant();
  const modules = [BookingModule, FleetModule, PartnerModule, TelematicsModule, OperationsModule];
  http = await testHttp(clutch, tenant, ...modules);
});
afterAll(async () => {
  await http.app.close();
  await clutch.close();
});
beforeEach(() => http.may('*:*'));

const signal = new AbortController().signal;
const uuid = (id: unknown): string => uuidOf('op', id as string)!;
const work = (id: unknown, runner = http.app.get(OperationRunner)) =>
  clutch.as(tenant, () => runner.run(uuid(id), signal));

async function send(lines: readonly unknown[], headers: Record<string, string> = {}) {
  const answer = await http.app.inject({
    method: 'POST',
    url: '/v1/vehicles/imports',
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': randomUUID(), ...headers },
    payload: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
}
const text = async (id: unknown) => http.app.inject({ url: `/v1/operations/${id as string}/result` });
const linesOf = async (id: unknown): Promise<Line[]> =>
  (await text(id)).body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const shown = (id: unknown, headers = {}) => http.get(`/v1/operations/${id as string}`, headers);
const count = async (type: string): Promise<number> =>
  (await clutch.owner.query(`select 1 from ${tenant.schema}.event where type = $1`, [type])).rowCount ?? 0;

describe('an import', () => {
  test('is taken at once, done by the worker, and tells line by line what came of it', async () => {
    const twice = vin();
    const started = await send([
      { vin: vin(), plate: 'AB 1' },
      { vin: twice },
      '{broken',
      { vin: 'X' },
      [],
      { vin: twice },
      { vin: vin(), colour: 1 },
    ]);
    const { id } = started.body;
    expect([started.status, started.headers['location']]).toEqual([202, `/v1/operations/${id as string}`]);
    expect(started.body).toMatchObject({
      kind: 'vehicle-import',
      state: 'waiting',
      done: false,
      progress: { done: 0, total: 7 },
      result: null,
    });
    expect((await text(id)).statusCode).toBe(409);
    await work(id);
    expect((await shown(id)).body).toMatchObject({
      state: 'done',
      done: true,
      progress: { done: 7, total: 7 },
      error: null,
    });
    const lines = await linesOf(id);
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(lines.map(({ status }) => status).toSorted()).toEqual([201, 201, 400, 400, 409, 422, 422]);
    expect((await text(id)).headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
    });
    await project(clutch.kernel, tenant);
    expect((await http.get('/v1/vehicles?filter[plate]=AB%201')).body['data']).toMatchObject([{ id: lines[0]!.id }]);
  });

  test('tells webhooks of its end, once', async () => {
    const before = await count('OperationCompleted');
    const { id } = (await send([{ vin: vin() }])).body;
    await work(id);
    await work(id);
    expect(await count('OperationCompleted')).toBe(before + 1);
  });

  test('sent again under its key is the same operation', async () => {
    const [lines, headers] = [[{ vin: vin() }], { 'idempotency-key': randomUUID() }];
    const [first, second] = [await send(lines, headers), await send(lines, headers)];
    expect([second.body['id'], second.headers['idempotent-replayed'], second.headers['location']]).toEqual([
      first.body['id'],
      'true',
      first.headers['location'],
    ]);
    const other = await send([{ vin: vin() }], headers);
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency.key-reused']);
    // Where nobody lived to keep the answer, it is the same operation still.
    await clutch.owner.query(`delete from ${tenant.schema}.command_log where result ? 'answer'`);
    const third = await send(lines, headers);
    expect([third.body['id'], third.headers['idempotent-replayed']]).toEqual([first.body['id'], undefined]);
  });

  test('does no more than who asked for it may', async () => {
    http.may('vehicle:create', 'operation:read');
    const { id } = (await send([{ vin: vin() }])).body;
    http.may('*:*');
    const { body } = await http.post('/v1/bookings/exports', { format: 'ndjson' });
    await clutch.owner.query(
      `update ${tenant.schema}.operation set work = jsonb_set(work, '{rules}', '[]') where operation_id = any($1)`,
      [[uuid(id), uuid(body['id'])]],
    );
    await work(id);
    expect(await linesOf(id)).toMatchObject([{ status: 403, problem: { code: 'permission.denied' } }]);
  });

  test.each([
    ['', 422, 'body.no-lines'],
    [Array(10_001).fill('{}').join('\n'), 422, 'body.too-many-lines'],
    ['{"vin":"\0"}', 422, 'body.nul'],
  ])('that cannot be read is refused whole: %#', async (payload, status, code) => {
    expect(await send([payload])).toMatchObject({ status, body: { code } });
  });

  test('as anything but lines, or lines elsewhere, is 415', async () => {
    expect(await http.post('/v1/vehicles/imports', {}, { 'idempotency-key': 'k' })).toMatchObject({ status: 415 });
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await http.app.inject({ method: 'POST', url: '/v1/vehicles', headers, payload: '{}' });
    expect(answer.statusCode).toBe(415);
  });
});

describe('a caller', () => {
  test('who prefers to wait gets the end, or what there is by then', async () => {
    const waiting = send(Array(13).fill('[]'), { prefer: 'wait=10' });
    const asked = `select operation_id as id from ${tenant.schema}.operation where total = 13`;
    const find = async () => (await clutch.owner.query<{ id: string }>(asked)).rows[0]?.id;
    let id = await find();
    while (id === undefined) id = await find();
    await clutch.as(tenant, () => http.app.get(OperationRunner).run(id, signal));
    const answer = await waiting;
    expect([answer.status, answer.headers['preference-applied'], answer.body['done']]).toEqual([200, 'wait=10', true]);
    const slow = await send([{ vin: vin() }], { prefer: 'respond-async, wait=10' });
    expect([slow.status, slow.headers['preference-applied']]).toEqual([202, 'respond-async']);
    expect((await shown(slow.body['id'], { prefer: 'wait=0' })).headers['preference-applied']).toBe('wait=0');
  });

  test('finds operations by kind and state', async () => {
    const { id } = (await send([{ vin: vin() }])).body;
    const { body } = await http.get(
      '/v1/operations?filter[state]=waiting&filter[kind]=vehicle-import&limit=1&fields=id',
    );
    expect(body['data']).toEqual([{ id }]);
  });

  test('cancels what has not ended: nothing more is done', async () => {
    const { id } = (await send([{ vin: vin() }])).body;
    const cancel = () => http.app.inject({ method: 'DELETE', url: `/v1/operations/${id as string}` });
    expect((await cancel()).json()).toMatchObject({ state: 'cancelled', done: true });
    const before = await count('VehicleRegistered');
    await work(id);
    expect(await count('VehicleRegistered')).toBe(before);
    expect((await cancel()).statusCode).toBe(200);
    const { id: ended } = (await send([{ vin: vin() }])).body;
    await work(ended);
    const late = await http.app.inject({ method: 'DELETE', url: `/v1/operations/${ended as string}` });
    expect(late.json()).toMatchObject({ status: 409, code: 'long-work.finished' });
  });

  test("of another tenant finds nothing, and a colleague's result is not theirs", async () => {
    const { id } = (await send([{ vin: vin() }])).body;
    await work(id);
    const elsewhere = await testHttp(clutch, await clutch.newTenant(), OperationsModule);
    for (const path of ['', '/result'])
      expect((await elsewhere.get(`/v1/operations/${id as string}${path}`)).status).toBe(404);
    await elsewhere.app.close();
    await clutch.owner.query(`update ${tenant.schema}.operation set asked_by = 'usr_else' where operation_id = $1`, [
      uuid(id),
    ]);
    expect((await text(id)).json()).toMatchObject({ status: 403, code: 'long-work.not-yours' });
  });
});

describe('an export', () => {
  test('writes a search into a file, and refuses one that cannot be', async () => {
    const odd = await http.post('/v1/bookings/exports', { format: 'csv', filter: { colour: 'red' } });
    expect(odd).toMatchObject({ status: 422, body: { errors: [{ pointer: '/filter/colour' }] } });
    const workshop = randomUUID();
    await clutch.owner.query(
      `insert into ${tenant.schema}.booking_booking select gen_random_uuid(), 1, 'confirmed', $1, gen_random_uuid(), 'oil', null,
       gen_random_uuid(), gen_random_uuid(), now(), now(), 'UTC', '', now(), '=1+1, "' || n, null, now(), now() from generate_series(1, 1203) n`,
      [workshop],
    );
    const body = { format: 'csv', filter: { status: 'confirmed' }, sort: 'startsAt' };
    const { id } = (await http.post('/v1/bookings/exports', body)).body;
    await work(id);
    expect((await shown(id)).body).toMatchObject({ state: 'done', progress: { done: 1203, total: 1203 } });
    const file = await text(id);
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, ...rows] = file.body.trimEnd().split('\n');
    expect([head!.split(',').slice(0, 3), rows.length]).toEqual([['id', 'version', 'status'], 1203]);
    expect(new Set(rows.map((row) => row.slice(0, 30))).size).toBe(1203);
    expect(rows[0]).toContain(`"'=1+1, ""`);
  });
});

describe('a worker that dies in the middle', () => {
  const clock = (aheadMs: number): Clock => ({ now: () => new Date(Date.now() + aheadMs) });

  /** Does the first piece and dies before it can write what came of it. @returns what wakes it up again */
  async function dies(id: unknown, planted: VehicleImport): Promise<() => Promise<void>> {
    const { events, database } = clutch.kernel;
    const grave = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const dying = {
      read: database.read.bind(database),
      transaction: async (...asked: Parameters<TenantDatabase['transaction']>) => {
        reached.resolve();
        await grave.promise;
        return database.transaction(...asked);
      },
    } as unknown as TenantDatabase;
    const runner = new OperationRunner(dying, events, http.app.get(Operations), clock(0));
    runner.register([planted]);
    const running = work(id, runner);
    await reached.promise;
    return async () => {
      grave.resolve();
      await running;
    };
  }
  /** So far ahead that the dead one's lease is over. */
  function survivor(planted: VehicleImport): OperationRunner {
    const { events, database } = clutch.kernel;
    const runner = new OperationRunner(database, events, http.app.get(Operations), clock(31_000));
    runner.register([planted]);
    return runner;
  }
  async function storyOf(planted: VehicleImport) {
    const before = await count('VehicleRegistered');
    const { id } = (await send(Array.from({ length: 60 }, () => ({ vin: vin() })))).body;
    const wake = await dies(id, planted);
    // Nobody else takes it while the lease holds.
    await work(id);
    expect((await shown(id)).body['state']).toBe('running');
    await work(id, survivor(planted));
    await wake();
    const lines = await linesOf(id);
    return { lines, made: (await count('VehicleRegistered')) - before, view: (await shown(id)).body };
  }

  test('leaves its piece to another one, which does it again without effect; what it writes when it wakes is not taken', async () => {
    const { lines, made, view } = await storyOf(http.app.get(VehicleImport, { strict: false }));
    expect(made).toBe(60);
    expect(view).toMatchObject({ state: 'done', progress: { done: 60, total: 60 } });
    expect(lines.map(({ line, status }) => [line, status])).toEqual(Array.from({ length: 60 }, (_, n) => [n + 1, 201]));
  });

  test('whose lines have no command ids is found: the control', async () => {
    const items = http.app.get(BulkItems, { strict: false });
    const run = (...[action, item]: Parameters<BulkItems['run']>) => items.run(action, item, undefined);
    const forgetful = { run } as unknown as BulkItems;
    const { lines } = await storyOf(new VehicleImport(http.app.get(Operations), forgetful));
    expect(lines.filter(({ status }) => status === 409)).toHaveLength(50);
  });

  test('is found by the sweep, and what ended a week ago is gone', async () => {
    const { id } = (await send([{ vin: vin() }])).body;
    const worker = http.app.get(OperationWorker, { strict: false });
    const woken: string[] = [];
    const operations = http.app.get(Operations);
    const wake = operations.wake.bind(operations);
    operations.wake = async (operationId) => void woken.push(operationId);
    await clutch.owner.query(
      `update ${tenant.schema}.operation set finished_at = now() - interval '8 days', created_at = now() - interval '9 days' where state = 'done'`,
    );
    await clutch.as(tenant, () => worker.sweep(tenant));
    operations.wake = wake;
    expect(woken).toContain(uuid(id));
    const left = await clutch.owner.query(`select distinct state from ${tenant.schema}.operation where side = 'head'`);
    expect(left.rows).not.toContainEqual({ state: 'done' });
    const orphans = await clutch.owner.query(
      `select 1 from ${tenant.schema}.operation o where not exists (select from ${tenant.schema}.operation h where h.operation_id = o.operation_id and h.side = 'head')`,
    );
    expect(orphans.rowCount).toBe(0);
  });
});
