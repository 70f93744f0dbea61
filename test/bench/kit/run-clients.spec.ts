import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runClients } from './run-clients.ts';

test('what all clients did is counted, however their steps overlap', async () => {
  let really = 0;
  const step = async (client: number): Promise<number> => {
    await sleep(1 + client);
    really += client + 1;
    return client + 1;
  };
  const { done, seconds } = await runClients(step, 8, 0.1);
  expect(done).toBe(really);
  expect(seconds).toBeGreaterThanOrEqual(0.1);
});

test('a step that fails ends the run', async () => {
  await expect(runClients(() => Promise.reject(new Error('on purpose')), 2, 1)).rejects.toThrow('on purpose');
});
