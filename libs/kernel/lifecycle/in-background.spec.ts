import { setImmediate as turn } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { inBackground } from './in-background.ts';

const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
const unhandled: unknown[] = [];
const note = (reason: unknown): unknown => unhandled.push(reason);

process.on('unhandledRejection', note);
beforeEach(() => {
  logged.mockClear();
  unhandled.length = 0;
});
afterAll(() => {
  logged.mockRestore();
  process.off('unhandledRejection', note);
});

const err = new Error('the store is away');

test.each([
  { when: 'at once', work: () => Promise.reject(err) },
  { when: 'later', work: () => turn().then(() => Promise.reject(err)) },
])('a failure that comes $when is logged by the name of its work, and reaches nobody else', async ({ work }) => {
  inBackground('writing usage', work());
  await turn();
  await turn();
  expect(logged.mock.calls).toEqual([[{ err, work: 'writing usage' }, 'Work that nobody waits for failed']]);
  expect(unhandled).toEqual([]);
});

test('work that goes well is not mentioned', async () => {
  inBackground('writing usage', Promise.resolve());
  await turn();
  expect(logged).not.toHaveBeenCalled();
});
