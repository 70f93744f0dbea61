import { expect, test } from 'vitest';
import { childrenOf, familyTimeMs, parseStat } from './process-time.ts';

test('the times stand behind the name, whatever that is', () => {
  const rest = 'S 1 2 3 4 5 6 7 8 9 10 120 30 7 3 20 0 1 0';
  expect(parseStat(`42 (postgres: a) b (c) ${rest}`)).toEqual({ own: 1_500, ended: 100 });
});

test('a process that does not exist has used nothing that could be told', () => {
  expect(familyTimeMs(2 ** 30)).toBeUndefined();
  expect(childrenOf(2 ** 30)).toEqual([]);
});
