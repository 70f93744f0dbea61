import { expect, test } from 'vitest';
import { idlePatterns, matchesAny } from './event-pattern.ts';

const TYPES = ['booking.held', 'booking.hold-expired', 'bookings.merged', 'vehicle.registered'];
const wantedBy = (...patterns: string[]) => TYPES.filter((type) => matchesAny(patterns, type));

test('a star takes every type', () => {
  expect(wantedBy('*')).toEqual(TYPES);
});

test('a subject with a star takes its own types and not those of a longer name', () => {
  expect(wantedBy('booking.*')).toEqual(['booking.held', 'booking.hold-expired']);
});

test('a type takes itself and nothing that only begins like it', () => {
  expect(wantedBy('booking.hold')).toEqual([]);
  expect(wantedBy('booking.held', 'vehicle.registered')).toEqual(['booking.held', 'vehicle.registered']);
});

test('a star anywhere else is a letter that no type has', () => {
  expect(wantedBy('booking*', '*.held', 'booking.h*', '**', '')).toEqual([]);
});

test('a pattern that fits nothing is named', () => {
  expect(idlePatterns(['booking.*', 'boking.*', 'vehicle.gone'], TYPES)).toEqual(['boking.*', 'vehicle.gone']);
});
