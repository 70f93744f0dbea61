import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goldenEvents } from '#kernel/testing';
import { writeQuotaLetter } from './quota-letter.ts';
import { quotaWarning, quotaWarningEvents, reachedParts, warn } from './quota-warning.ts';

const TOLD = { unit: 'requests', month: '2026-11-01', percent: 80, used: 80, quota: 100, hard: true } as const;

test.each([
  [0, 100, []],
  [79, 100, []],
  [80, 100, [80]],
  [99, 100, [80]],
  [100, 100, [80, 100]],
  [150, 100, [80, 100]],
  [0, 0, [80, 100]],
] as const)('%i of %i reaches %j', (used, quota, parts) => {
  expect(reachedParts(used, quota)).toEqual(parts);
});

test('a warning is given once', () => {
  const [given] = warn(quotaWarning.initial, TOLD);
  expect(given).toEqual({ type: 'QuotaWarned', data: TOLD });
  expect(warn(quotaWarning.evolve(quotaWarning.initial, given!), TOLD)).toEqual([]);
});

test.each([
  ['en', 100, true, /More is refused/],
  ['en', 80, true, /Nothing stops/],
  ['en', 100, false, /Nothing stops/],
  ['ar-SA', 100, true, /تُرفض/],
] as const)('the letter in %s at %i per cent says what follows', (locale, percent, hard, expected) => {
  const { subject, text } = writeQuotaLetter({ ...TOLD, percent, hard }, { name: 'Ana', locale, tenant: 'garage' });
  expect(subject).toContain(String(percent));
  expect(text).toMatch(expected);
  expect(text).toContain('Ana');
});

goldenEvents(join(import.meta.dirname, '../events.golden'), quotaWarningEvents, quotaWarning);
