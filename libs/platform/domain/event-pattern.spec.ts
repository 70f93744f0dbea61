import { expect, test } from 'vitest';
import { idlePatterns, matchesAny, mayMatch, refuseArchived } from './event-pattern.ts';

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
  const types = TYPES.map((type) => ({ type, prefix: null }));
  expect(idlePatterns(['booking.*', 'boking.*', 'vehicle.gone'], types)).toEqual(['boking.*', 'vehicle.gone']);
});

test('a type with a prefix stands for all below it, which nobody can know beforehand', () => {
  const custom = { type: 'custom.message', prefix: 'custom.' };
  for (const pattern of ['*', 'custom.*', 'custom.message', 'custom.till.closed', 'custom.till.*'])
    expect(mayMatch([pattern], custom)).toBe(true);
  const idle = ['customs.*', 'custom', 'custom.', 'custom.Till', 'custom.till.*.x', 'custom..a'];
  expect(idlePatterns(idle, [custom])).toEqual(idle);
});

test('an archived type is asked for by nobody new, and found by patterns as before', () => {
  const types = [
    { type: 'note.written', archivedOn: null, successor: null },
    { type: 'note.dropped', archivedOn: '2026-11-01', successor: 'note.removed' },
  ];
  expect(() => refuseArchived(['note.dropped'], types)).toThrow(
    'note.dropped is archived since 2026-11-01; use note.removed',
  );
  expect(() => refuseArchived(['note.*', '*', 'note.written'], types)).not.toThrow();
});
