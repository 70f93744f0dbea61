import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { type Statement, type TenantDatabase } from './tenant-database.ts';

let clutch: TestInstallation;
let database: TenantDatabase;
let tenants: TenantRef[];

beforeAll(async () => {
  // One connection, so one lane, which all tenants share.
  clutch = await testInstallation([], { CLUTCH_DATABASE_POOL_MAX: '1' });
  ({ database } = clutch.kernel);
  tenants = await Promise.all(Array.from({ length: 6 }, () => clutch.newTenant()));
  for (const { schema } of tenants) await clutch.owner.query(`create table ${schema}.note (id int primary key)`);
});
afterAll(() => clutch.close());
beforeEach(async () => {
  for (const { schema } of tenants) await clutch.owner.query(`truncate ${schema}.note`);
});

const add = (id: number): Statement => ({ name: 'test.add', text: 'insert into note values ($1)', values: [id] });
const who = (): Statement => ({
  name: 'test.who',
  text: 'select current_user as who, current_schema() as path, pg_backend_pid() as pid',
});
const send = ({ schema }: TenantRef, ...statements: Statement[]) => database.onLane(schema, statements);
const kept = async ({ schema }: TenantRef): Promise<number[]> =>
  (await clutch.owner.query<{ id: number }>(`select id from ${schema}.note order by id`)).rows.map(({ id }) => id);
const codeOf = (end: PromiseSettledResult<unknown>): unknown =>
  end.status === 'rejected' ? (end.reason as { code?: unknown }).code : end.status;

test('each transaction runs as its own tenant, on one connection', async () => {
  const seen = await Promise.all(tenants.map((tenant) => send(tenant, who())));
  const rows = seen.map((answers) => answers[0]![0] as { who: string; path: string; pid: number });
  expect(rows.map(({ who, path }) => [who, path])).toEqual(tenants.map(({ schema }) => [schema, schema]));
  expect(new Set(rows.map(({ pid }) => pid)).size).toBe(1);
});

test('each commits or fails alone, whatever stands before and behind it', async () => {
  const [a, b, c] = tenants as [TenantRef, TenantRef, TenantRef];
  await Promise.all([a, b, c].map((tenant) => send(tenant, add(0))));
  const ends = await Promise.allSettled([
    send(a, add(1)),
    send(b, add(1), { text: 'select 1 / 0' }),
    send(c, add(1)),
    send(a, add(1)),
    send(b, add(2)),
  ]);
  expect(ends.map(codeOf)).toEqual(['fulfilled', '22012', 'fulfilled', '23505', 'fulfilled']);
  expect(await Promise.all([a, b, c].map(kept))).toEqual([
    [0, 1],
    [0, 2],
    [0, 1],
  ]);
});

test('what relies on a statement that was never parsed, since one before it had failed, says so and has written nothing', async () => {
  const [a] = tenants as [TenantRef];
  const late: Statement = { name: 'test.late', text: 'insert into note values ($1)', values: [7] };
  const ends = await Promise.allSettled([send(a, { text: 'select 1 / 0' }, late), send(a, late)]);
  expect(ends.map(codeOf)).toEqual(['22012', '26000']);
  expect(await kept(a)).toEqual([]);
  await send(a, late);
  expect(await kept(a)).toEqual([7]);
});

test('a locked row does not keep the other tenants: who meets it gives up after a moment', async () => {
  const [a, ...others] = tenants as [TenantRef, ...TenantRef[]];
  await send(a, add(1));
  const owner = await clutch.owner.connect();
  await owner.query(`begin; update ${a.schema}.note set id = 2`);
  const update: Statement = { text: 'update note set id = 3' };
  const startedAt = performance.now();
  const ends = await Promise.allSettled([send(a, update), ...others.map((tenant) => send(tenant, add(1)))]);
  expect(ends.map(codeOf)).toEqual(['55P03', ...others.map(() => 'fulfilled')]);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  await owner.query('commit');
  owner.release();
  await send(a, update);
  expect(await kept(a)).toEqual([3]);
});

test('a short read that meets a lock on a lane waits for it alone', async () => {
  const [a, b] = tenants as [TenantRef, TenantRef];
  await send(a, add(1));
  const owner = await clutch.owner.connect();
  await owner.query(`begin; lock table ${a.schema}.note`);
  const all: Statement = { name: 'test.all', text: 'select id from note' };
  let isRead = false;
  const reading = database.readShort<{ id: number }>(a.schema, all).finally(() => (isRead = true));
  const [{ who: other } = { who: '' }] = await database.readShort<{ who: string }>(b.schema, who());
  expect([other, isRead]).toEqual([b.schema, false]);
  await owner.query('commit');
  owner.release();
  expect(await reading).toEqual([{ id: 1 }]);
});

test('a short read inside of a transaction sees what that has written', async () => {
  const [a] = tenants as [TenantRef];
  const seen = await database.inOne(a.schema, async () => {
    await database.read(a.schema, add(5));
    return database.readShort<{ id: number }>(a.schema, { text: 'select id from note' });
  });
  expect(seen).toEqual([{ id: 5 }]);
});

test('what has not been sent yet is counted as waiting, by tenant', async () => {
  const [a, b] = tenants as [TenantRef, TenantRef];
  const sent = [a, a, b].map((tenant) => send(tenant, who()));
  expect([a, b].map(({ schema }) => database.waitingOf(schema))).toEqual([2, 1]);
  await Promise.all(sent);
  expect([a, b].map(({ schema }) => database.waitingOf(schema))).toEqual([0, 0]);
});

test('a value that cannot be written is refused alone, before anything is sent', async () => {
  const [a, b] = tenants as [TenantRef, TenantRef];
  const ends = await Promise.allSettled([
    send(a, add(1), {
      text: 'select $1::text',
      values: [
        {
          toPostgres: () => {
            throw new Error('no text');
          },
        },
      ],
    }),
    send(b, add(1)),
  ]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(await kept(a)).toEqual([]);
});

describe('a lost connection', () => {
  const cut = () =>
    clutch.owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'clutch'",
    );

  test('rejects all that was sent, and what comes then has a new one', async () => {
    const [a, b] = tenants as [TenantRef, TenantRef];
    await send(a, who());
    const sleeping = Promise.allSettled([send(a, { text: 'select pg_sleep(20)' }), send(b, add(1)), send(b, add(2))]);
    await expect.poll(async () => (await cut()).rowCount).toBe(1);
    expect((await sleeping).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await kept(b)).toEqual([]);
    await send(b, add(3));
    expect(await kept(b)).toEqual([3]);
  });

  test('that breaks while nothing is under way is noticed before the next transaction', async () => {
    const [a] = tenants as [TenantRef];
    await send(a, who());
    await cut();
    await expect.poll(() => clutch.kernel.pool.totalCount).toBe(0);
    expect(await send(a, who())).toHaveLength(1);
  });
});

test('a lane gives its connection to whoever waits for one, and both go on in turn', async () => {
  const [a, b] = tenants as [TenantRef, TenantRef];
  const work = [];
  for (let round = 0; round < 50; round += 1) {
    work.push(send(a, add(round)), database.read(b.schema, add(round)));
    if (round % 5 === 0) work.push(database.transaction(b.schema, (tx) => tx.query(add(1_000 + round))));
  }
  await Promise.all(work);
  expect(await kept(a)).toHaveLength(50);
  expect(await kept(b)).toHaveLength(60);
  expect(clutch.kernel.pool).toMatchObject({ waitingCount: 0, refusals: 0 });
});
