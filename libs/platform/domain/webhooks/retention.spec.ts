import { expect, test } from 'vitest';
import { daysBefore, keptDays } from './retention.ts';

const DAYS = { '*': 60, 'booking.*': 30, 'booking.cancelled': 365 };

test.each([
  ['booking.cancelled', 365],
  ['booking.confirmed', 30],
  ['vehicle.registered', 60],
  ['webhook.test', 60],
])('%s is kept for %i days: the most exact pattern holds', (type, days) => {
  expect(keptDays(type, DAYS, 90)).toBe(days);
});

test('what no pattern fits is kept as long as the installation says', () => {
  expect(keptDays('vehicle.registered', { 'booking.*': 30 }, 90)).toBe(90);
  expect(keptDays('constructor', {}, 90)).toBe(90);
});

test('days are whole days before now', () => {
  expect(daysBefore(new Date('2026-11-22T10:00:00Z'), 2)).toEqual(new Date('2026-11-20T10:00:00Z'));
});
