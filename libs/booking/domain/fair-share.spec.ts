import { expect, test } from 'vitest';
import { fairShare } from './fair-share.ts';

test('each list gives the same number from its head, and what a short one leaves goes to the others', () => {
  expect(fairShare([['a1', 'a2', 'a3', 'a4'], ['b1'], ['c1', 'c2']], 5).toSorted()).toEqual([
    'a1',
    'a2',
    'b1',
    'c1',
    'c2',
  ]);
  expect(fairShare([['a1', 'a2'], []], 5)).toEqual(['a1', 'a2']);
  expect(fairShare([['a1'], ['b1'], ['c1']], 2)).toEqual(['a1', 'b1']);
  expect(fairShare([], 3)).toEqual([]);
});
