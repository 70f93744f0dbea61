import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobStores, type JobStore } from '../testing/job-stores.ts';
import { type JobBackend, type JobQueue } from './job-backend.ts';
import { type JobHandler, JobWorkers } from './job-workers.ts';
import { Jobs } from './jobs.ts';
import { openJobBackend } from './open-job-backend.ts';
import { defineQueue } from './queue-definition.ts';

const LANES = 20;
const ROUNDS = 40;
const MOST_ADDS = 4;
const chance = (ms: number) => sleep(Math.random() * ms);

/** A log with a reader behind it: what a wake-up is for. Lost is what the reader never saw although nothing is queued any more. */
class Lane {
  head = 0;
  seen = 0;
  async read(): Promise<void> {
    await chance(3);
    this.seen = Math.max(this.seen, this.head);
    await chance(6); // between the last read and the end lies the gap that swallows
  }
}

describe.each(jobStores)('wake-ups on $name', ({ missing, start }) => {
  describe.skipIf(missing)('race with the job that they wake', () => {
    let store: JobStore;
    let backend: JobBackend;
    let jobs: Jobs;
    beforeAll(async () => {
      store = await start();
      backend = openJobBackend(store.settings);
      jobs = new Jobs(backend);
    });
    afterAll(async () => {
      await jobs.close();
      await backend.close();
      await store.close();
    });

    /** Rounds of random adds on all lanes until one loses. @returns how many lanes lost. */
    async function race(name: string, lanes: readonly Lane[]): Promise<number> {
      const queue = defineQueue<{ lane: number }>(name, { platform: true });
      const watched = await backend.openQueue(name, {});
      try {
        for (let round = 0; round < ROUNDS; round += 1) {
          await Promise.all(
            lanes.map((lane, index) =>
              addSome(lane, () => jobs.add(queue, { lane: index }, { deduplicate: `lane-${index}` })),
            ),
          );
          await idle(watched);
          const lost = lanes.filter(({ head, seen }) => seen < head).length;
          if (lost > 0) return lost;
        }
        return 0;
      } finally {
        await watched.close();
      }
    }

    test(
      `none of ${LANES * ROUNDS} bursts is lost, because the key is free before the handler reads`,
      { timeout: 60_000 },
      async () => {
        const lanes = Array.from({ length: LANES }, () => new Lane());
        let runs = 0;
        const workers = new JobWorkers(backend, {
          findTenant: async () => undefined,
          reports: {
            completed: () => (runs += 1),
            failed: () => undefined,
            stalled: () => undefined,
            unreachable: () => undefined,
          },
          stopWithinMs: 5_000,
        });
        const queue = defineQueue<{ lane: number }>('free-at-start', { platform: true });
        const handler: JobHandler<{ lane: number }> = {
          queue,
          concurrency: LANES,
          handle: ({ data }) => lanes[data.lane]!.read(),
        };
        await workers.start([handler]);
        expect(await race(queue.name, lanes)).toBe(0);
        await workers.stop();
        const adds = lanes.reduce((sum, { head }) => sum + head, 0);
        expect(runs).toBeGreaterThanOrEqual(LANES * ROUNDS);
        expect(runs, 'some adds found a waiting job').toBeLessThan(adds);
      },
    );

    test('control: with the key freed at the end some are lost', { timeout: 60_000 }, async () => {
      const lanes = Array.from({ length: LANES }, () => new Lane());
      const worker = backend.makeWorker(
        'free-at-end',
        (job) => lanes[(job.data.data as { lane: number }).lane]!.read(),
        { concurrency: LANES },
      );
      worker.on('error', () => undefined);
      expect(await race('free-at-end', lanes)).toBeGreaterThan(0);
      await worker.close();
    });
  });
});

async function addSome(lane: Lane, add: () => Promise<unknown>): Promise<void> {
  const adds = 1 + Math.floor(Math.random() * MOST_ADDS);
  for (let n = 0; n < adds; n += 1) {
    lane.head += 1;
    await add();
    await chance(8);
  }
}

async function idle(queue: JobQueue): Promise<void> {
  for (;;) {
    const counts = await queue.getJobCounts('waiting', 'active', 'delayed');
    if (Object.values(counts).every((count) => count === 0)) return;
    await sleep(2);
  }
}
