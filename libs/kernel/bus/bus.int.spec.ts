import pg from 'pg';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test, vi } from 'vitest';
import { hasRedisServer, startTestRedis } from '../testing/redis-server.ts';
import { restrictedDatabase } from '../testing/restricted-database.ts';
import { type Bus, type BusReport } from './bus.ts';
import { LocalBus } from './local-bus.ts';
import { openBus } from './open-bus.ts';

interface Hub {
  newBus(report: BusReport): Bus;
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

const servers = [
  { name: 'Postgres', missing: false, start: startPostgres },
  { name: 'Redis', missing: !hasRedisServer, start: startRedis },
];
const hubs = [...servers, { name: 'one process', missing: false, start: startLocal }];

async function startPostgres(): Promise<Hub> {
  const database = await restrictedDatabase();
  const pool = new pg.Pool({ connectionString: database.loginUrl, max: 2 });
  pool.on('error', () => undefined);
  return {
    newBus: (report) => openBus({ databaseUrl: database.loginUrl, pool, report }),
    cutConnections: database.cutConnections,
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
}

async function startRedis(): Promise<Hub> {
  const redis = await startTestRedis();
  const pool = new pg.Pool({ connectionString: 'postgres://nowhere.invalid/none' });
  return {
    newBus: (report) => openBus({ databaseUrl: 'postgres://nowhere.invalid/none', pool, redisUrl: redis.url, report }),
    cutConnections: redis.cutConnections,
    close: redis.stop,
  };
}

async function startLocal(): Promise<Hub> {
  const bus = new LocalBus((error) => reports.push(error));
  return { newBus: () => bus, cutConnections: async () => undefined, close: () => bus.close() };
}

let reports: Error[] = [];
const until = (assertion: () => unknown) => vi.waitFor(assertion, { timeout: 10_000, interval: 10 });

let hub: Hub;
let here: Bus;
let there: Bus;

/** Two buses of one hub for each test, as two processes would have them. */
function onHub(start: () => Promise<Hub>): void {
  beforeAll(async () => {
    hub = await start();
  });
  beforeEach(() => {
    reports = [];
    here = hub.newBus((error) => reports.push(error));
    there = hub.newBus((error) => reports.push(error));
  });
  afterEach(async () => {
    await Promise.all([here.close(), there.close()]);
  });
  afterAll(() => hub.close());
}

/** What arrives on a topic, once listening has begun. */
async function listen(bus: Bus, topic: string) {
  const seen: string[] = [];
  let gaps = 0;
  const end = bus.subscribe(
    topic,
    (payload) => seen.push(payload),
    () => (gaps += 1),
  );
  await until(() => expect(gaps).toBeGreaterThan(0));
  return { seen, end, gaps: () => gaps };
}

describe.each(hubs)('the bus over $name', ({ missing, start }) => {
  describe.skipIf(missing)('carries hints', () => {
    onHub(start);

    test('a hint reaches every subscriber of its topic, in other processes and in the own', async () => {
      const heard = await Promise.all([listen(here, 'feed'), listen(there, 'feed'), listen(there, 'feed')]);
      const elsewhere = await listen(there, 'feeds');
      here.publish('feed', 'grüße "t_1"\n\'; --');
      await until(() => heard.forEach(({ seen }) => expect(seen).toEqual(['grüße "t_1"\n\'; --'])));
      expect(elsewhere.seen).toEqual([]);
    });

    test('equal hints of a moment arrive once, different ones all', async () => {
      const { seen } = await listen(there, 'feed');
      for (let n = 0; n < 300; n += 1) here.publish('feed', `t_${n % 3}`);
      here.publish('feed', 'last');
      await until(() => expect(seen).toContain('last'));
      expect(seen.sort()).toEqual(['last', 't_0', 't_1', 't_2']);
    });

    test('4 KB arrive whole; more is refused at once', async () => {
      const { seen } = await listen(there, 'feed');
      const largest = '\u0001'.repeat(4_092);
      here.publish('feed', largest);
      await until(() => expect(seen).toEqual([largest]));
      expect(() => here.publish('feed', `${largest}x`)).toThrow(RangeError);
    });

    test('a subscription that has ended hears no more; its neighbour does', async () => {
      const [ended, stays] = [await listen(there, 'feed'), await listen(there, 'feed')];
      ended.end();
      here.publish('feed', 'x');
      await until(() => expect(stays.seen).toEqual(['x']));
      expect(ended.seen).toEqual([]);
    });

    test('a listener that throws is reported and keeps nothing from the others', async () => {
      there.subscribe('feed', () => {
        throw new Error('broken listener');
      });
      const { seen } = await listen(there, 'feed');
      here.publish('feed', 'x');
      await until(() => expect(seen).toEqual(['x']));
      expect(reports.map(({ message }) => message)).toEqual(['broken listener']);
    });
  });
});

describe.each(servers)('the bus over $name', ({ missing, start }) => {
  describe.skipIf(missing)('has connections', () => {
    onHub(start);

    test('closing sends what waits', async () => {
      const { seen } = await listen(there, 'feed');
      const closing = hub.newBus((error) => reports.push(error));
      closing.publish('feed', 'last words');
      await closing.close();
      await until(() => expect(seen).toEqual(['last words']));
    });

    test('after every connection was cut it says that hints may be missing, and hints arrive again', async ({
      skip,
    }) => {
      if (!hub.cutConnections) skip('nothing to cut within a process');
      const { seen, gaps } = await listen(there, 'feed');
      const before = gaps();
      await hub.cutConnections();
      await until(() => expect(gaps()).toBeGreaterThan(before));
      await until(() => {
        here.publish('feed', 'again');
        expect(seen).toContain('again');
      });
    });
  });
});
