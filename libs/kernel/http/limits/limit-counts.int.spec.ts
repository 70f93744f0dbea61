import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Clock } from '../../domain/clock.ts';
import { hasRedisServer, startTestRedis } from '../../testing/redis-server.ts';
import { testInstallation } from '../../testing/test-installation.ts';
import { type BatchName, BatchNames } from '../batch-names.ts';
import { type Count, LimitCounts } from './limit-counts.ts';
import { LimitStore, type LimitTake } from './limit-store.ts';
import { PostgresLimitStore } from './postgres-limit-store.ts';
import { RedisLimitStore } from './redis-limit-store.ts';

interface Opened {
  open(): LimitStore;
  close(): Promise<void>;
}

const stores = [
  {
    name: 'Postgres',
    missing: false,
    start: async (): Promise<Opened> => {
      const { kernel, close } = await testInstallation();
      return { open: () => new PostgresLimitStore(kernel.platform), close };
    },
  },
  {
    name: 'Redis',
    missing: !hasRedisServer,
    start: async (): Promise<Opened> => {
      const redis = await startTestRedis();
      return { open: () => new RedisLimitStore(redis.url), close: redis.stop };
    },
  },
];

class SetClock extends Clock {
  // Redis forgets by its own time, so this one begins at the machine's.
  at = new Date();
  override now(): Date {
    return this.at;
  }
}

/** Fails while it is down, hands on and loses the answer while it is mute, and with `renames` takes every try for another batch. */
class FragileStore extends LimitStore {
  isDown = false;
  isMute = false;
  renames = false;
  readonly #others = new BatchNames();
  constructor(private readonly inner: LimitStore) {
    super();
  }
  override async add(takes: readonly LimitTake[], batch: BatchName): Promise<readonly number[]> {
    if (this.isDown) throw new Error('no store');
    const totals = await this.inner.add(takes, this.renames ? this.#others.next() : batch);
    if (this.isMute) throw new Error('no answer');
    return totals;
  }
  override close(): Promise<void> {
    return this.inner.close();
  }
}

describe.each(stores)('limits added up in $name', ({ missing, start }) => {
  let place: Opened;
  let clock: SetClock;
  let store: FragileStore;
  let tenant: string;
  const reports: (string | undefined)[] = [];
  const open: LimitCounts[] = [];
  const process = (over: LimitStore = new FragileStore(place.open())): LimitCounts => {
    const counts = new LimitCounts({ store: over, clock, report: (error) => reports.push(error?.message) });
    open.push(counts);
    return counts;
  };
  const used = (counts: LimitCounts, count: Count) => counts.used(count, counts.now());

  beforeAll(async () => {
    if (!missing) place = await start();
  });
  afterAll(async () => {
    await Promise.all(open.map((counts) => counts.close()));
    await place?.close();
  });
  beforeEach(() => {
    if (missing) return;
    clock = new SetClock();
    store = new FragileStore(place.open());
    tenant = uuidv7();
    reports.length = 0;
  });

  test.skipIf(missing)('processes see what the others let through, and a tenant only its own', async () => {
    const [one, other] = [process(), process()];
    const [here, there] = [one.get(tenant, 'burst', 60), other.get(tenant, 'burst', 60)];
    const stranger = other.get(uuidv7(), 'burst', 60);
    one.take(here, 3);
    other.take(there, 4);
    await Promise.all([one.sync(), other.sync()]);
    await Promise.all([one.ask([here]), other.ask([stranger])]);
    one.take(here, 1);
    await one.sync();
    expect([used(one, here), used(other, stranger)]).toEqual([8, 0]);
  });

  test.skipIf(missing)('who comes later knows at the first look what was spent, and after a restart', async () => {
    const first = process();
    const spent = first.get(tenant, 'credits/key', 'month');
    first.take(spent, 10);
    await first.close();
    const second = process();
    const found = second.get(tenant, 'credits/key', 'month');
    expect(used(second, found)).toBe(0);
    await second.ask([found]);
    expect(used(second, found)).toBe(10);
    expect(second.ask([found])).toBeUndefined();
  });

  test.skipIf(missing)('what never begins anew is kept without an end', async () => {
    const first = process();
    first.take(first.get(tenant, 'gift', 'never'), 2);
    await first.close();
    const second = process();
    const found = second.get(tenant, 'gift', 'never');
    await second.ask([found]);
    expect([used(second, found), found.endsAt]).toEqual([2, Number.POSITIVE_INFINITY]);
  });

  test.skipIf(missing)('a window that is over leaves nothing in the next one', async () => {
    const counts = process();
    const count = counts.get(tenant, 'burst', 60);
    counts.take(count, 5);
    await counts.sync();
    clock.at = new Date(count.endsAt);
    expect(used(counts, count)).toBe(0);
    counts.take(count, 1);
    await counts.sync();
    expect(used(counts, count)).toBe(1);
  });

  test.skipIf(missing)('without the store each counts alone, and tells it all when it is back, once', async () => {
    const counts = process(store);
    const count = counts.get(tenant, 'burst', 60);
    store.isDown = true;
    counts.take(count, 2);
    await counts.sync();
    counts.take(count, 1);
    await counts.sync();
    expect(used(counts, count)).toBe(3);
    expect(counts.ask([count])).toBeUndefined();
    store.isDown = false;
    await counts.sync();
    expect(reports).toEqual(['no store', undefined]);
    const other = process();
    const same = other.get(tenant, 'burst', 60);
    await other.ask([same]);
    expect(used(other, same)).toBe(3);
  });

  /** What others see of 5, of which 2 were handed over twice: the first answer was lost behind the commit. */
  async function seenAfterLostAnswer(): Promise<number> {
    const counts = process(store);
    const count = counts.get(tenant, 'burst', 60);
    store.isMute = true;
    counts.take(count, 2);
    await counts.sync();
    counts.take(count, 3);
    store.isMute = false;
    await counts.sync();
    expect(used(counts, count)).toBeGreaterThanOrEqual(5);
    const other = process();
    const same = other.get(tenant, 'burst', 60);
    await other.ask([same]);
    return used(other, same);
  }

  test.skipIf(missing)('what was added although its answer was lost is added once', async () => {
    expect(await seenAfterLostAnswer()).toBe(5);
  });

  test.skipIf(missing)('the control: under another name at each try it is added twice', async () => {
    store.renames = true;
    expect(await seenAfterLostAnswer()).toBe(7);
  });

  test.skipIf(missing)(
    'eight processes that race let through what is left and what passes in one round, no more',
    async () => {
      const quota = 100;
      const processes = Array.from({ length: 8 }, () => process());
      const counts = processes.map((each) => each.get(tenant, 'daily', 'day'));
      const passed = await Promise.all(processes.map((each, at) => hammer(each, counts[at]!, quota)));
      const total = passed.reduce((sum, count) => sum + count, 0);
      expect(total).toBeGreaterThanOrEqual(quota);
      // Between two rounds each of them tries ROUND requests.
      expect(total).toBeLessThanOrEqual(quota + processes.length * ROUND);
    },
  );

  test.skipIf(missing)('the control: processes that never compare let through the quota each', async () => {
    const quota = 100;
    const processes = Array.from({ length: 8 }, () => process());
    const deaf = processes.map((each) => Object.assign(each, { sync: async () => undefined }));
    const counts = deaf.map((each) => each.get(tenant, 'daily', 'day'));
    const passed = await Promise.all(deaf.map((each, at) => hammer(each, counts[at]!, quota)));
    expect(passed.reduce((sum, count) => sum + count, 0)).toBe(8 * quota);
  });
});

const ROUND = 10;

/** Tries far more than the quota, and compares with the others after every round. @returns how many passed */
async function hammer(counts: LimitCounts, count: Count, quota: number): Promise<number> {
  let passed = 0;
  for (let attempt = 1; attempt <= quota * 2; attempt += 1) {
    if (counts.used(count, counts.now()) < quota) {
      counts.take(count, 1);
      passed += 1;
    }
    if (attempt % ROUND === 0) await counts.sync();
  }
  return passed;
}
