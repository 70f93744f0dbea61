import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FailedTry, nextTry } from './retry-schedule.ts';

const SCHEDULE = [5, 300, 1800];
const after = (failed: Partial<FailedTry>) => nextTry(SCHEDULE, { used: 1, chance: 0.5, ...failed });
const delayAfter = (failed: Partial<FailedTry>) => after(failed)?.delayMs ?? null;

test('each failure waits its turn of the schedule, and after the last one there is no more try', () => {
  expect([1, 2, 3, 4].map((used) => delayAfter({ used }))).toEqual([5_000, 300_000, 1_800_000, null]);
});

test('chance varies a wait by at most a fifth', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
      const wait = delayAfter({ used: 2, chance })!;
      expect(wait).toBeGreaterThanOrEqual(240_000);
      expect(wait).toBeLessThanOrEqual(360_000);
    }),
  );
});

test('Retry-After delays, never hastens, and not beyond a day', () => {
  expect([1, 60, 1e9].map((retryAfterSeconds) => delayAfter({ retryAfterSeconds }))).toEqual([
    5_000, 60_000, 86_400_000,
  ]);
});

test('who is too slow or asks to be left alone is given a minute more', () => {
  expect(delayAfter({ slowDown: true })).toBe(65_000);
});

test('a connection that is refused at once is tried once more at once, beside the schedule', () => {
  expect(after({ refusedAfterMs: 3 })).toEqual({ delayMs: 200, isInstant: true });
  expect(after({ refusedAfterMs: 3, used: 4 })).toEqual({ delayMs: 200, isInstant: true });
  expect(after({ refusedAfterMs: 3, hadInstant: true })).toEqual({ delayMs: 5_000, isInstant: false });
  expect(after({ refusedAfterMs: 1_000 })).toEqual({ delayMs: 5_000, isInstant: false });
});
