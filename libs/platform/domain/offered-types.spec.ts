import { expect, test } from 'vitest';
import { hasFeature } from './offered-types.ts';

test.each([
  [['preview:guesses'], true],
  [['booking:*', 'preview:*'], true],
  [['*'], true],
  [['*:*'], true],
  [['*:guesses'], true],
  [['preview:guess', 'previews:guesses', 'booking:*', '*:read'], false],
  [[], false],
])('a plan with the features %j has preview:guesses: %s', (features, has) => {
  expect(hasFeature(features, 'preview:guesses')).toBe(has);
});
