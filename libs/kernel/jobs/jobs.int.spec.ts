import { setTimeout as sleep } from 'node:timers/promises';
import { type PostgresQueueBackend } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { currentContext, type RequestContext, runInContext } from '../context/request-context.ts';
import { jobStores, type JobStore } from '../testing/job-stores.ts';
import { type JobBackend } from './job-backend.ts';
import { type Job, type JobHandler, type JobReports, JobWorkers } from './job-workers.ts';
import { Jobs } from './jobs.ts';
import { openJobBackend } from './open-job-backend.ts';
import { defineQueue, type QueueSettings } from './queue-definition.ts';

const ALPHA = { id: 'a', schema: 't_alpha00000000000', slug: 'alpha' };
const BETA = { id: 'b', schema: 't_beta000000000000', slug: 'beta' };
const GONE = 't_gone000000000000';
const context: RequestContext = {
  requestId: 'req_1',
  correlation: 'cor_1',
  trace: '00-trace',
  source: 'api',
  tenant: ALPHA,
};
const QUICK = { type: 'fixed', delayMs: 20 } as const;
const until = (assertion: () => unknown) => vi.waitFor(assertion, { timeout: 10_000, interval: 10 });

if (jobStores.some(({ missing }) => missing)) {
  process.stdout.write('No redis-server on this machine: the tests on Redis are skipped.\n');
}

describe.each(jobStores)('jobs on $name', ({ missing, start }) => {
  describe.skipIf(missing)('as contexts use them', () => {
    let store: JobStore;
    let backend: JobBackend;
    let jobs: Jobs;
    let running: JobWorkers[] = [];
    let failures: { id: string; tenant: string | undefined; attempt: number; willRetry: boolean; message: string }[] =
      [];
    let names = 0;

    beforeAll(async () => {
      store = await start();
      backend = openJobBackend(store.settings);
      jobs = new Jobs(backend);
    });
    afterEach(async () => {
      await Promise.all(running.map((workers) => workers.stop()));
      running = [];
      failures = [];
    });
    afterAll(async () => {
      await jobs.close();
      await backend.close();
      await store.close();
    });

    const newQueue = <Data = { n: number }>(settings: Partial<QueueSettings> = {}) =>
      defineQueue<Data>(`queue-${(names += 1)}`, settings);
    const reports: JobReports = {
      completed: () => undefined,
      stalled: () => undefined,
      unreachable: () => undefined,
      failed: (_, failure, { message }) => failures.push({ ...failure, message }),
    };
    async function run<Data>(handler: JobHandler<Data>, stopWithinMs = 5_000): Promise<JobWorkers> {
      const findTenant = async (schema: string) => [ALPHA, BETA].find((tenant) => tenant.schema === schema);
      const workers = new JobWorkers(backend, { findTenant, reports, stopWithinMs });
      await workers.start([handler]);
      running.push(workers);
      return workers;
    }
    const inAlpha = <T>(work: () => T) => runInContext(context, work);
    const inBeta = <T>(work: () => T) => runInContext({ ...context, tenant: BETA }, work);

    test('a job runs in the tenant, correlation and trace of the work that added it', async () => {
      const queue = newQueue();
      const seen: [Job<{ n: number }>, RequestContext | undefined][] = [];
      await run({ queue, handle: async (job) => void seen.push([job, currentContext()]) });
      const id = await inAlpha(() => jobs.add(queue, { n: 7 }));
      await until(() => expect(seen).toHaveLength(1));
      expect(seen[0]![0]).toEqual({ id, data: { n: 7 }, attempt: 1 });
      expect(seen[0]![1]).toMatchObject({
        requestId: `job_${queue.name}_${id}`,
        correlation: 'cor_1',
        trace: '00-trace',
        source: 'job',
        tenant: ALPHA,
        actor: { kind: 'job', id: queue.name },
      });
    });

    test('a job that follows from nothing is named by its own id, without its tenant', async () => {
      const queue = newQueue();
      const seen: (RequestContext | undefined)[] = [];
      await run({ queue, handle: async () => void seen.push(currentContext()) });
      await jobs.add(queue, { n: 1 }, { tenant: ALPHA.schema, jobId: 'first' });
      await until(() => expect(seen).toHaveLength(1));
      const name = `job_${queue.name}_first`;
      expect(seen[0]).toMatchObject({ requestId: name, correlation: name, tenant: ALPHA });
    });

    test('a job of a tenant that is not live fails at once and stays to be looked at', async () => {
      const queue = newQueue();
      const handled: unknown[] = [];
      await run({ queue, handle: async (job) => void handled.push(job) });
      const id = await jobs.add(queue, { n: 1 }, { tenant: GONE });
      await until(() => expect(failures).toMatchObject([{ id, tenant: GONE, attempt: 1, willRetry: false }]));
      expect(handled).toEqual([]);
    });

    test('a bulk is handled in its order, with keys and ids as single adds have', async () => {
      const queue = newQueue();
      const seen: number[] = [];
      const ids = await inAlpha(() =>
        jobs.addBulk(
          queue,
          [1, 2, 3].map((n) => ({ data: { n } })),
        ),
      );
      const merged = await inAlpha(() =>
        jobs.addBulk(
          queue,
          [4, 5].map((n) => ({ data: { n }, deduplicate: 'same' })),
        ),
      );
      expect(new Set(ids).size).toBe(3);
      expect(merged[0]).toBe(merged[1]);
      await run({ queue, handle: async ({ data }) => void seen.push(data.n) });
      await until(() => expect(seen).toEqual([1, 2, 3, 4]));
      await expect(inAlpha(() => jobs.addBulk(queue, []))).resolves.toEqual([]);
    });

    test('an id is one job for a tenant, also after it ran, and hinders no other tenant', async () => {
      const queue = newQueue({ keepCompletedSeconds: 60 });
      const seen: string[] = [];
      await run({ queue, handle: async ({ data }) => void seen.push(`${currentContext()?.tenant?.slug} ${data.n}`) });
      await inAlpha(() => jobs.add(queue, { n: 1 }, { jobId: '42' }));
      await inAlpha(() => jobs.add(queue, { n: 2 }, { jobId: '42' }));
      await until(() => expect(seen).toEqual(['alpha 1']));
      await inAlpha(() => jobs.add(queue, { n: 3 }, { jobId: '42' }));
      await inBeta(() => jobs.add(queue, { n: 4 }, { jobId: '42' }));
      await until(() => expect(seen).toEqual(['alpha 1', 'beta 4']));
    });

    test('a key is one waiting job for a tenant; the running one no longer holds it', async () => {
      const queue = newQueue();
      const wake = { deduplicate: 'drain' };
      const first = await inAlpha(() => jobs.add(queue, { n: 1 }, wake));
      await expect(inAlpha(() => jobs.add(queue, { n: 2 }, wake))).resolves.toBe(first);
      await expect(inBeta(() => jobs.add(queue, { n: 3 }, wake))).resolves.not.toBe(first);
      const seen: number[] = [];
      await run({
        queue,
        handle: async ({ data }) => {
          seen.push(data.n);
          if (data.n === 1) await jobs.add(queue, { n: 4 }, wake);
        },
      });
      await until(() => expect(seen).toEqual([1, 3, 4]));
    });

    test('a job that fails is tried again as often as it may, then kept and reported', async () => {
      const queue = newQueue({ backoff: QUICK, attempts: 3 });
      const attempts: number[] = [];
      await run({
        queue,
        handle: async ({ attempt }) => {
          attempts.push(attempt);
          throw new Error(`no ${attempt}`);
        },
      });
      const id = await inAlpha(() => jobs.add(queue, { n: 1 }));
      await until(() => expect(failures).toHaveLength(3));
      expect(attempts).toEqual([1, 2, 3]);
      expect(failures).toEqual(
        [1, 2, 3].map((attempt) => ({
          id,
          tenant: ALPHA.schema,
          attempt,
          willRetry: attempt < 3,
          message: `no ${attempt}`,
        })),
      );
      await inAlpha(() => jobs.add(queue, { n: 2 }, { attempts: 1 }));
      await until(() => expect(failures).toHaveLength(4));
      expect(failures[3]).toMatchObject({ attempt: 1, willRetry: false });
    });

    test('a delayed job starts when it is due, although the worker was idle', async () => {
      const queue = newQueue();
      const started: number[] = [];
      await run({ queue, handle: async () => void started.push(Date.now()) });
      const added = Date.now();
      await inAlpha(() => jobs.add(queue, { n: 1 }, { delayMs: 300 }));
      await until(() => expect(started).toHaveLength(1));
      expect(started[0]! - added).toBeGreaterThanOrEqual(299);
    });

    test('the oldest waiting job has an age; a delayed one from when it is due', async () => {
      const queue = newQueue();
      await expect(jobs.oldestWaitingMs(queue)).resolves.toBe(0);
      await inAlpha(() => jobs.add(queue, { n: 1 }, { delayMs: 60_000 }));
      const now = Date.now();
      await expect(jobs.oldestWaitingMs(queue, now)).resolves.toBe(0);
      await expect(jobs.oldestWaitingMs(queue, now + 70_000)).resolves.toBeCloseTo(10_000, -3);
      await inAlpha(() => jobs.add(queue, { n: 2 }));
      await inAlpha(() => jobs.add(queue, { n: 3 }));
      await expect(jobs.oldestWaitingMs(queue, now + 90_000)).resolves.toBeCloseTo(90_000, -3);
      await run({ queue, handle: async () => undefined });
      await vi.waitFor(async () => expect(await jobs.oldestWaitingMs(queue)).toBe(0), { timeout: 10_000 });
    });

    test('stopping waits for the running job and takes no other', async () => {
      const queue = newQueue();
      const seen: string[] = [];
      const handle = async ({ data }: Job<{ n: number }>) => {
        seen.push(`begin ${data.n}`);
        await sleep(200);
        seen.push(`end ${data.n}`);
      };
      const workers = await run({ queue, handle });
      await inAlpha(() => jobs.addBulk(queue, [{ data: { n: 1 } }, { data: { n: 2 } }]));
      await until(() => expect(seen).toEqual(['begin 1']));
      await workers.stop();
      expect(seen).toEqual(['begin 1', 'end 1']);
      await run({ queue, handle });
      await until(() => expect(seen).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']));
    });

    test('a job that does not end in time hears of it, and the next worker begins it anew', async () => {
      const queue = newQueue({ attempts: 1 });
      const seen: string[] = [];
      const handle = async ({ attempt }: Job<{ n: number }>, signal: AbortSignal) => {
        seen.push(`begin ${attempt}`);
        if (seen.length === 1) await sleep(60_000, undefined, { signal });
      };
      const workers = await run({ queue, handle }, 100);
      await inAlpha(() => jobs.add(queue, { n: 1 }));
      await until(() => expect(seen).toEqual(['begin 1']));
      await workers.stop();
      await run({ queue, handle });
      await until(() => expect(seen).toEqual(['begin 1', 'begin 1']));
      expect(failures).toEqual([]);
    });

    test('a job that ignores the stop does not hold it up', async () => {
      const queue = newQueue();
      const release = Promise.withResolvers<void>();
      const began = Promise.withResolvers<void>();
      const workers = await run(
        {
          queue,
          handle: async () => {
            began.resolve();
            await release.promise;
          },
        },
        50,
      );
      await inAlpha(() => jobs.add(queue, { n: 1 }));
      await began.promise;
      const from = Date.now();
      await workers.stop();
      expect(Date.now() - from).toBeLessThan(10_000);
      release.resolve();
    });

    test('after every connection was cut, adding and working go on', async () => {
      const queue = newQueue();
      const seen: number[] = [];
      await run({ queue, handle: async ({ data }) => void seen.push(data.n) });
      await inAlpha(() => jobs.add(queue, { n: 1 }));
      await until(() => expect(seen).toEqual([1]));
      await store.cutConnections();
      await vi.waitFor(() => inAlpha(() => jobs.add(queue, { n: 2 })), { timeout: 10_000 });
      await until(() => expect(seen).toContain(2));
    });
  });
});

describe('a connection of the jobs in Postgres', () => {
  test('that breaks while BullMQ has it in hand ends the statement and not the process', async () => {
    const store = await jobStores[0].start();
    const backend = openJobBackend(store.settings);
    try {
      const queue = await backend.openQueue('broken', {});
      const { pool } = (queue.getBackend() as PostgresQueueBackend).connection;
      const client = await pool.connect();
      const asleep = client.query('select pg_sleep(60)').catch((error: unknown) => error);
      await store.cutConnections();
      expect(await asleep).toBeInstanceOf(Error);
      client.release(true);
      await queue.close();
    } finally {
      await backend.close();
      await store.close();
    }
  });
});
