import { expect, test } from 'vitest';
import { type JobBackend, type JobWorker } from './job-backend.ts';
import { JobWorkers } from './job-workers.ts';
import { defineQueue } from './queue-definition.ts';

/** Workers that come up, or not, in the order in which they are made; what becomes of them is noted. */
function backendOf(comesUp: readonly boolean[]): { backend: JobBackend; ends: string[] } {
  const ends: string[] = [];
  let made = 0;
  const makeWorker = (): JobWorker => {
    const number = (made += 1);
    const ready = comesUp[number - 1] ? Promise.resolve() : Promise.reject(new Error('timeout expired'));
    const worker = {
      on: () => worker,
      waitUntilReady: () => ready,
      run: async () => void ends.push(`${number} runs`),
      close: async () => void ends.push(`${number} is closed`),
    };
    return worker as unknown as JobWorker;
  };
  return { backend: { makeWorker } as unknown as JobBackend, ends };
}

test('workers that did not come up are closed, and another start makes others', async () => {
  const { backend, ends } = backendOf([true, false, true, true]);
  const reports = { completed: () => {}, failed: () => {}, stalled: () => {}, unreachable: () => {} };
  const workers = new JobWorkers(backend, { findTenant: async () => undefined, reports, stopWithinMs: 1_000 });
  const handlers = ['one', 'two'].map((name) => ({ queue: defineQueue<unknown>(name), handle: async () => undefined }));
  await expect(workers.start(handlers)).rejects.toThrow('timeout expired');
  expect(ends).toEqual(['1 is closed', '2 is closed']);
  await workers.start(handlers);
  await workers.stop();
  expect(ends.slice(2)).toEqual(['3 runs', '4 runs', '3 is closed', '4 is closed']);
});
