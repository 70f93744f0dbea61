import { describe, expect, test } from 'vitest';
import { etag, parseIfMatch } from './etag.ts';

describe('the ETag of an answer that shows more than its own stream', () => {
  test('changes with what is shown besides, while the version stays', () => {
    expect(etag(7, '["a"]')).not.toBe(etag(7, '["b"]'));
    expect(etag(7, '["a"]')).toBe(etag(7, '["a"]'));
  });

  test('is taken by If-Match as its version', () => {
    expect(parseIfMatch(etag(7, '["a"]'))).toBe(7);
  });
});
