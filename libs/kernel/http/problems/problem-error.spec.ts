import { expect, test } from 'vitest';
import { invalidRequest } from './problem-error.ts';

test('a problem counts all faults, and lists as many as the documents say at most', () => {
  const faults = Array.from({ length: 1_001 }, (_, at) => ({
    parameter: `p${at}`,
    code: 'unknown',
    detail: 'unknown',
  }));
  const { detail, extensions } = invalidRequest(faults);
  expect(detail).toBe('1001 fields are wrong');
  expect(extensions!['errors']).toHaveLength(1_000);
});
