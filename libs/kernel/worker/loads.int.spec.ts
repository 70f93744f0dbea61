import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { JobWorkers } from '../jobs/job-workers.ts';
import { type AddOptions } from '../jobs/jobs.ts';
import { projection, type Subscription } from '../subscriptions/subscription.ts';
import { SubscriptionRunner } from '../subscriptions/subscription-runner.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import {
  boardContext,
  type BoardEvent,
  boardProjection,
  boardRows,
  createBoard,
  fillBoard,
  seedBoard,
} from '../testing/board.ts';
import { loadQueue, Loads, loadsOf } from './loads.ts';
import { rebuildOf } from '../testing/rebuild-of.ts';

const ITEMS = 4_000;
const seen: number[] = [];
const bell = projection<BoardEvent>('test.bell', { ItemOpened: ({ position }) => seen.push(position) });

let clutch: TestInstallation;
let tenant: TenantRef;
let asked: number;
let added: AddOptions[];
const errors: unknown[] = [];
beforeAll(async () => {
  clutch = await testInstallation([boardContext]);
});
afterAll(() => clutch.close());
beforeEach(async () => {
  tenant = await clutch.newTenant();
  await createBoard(clutch.owner, tenant);
  [asked, added, seen.length, errors.length] = [0, [], 0, 0];
});

const runnerOf = (...subscriptions: Subscription[]) =>
  new SubscriptionRunner(clutch.kernel.database, clutch.kernel.events, subscriptions, undefined as never, {
    lag: () => undefined,
    failed: (_, __, error) => void errors.push(error),
    load: () => void (asked += 1),
  });
const loadsWith = (runner: SubscriptionRunner, rebuild = rebuildOf(clutch.kernel, [boardProjection()])) =>
  new Loads({
    runner,
    rebuild,
    jobs: {
      add: async (_, __, options) => {
        added.push(options ?? {});
        return '';
      },
    },
    failed: (_, __, error) => void errors.push(error),
    onError: (error) => void errors.push(error),
  });
const lagOf = async (runner: SubscriptionRunner, name: string) =>
  (await runner.lags(tenant)).find(({ subscription }) => subscription === name)?.events;

describe('a subscription that is far behind', () => {
  test('is left to a load, so that a drain brings the others up to date at once', async () => {
    await seedBoard(clutch.owner, tenant, ITEMS);
    await clutch.owner.query(
      `insert into ${tenant.schema}.subscription (name, shard, position) values ('test.bell', 0, $1), ('test.board', 0, 0)`,
      [2 * ITEMS - 3],
    );
    const runner = runnerOf(boardProjection(), bell);
    await runner.drain(tenant);
    expect(seen).toEqual([2 * ITEMS - 1]);
    expect(await lagOf(runner, 'test.board')).toBe(2 * ITEMS);
    expect(asked).toBeGreaterThan(0);
    await loadsWith(runner).work(tenant);
    expect(await lagOf(runner, 'test.board')).toBeLessThan(500);
    await runner.drain(tenant);
    expect(await lagOf(runner, 'test.board')).toBe(0);
    expect((await boardRows(clutch.owner, tenant)).map(({ length }) => length)).toEqual([ITEMS, ITEMS]);
    expect([added, errors]).toEqual([[], []]);
  });

  test('is brought up by the drain itself where nobody takes loads', async () => {
    await seedBoard(clutch.owner, tenant, ITEMS);
    const { database, events } = clutch.kernel;
    const reports = {
      lag: () => undefined,
      failed: (_: unknown, __: string, error: unknown) => void errors.push(error),
    };
    const runner = new SubscriptionRunner(database, events, [boardProjection()], undefined as never, reports);
    await runner.drain(tenant);
    expect([await lagOf(runner, 'test.board'), errors]).toEqual([0, []]);
  });
});

describe('a rebuild', () => {
  test('that is asked for is seen by a drain and done by a load', async () => {
    await fillBoard(clutch, tenant, { items: 3 });
    const runner = runnerOf(boardProjection());
    await runner.drain(tenant);
    expect(asked).toBe(0);
    const right = await boardRows(clutch.owner, tenant);
    await clutch.owner.query(`update ${tenant.schema}.board_item set total = 99`);
    await rebuildOf(clutch.kernel, [boardProjection()]).start(tenant, 'test.board');
    await runner.drain(tenant);
    expect(asked).toBeGreaterThan(0);
    await loadsWith(runner).work(tenant);
    expect(await boardRows(clutch.owner, tenant)).toEqual(right);
    expect([added, errors]).toEqual([[], []]);
  });

  test('that has to wait is tried again a little later; one that fails is told', async () => {
    await fillBoard(clutch, tenant, { items: 1 });
    const runner = runnerOf(boardProjection());
    await runner.drain(tenant);
    const broken = boardProjection(() => {
      throw new Error('broken on purpose');
    });
    const rebuild = rebuildOf(clutch.kernel, [broken]);
    await rebuild.start(tenant, 'test.board');
    const loads = loadsWith(runner, rebuild);
    await loads.work(tenant);
    expect(errors).toEqual([expect.objectContaining({ message: 'broken on purpose' })]);
    for (let turn = 0; turn < 6; turn += 1) await loads.work(tenant);
    loads.ask(tenant);
    expect(added.map(({ deduplicate, delayMs }) => [deduplicate, delayMs])).toEqual(
      [1, 2, 4, 8, 16, 30, 30].map((seconds) => ['load-later', 1_000 * seconds]),
    );
  });

  test('of a projection that this release does not have is left alone', async () => {
    await rebuildOf(clutch.kernel, [boardProjection()]).start(tenant, 'test.board');
    expect(await rebuildOf(clutch.kernel, [bell]).pending(tenant)).toEqual([]);
    await loadsWith(runnerOf(bell), rebuildOf(clutch.kernel, [bell])).work(tenant);
    expect([added, errors]).toEqual([[], []]);
  });
});

test('a tenant is asked for once a second at most, and again after its turn', async () => {
  const loads = loadsWith(runnerOf());
  for (const now of [0, 1, 999, 1_000, 1_001]) loads.ask(tenant, now);
  expect(added).toHaveLength(2);
  await loads.work(tenant);
  loads.ask(tenant, 1_002);
  expect(added).toHaveLength(3);
});

test('an eighth of the connections, never more than four', () => {
  expect([1, 10, 16, 32, 500].map(loadsOf)).toEqual([1, 1, 2, 4, 4]);
});

test('no more than four run in the whole installation, however many workers there are', async () => {
  const { jobBackend, jobs } = clutch.kernel;
  const queue = await jobBackend.openQueue(loadQueue.name, {});
  await queue.setGlobalConcurrency(4);
  const tenants = await Promise.all(Array.from({ length: 8 }, () => clutch.newTenant()));
  let [running, most, ended] = [0, 0, 0];
  const handle = async (): Promise<void> => {
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 60));
    running -= 1;
    ended += 1;
  };
  const report = {
    completed: () => undefined,
    failed: () => undefined,
    stalled: () => undefined,
    unreachable: () => undefined,
  };
  const workers = [1, 2].map(
    () =>
      new JobWorkers(jobBackend, {
        findTenant: (schema) => clutch.kernel.tenants.bySchema(schema),
        reports: report,
        stopWithinMs: 5_000,
      }),
  );
  for (const worker of workers) await worker.start([{ queue: loadQueue, concurrency: 4, handle }]);
  await jobs.addBulk(
    loadQueue,
    tenants.map(({ schema }) => ({ data: {}, tenant: schema, deduplicate: 'load' })),
  );
  await expect.poll(() => ended, { timeout: 10_000 }).toBe(8);
  expect(most).toBeLessThanOrEqual(4);
  expect(most).toBeGreaterThan(1);
  for (const worker of workers) await worker.stop();
  await queue.close();
});
