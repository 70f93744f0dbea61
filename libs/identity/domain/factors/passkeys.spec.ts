import { expect, test } from 'vitest';
import { hasCountedBack } from './passkeys.ts';

test.each([
  [0, 0, false],
  [0, 1, false],
  [7, 8, false],
  [7, 7, true],
  [7, 3, true],
  [7, 0, true],
])('known %i and shown %i: gone back is %s', (known, shown, hasGoneBack) => {
  expect(hasCountedBack(known, shown)).toBe(hasGoneBack);
});
