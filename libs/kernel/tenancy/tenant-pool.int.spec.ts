import { setTimeout as sleep } from 'node:timers/promises';
import { type PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { problemOfError } from '../http/problems/problem-of-error.ts';
import { type RestrictedDatabase, restrictedDatabase } from '../testing/restricted-database.ts';
import { isConnectionLost } from './connection-lost.ts';
import { TenantPool, type TenantPoolOptions } from './tenant-pool.ts';

let database: RestrictedDatabase;
beforeAll(async () => {
  database = await restrictedDatabase();
});
afterAll(() => database.drop());

let pool: TenantPool;
const open = (over: Partial<TenantPoolOptions> = {}, url = database.loginUrl): TenantPool =>
  (pool = new TenantPool(
    { connectionString: url },
    { max: 4, tenantsPerConnection: 10, maxAgeMs: 60_000, idleMs: 60_000, waitMs: 100, ...over },
  ));
beforeEach(() => open());
afterEach(() => pool.end());

const pidOf = async (client: PoolClient): Promise<number> =>
  (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid;
/** Has a connection for a moment. @returns the process that served it */
async function visit(tenant?: string): Promise<number> {
  const client = await pool.connect(tenant);
  const pid = await pidOf(client);
  client.release();
  return pid;
}
/** Opens `count` connections, all idle afterwards. */
async function warm(count: number): Promise<void> {
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  for (const client of clients) client.release();
}

describe('a tenant', () => {
  test('gets the idle connection that has served it before', async () => {
    await warm(3);
    const first = { a: await visit('a'), b: await visit('b'), c: await visit('c') };
    expect(new Set(Object.values(first)).size).toBe(3); // who is new gets the connection that knows the fewest
    for (let round = 0; round < 3; round += 1)
      expect({ a: await visit('a'), b: await visit('b'), c: await visit('c') }).toEqual(first);
  });

  test('does not wait for it when it is busy', async () => {
    await warm(2);
    const client = await pool.connect('a');
    const other = await visit('a');
    expect(other).not.toBe(await pidOf(client));
    client.release();
    expect(pool.waits).toBe(0);
  });

  test('that waits is served before others by a connection that knows it', async () => {
    open({ max: 1 });
    await visit('a');
    const client = await pool.connect('b');
    const order: string[] = [];
    const waits = ['c', 'a'].map(async (tenant) => {
      const served = await pool.connect(tenant);
      order.push(tenant);
      served.release();
    });
    client.release();
    await Promise.all(waits);
    expect(order).toEqual(['a', 'c']);
  });

  test('that has waited is not passed over for one that the connection knows', async () => {
    open({ max: 1 });
    await visit('a');
    const client = await pool.connect('b');
    const order: string[] = [];
    const wait = async (tenant: string) => {
      const served = await pool.connect(tenant);
      order.push(tenant);
      served.release();
    };
    const first = wait('c');
    await sleep(30);
    const second = wait('a');
    client.release();
    await Promise.all([first, second]);
    expect(order).toEqual(['c', 'a']);
  });

  test('has a quarter of the connections at a time and at least two, and others go on meanwhile', async () => {
    const held = [await pool.connect('a'), await pool.connect('a')];
    const third = pool.connect('a').catch((error: unknown) => error);
    expect(await visit('b')).toBeGreaterThan(0);
    const refused = await third;
    expect(refused).toMatchObject({ code: '53300', message: expect.stringContaining('this tenant has as many') });
    held[0]!.release();
    expect(await visit('a')).toBeGreaterThan(0);
    held[1]!.release();
    expect(pool).toMatchObject({ refusals: 1, waitingCount: 0 });
  });
});

test('who waits too long is refused with an error that HTTP answers as 503, and the connection as never made', async () => {
  open({ max: 1 });
  const client = await pool.connect('a');
  const refused = await pool.connect('b').catch((error: unknown) => error);
  expect(problemOfError(refused)).toMatchObject({ status: 503, headers: { 'Retry-After': '2' } });
  expect(isConnectionLost(refused)).toBe(true);
  client.release();
  expect(await visit('b')).toBeGreaterThan(0);
});

describe('a connection', () => {
  test('ends after K tenants, and its successor is there before', async () => {
    const first = await visit('t0');
    for (let tenant = 1; tenant < 9; tenant += 1) expect(await visit(`t${tenant}`)).toBe(first);
    await expect.poll(() => pool.retirements).toBe(1); // at nine tenths
    expect(pool).toMatchObject({ totalCount: 1, idleCount: 1 });
    expect(await visit('t10')).not.toBe(first);
  });

  test('that serves ever more tenants ends at K even if no successor can be opened', async () => {
    const client = await pool.connect('t0');
    const pid = await pidOf(client);
    await database.owner.query(`alter role "${database.login}" connection limit 1`);
    try {
      for (let tenant = 1; tenant < 9; tenant += 1) expect(pool.serves(client, `t${tenant}`)).toBe(false);
      await sleep(50);
      expect(pool.serves(client, 't9')).toBe(true);
      client.release();
    } finally {
      await database.owner.query(`alter role "${database.login}" connection limit -1`);
    }
    expect(await visit('t9')).not.toBe(pid);
    expect(pool.retirements).toBe(1);
  });

  test('ends at its age', async () => {
    open({ maxAgeMs: 1_000 });
    const first = await visit('a');
    await sleep(1_050);
    await visit('a');
    await expect.poll(() => pool.retirements).toBe(1);
    expect(await visit('a')).not.toBe(first);
  });

  test.each([
    ['an open transaction', 'begin'],
    ['a search_path of the session', 'set search_path = pg_catalog'],
  ])('on which %s was left is not given to anybody', async (_, leave) => {
    open({}, database.ownerUrl); // an application may not even try
    const client = await pool.connect('a');
    const pid = await pidOf(client);
    await client.query(leave);
    client.release();
    expect(pool).toMatchObject({ leftovers: 1, totalCount: 0 });
    expect(await visit('a')).not.toBe(pid);
  });

  test('on which a path was set for a transaction only is given on', async () => {
    const client = await pool.connect('a');
    const pid = await pidOf(client);
    await client.query('begin');
    await client.query('set local search_path = pg_catalog');
    await client.query('commit');
    client.release();
    expect(await visit('a')).toBe(pid);
    expect(pool.leftovers).toBe(0);
  });

  test('that breaks while idle is dropped, and one that breaks while lent is not given back', async () => {
    await warm(1);
    await database.cutConnections();
    await expect.poll(() => pool.totalCount).toBe(0);
    const client = await pool.connect('a');
    await database.cutConnections();
    await expect(client.query('select 1')).rejects.toThrow(/terminat|connection/);
    client.release();
    await expect.poll(() => pool.totalCount).toBe(0);
    expect(await visit('a')).toBeGreaterThan(0);
  });

  test('cannot be given back twice', async () => {
    const client = await pool.connect();
    client.release();
    expect(() => client.release()).toThrow('given back twice');
  });
});

test('who keeps a connection is asked for it when somebody waits', async () => {
  open({ max: 1 });
  const asked: string[] = [];
  const client = await pool.keep({
    preferred: undefined,
    wanted: () => {
      asked.push('wanted');
      client.release();
      return true;
    },
  });
  expect(asked).toEqual([]);
  expect(await visit('a')).toBeGreaterThan(0);
  expect(asked).toEqual(['wanted']);
});

test('a server that cannot be reached is told to everybody who asked, and asked anew later', async () => {
  const nowhere = new URL(database.loginUrl);
  nowhere.port = '1';
  open({ max: 1 }, nowhere.href);
  const asks = await Promise.allSettled([pool.connect('a'), pool.connect('b'), pool.connect('c')]);
  expect(asks.map((ask) => ask.status === 'rejected' && (ask.reason as { code: string }).code)).toEqual(
    Array.from({ length: 3 }, () => 'ECONNREFUSED'),
  );
  expect(pool).toMatchObject({ totalCount: 0, waitingCount: 0 });
});

test('after its end nobody gets a connection, and the end waits for those that are lent', async () => {
  const client = await pool.connect();
  const waiting = Promise.allSettled(Array.from({ length: 4 }, () => pool.connect('a')));
  let isOver = false;
  const end = pool.end().then(() => (isOver = true));
  await sleep(20);
  expect(isOver).toBe(false);
  for (const ask of await waiting) if (ask.status === 'fulfilled') ask.value.release();
  client.release();
  await end;
  await expect(pool.connect()).rejects.toThrow('after calling end');
  expect(pool.ended).toBe(true);
});
