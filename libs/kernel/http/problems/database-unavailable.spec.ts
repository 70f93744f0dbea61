import { describe, expect, test } from 'vitest';
import { isDatabaseUnavailable } from './database-unavailable.ts';

describe('a database that cannot be reached is told from a fault', () => {
  test.each([
    new Error('timeout expired'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Connection terminated due to connection timeout'),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    new Error('A query failed', { cause: Object.assign(new Error('too many clients'), { code: '53300' }) }),
  ])('%s', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test.each([
    new Error('the timeout expired of a promise'),
    Object.assign(new Error('x'), { code: '23505' }),
    'no error',
  ])('but not %s', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
