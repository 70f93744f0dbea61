import { describe, expect, test } from 'vitest';
import { checkPeriod, isAskedFor, replayPlace, replaySpacing, type ReplayWish } from './replay.ts';

const NOW = new Date('2026-11-22T06:00:00Z');
const day = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const wish = (more: Partial<ReplayWish> = {}): ReplayWish => ({
  endpointId: '01933b7a-0000-7000-8000-000000000001',
  since: day(10).toISOString(),
  until: day(5).toISOString(),
  afterPosition: null,
  eventTypes: null,
  channels: null,
  tags: null,
  status: [],
  errors: null,
  missing: true,
  dryRun: false,
  ...more,
});

describe('the period of a replay', () => {
  test('begins within what is kept', () => {
    expect(() => checkPeriod({ since: day(90), until: null }, NOW, 90)).not.toThrow();
    expect(() => checkPeriod({ since: day(91), until: null }, NOW, 90)).toThrow('kept for 90 days');
    expect(() => checkPeriod({ since: day(91), until: null }, NOW, 365)).not.toThrow();
  });

  test('ends after it begins', () => {
    expect(() => checkPeriod({ since: day(2), until: day(2) }, NOW, 90)).toThrow('not after');
    expect(() => checkPeriod({ since: day(2), until: day(1) }, NOW, 90)).not.toThrow();
  });
});

describe('what is asked for', () => {
  test.each([
    [{}, 'booking.held', 11, false],
    [{}, 'booking.held', 10, true],
    [{}, 'booking.held', 5, true],
    [{}, 'booking.held', 4, false],
    [{ since: null }, 'booking.held', 11, true],
    [{ until: null }, 'booking.held', 0, true],
    [{ eventTypes: ['booking.*'] }, 'booking.held', 7, true],
    [{ eventTypes: ['vehicle.*'] }, 'booking.held', 7, false],
  ] as const)('by %j, %s of %i days ago: %s', (more, type, days, isAsked) => {
    expect(isAskedFor(wish(more), { type, recordedAt: day(days), channels: [], tags: [] })).toBe(isAsked);
  });

  test.each([
    [{}, true],
    [{ channels: ['wsh_1'] }, true],
    [{ channels: ['wsh_2'] }, false],
    [{ channels: [] }, false],
    [{ tags: ['late', 'red'] }, true],
    [{ tags: ['blue'] }, false],
    [{ channels: ['wsh_1'], tags: ['blue'] }, false],
  ] as const)('by %j, of what is about a workshop and red: %s', (more, isAsked) => {
    const one = { type: 'booking.held', recordedAt: day(7), channels: ['flt_1', 'wsh_1'], tags: ['red'] };
    expect(isAskedFor(wish(more), one)).toBe(isAsked);
  });
});

test('a replay takes a fifth of the rate, and no time where there is none', () => {
  expect([replaySpacing(2), replaySpacing(0.5), replaySpacing(null)]).toEqual([2.5, 10, 0]);
});

test('the place that a replay has come to is the one that it goes on from', () => {
  const place = { in: 'log', after: 10, upTo: 20, seq: 3, nth: 7 } as const;
  expect([replayPlace(null), replayPlace(JSON.stringify(place))]).toEqual([{ in: 'messages', seq: 0, nth: 0 }, place]);
});
