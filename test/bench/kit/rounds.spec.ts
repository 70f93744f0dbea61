import { expect, test } from 'vitest';
import { orderOf, ratios, spreadOf } from './rounds.ts';

test('a ratio is taken round by round, its median counts, and its extremes are kept', () => {
  // One slow minute of the machine hits both: the ratio of the medians would be 0.55.
  expect(spreadOf(ratios([50, 100, 55], [100, 200, 100]))).toEqual({ value: 0.5, lowest: 0.5, highest: 0.55 });
});

test('rounds that only one side ran are no comparison', () => {
  expect(() => ratios([1, 2], [1])).toThrow(new RangeError("2 rounds of ours, 1 rounds of the peer's"));
});

test('no rounds have no median', () => {
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('every side runs once a round, starts as often as the others, and follows different ones', () => {
  const sides = ['ours', 'raw', 'peer'];
  const rounds = [0, 1, 2, 3, 4, 5].map((round) => orderOf(sides, round));
  for (const round of rounds) expect(round.toSorted()).toEqual(sides.toSorted());
  expect(Object.values(Object.groupBy(rounds, ([first]) => first!)).map((started) => started!.length)).toEqual([
    2, 2, 2,
  ]);
  const before = rounds.map((round) => round[round.indexOf('ours') - 1]);
  expect(new Set(before)).toEqual(new Set([undefined, 'raw', 'peer']));
  expect(orderOf([], 3)).toEqual([]);
});
