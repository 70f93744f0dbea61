import { describe, expect, test } from 'vitest';
import { DomainError } from '#kernel/domain';
import { assertPlausibleTimes } from './recorded-times.ts';

const now = new Date('2026-05-01T08:00:00Z');

const faultsOf = (...times: string[]): unknown => {
  try {
    assertPlausibleTimes(
      'positions',
      times.map((time) => new Date(time)),
      now,
    );
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (error.details['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code]);
  }
};

describe('the times of a batch', () => {
  test('may lie anywhere from 2000 to five minutes ahead', () => {
    expect(faultsOf('2000-01-01T00:00:00Z', '2026-05-01T07:00:00Z', '2026-05-01T08:05:00Z')).toEqual([]);
  });

  test('that cannot be are named by their places', () => {
    expect(faultsOf('1970-01-01T00:00:00Z', '2026-05-01T07:00:00Z', '2026-05-01T08:05:00.001Z')).toEqual([
      ['/positions/0/recordedAt', 'too-early'],
      ['/positions/2/recordedAt', 'too-late'],
    ]);
  });

  test('are listed up to a hundred', () => {
    expect(faultsOf(...Array.from({ length: 300 }, () => '1970-01-01T00:00:00Z'))).toHaveLength(100);
  });
});
