import { expect, test } from 'vitest';
import { parseDuration } from './iso-duration.ts';

test.each([
  ['PT1H', 3_600_000],
  ['PT45M', 2_700_000],
  ['P1DT2H3M4S', 93_784_000],
  ['P2W', 1_209_600_000],
  ['PT0S', 0],
])('%s is %i ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each(['', 'P', 'PT', 'P1DT', '1H', 'P1M', 'P1Y', 'PT-1H', '-PT1H', 'PT1.5H', 'pt1h', 'PT1H '])(
  '"%s" is no duration',
  (text) => expect(parseDuration(text)).toBeNull(),
);
