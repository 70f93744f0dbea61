import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTryAfterMs } from './retry-schedule.ts';

const SCHEDULE = [5, 300, 1800];

test('each failure waits its turn of the schedule, and after the last one there is no more try', () => {
  const waits = [1, 2, 3, 4].map((failures) => nextTryAfterMs(SCHEDULE, { failures, chance: 0.5 }));
  expect(waits).toEqual([5_000, 300_000, 1_800_000, null]);
});

test('chance varies a wait by at most a fifth', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
      const wait = nextTryAfterMs(SCHEDULE, { failures: 2, chance })!;
      expect(wait).toBeGreaterThanOrEqual(240_000);
      expect(wait).toBeLessThanOrEqual(360_000);
    }),
  );
});

test('Retry-After delays, never hastens, and not beyond a day', () => {
  const after = (retryAfterSeconds: number) =>
    nextTryAfterMs(SCHEDULE, { failures: 1, chance: 0.5, retryAfterSeconds });
  expect([after(1), after(60), after(1e9)]).toEqual([5_000, 60_000, 86_400_000]);
});
