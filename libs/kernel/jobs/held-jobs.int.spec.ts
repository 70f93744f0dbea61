import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestInstallation, testInstallation } from '../testing/test-installation.ts';
import { HeldJobs } from './held-jobs.ts';
import { type JobEnvelope } from './job-envelope.ts';
import { type Jobs } from './jobs.ts';

const COUNT = 30;

let clutch: TestInstallation;
beforeAll(async () => {
  clutch = await testInstallation([]);
});
afterAll(() => clutch.close());

/** A queue that takes its time, and what was given back to it. */
function slowQueue() {
  const given: unknown[] = [];
  const addAgain = async (_: string, { data }: JobEnvelope): Promise<void> => {
    given.push(data);
    await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { given, jobs: { addAgain } as unknown as Jobs };
}

async function hold(held: HeldJobs, schema: string): Promise<void> {
  const addedAt = new Date();
  for (let data = 1; data <= COUNT; data += 1) {
    const envelope = { tenant: schema, data } as unknown as JobEnvelope;
    await held.hold({ queue: 'kept', id: String(data), addedAt, envelope, options: {} });
  }
}

const inOrder = Array.from({ length: COUNT }, (_, index) => index + 1);

test('jobs of one moment are given back in order and once, also by two at the same time', async () => {
  const { given, jobs } = slowQueue();
  const held = new HeldJobs(clutch.kernel.platform, jobs);
  await hold(held, 't_twice');
  const released = await Promise.all([held.release('t_twice'), held.release('t_twice')]);
  expect(given).toEqual(inOrder);
  expect(released.toSorted()).toEqual([0, COUNT]);
});

test('who reads them before taking them gives them back twice', async () => {
  const { given, jobs } = slowQueue();
  const { platform } = clutch.kernel;
  const held = new HeldJobs(platform, jobs);
  await hold(held, 't_planted');
  const readThenTake = async (): Promise<void> => {
    const rows = await platform.query<{ envelope: JobEnvelope }>({
      text: `select envelope from platform.held_job where schema = 't_planted' order by job_id::int`,
      values: [],
    });
    for (const { envelope } of rows) await jobs.addAgain('kept', envelope, {});
    await platform.query({ text: `delete from platform.held_job where schema = 't_planted'`, values: [] });
  };
  await Promise.all([readThenTake(), readThenTake()]);
  expect(given).toHaveLength(2 * COUNT);
});

test('a queue that is away costs no job', async () => {
  const { given, jobs } = slowQueue();
  const away = { addAgain: () => Promise.reject(new Error('away')) } as unknown as Jobs;
  const { platform } = clutch.kernel;
  await hold(new HeldJobs(platform, away), 't_away');
  await expect(new HeldJobs(platform, away).release('t_away')).rejects.toThrow('away');
  expect(await new HeldJobs(platform, jobs).release('t_away')).toBe(COUNT);
  expect(given).toEqual(inOrder);
});
