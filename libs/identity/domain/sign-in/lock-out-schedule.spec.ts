import { expect, test } from 'vitest';
import { ADDRESS_SCHEDULE, LOCKED_FROM, PERSON_SCHEDULE } from './lock-out-schedule.ts';

test('four failures cost nothing, the fifth a delay that grows, the tenth a quarter of an hour that doubles up to a day', () => {
  expect(PERSON_SCHEDULE).toEqual([
    0, 0, 0, 0, 1, 2, 4, 8, 16, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400,
  ]);
  expect(PERSON_SCHEDULE[LOCKED_FROM - 1]).toBe(900);
});

test('an address may fail ten times as often', () => {
  expect([48, 49, 98, 99].map((index) => ADDRESS_SCHEDULE[index])).toEqual([0, 2, 2, 900]);
});
