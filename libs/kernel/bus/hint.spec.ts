import { describe, expect, test } from 'vitest';
import { decodeHint, encodeHint } from './hint.ts';

describe('a hint', () => {
  test.each([
    ['feed', 't_1'],
    ['feed', ''],
    ['feed', 'two\nlines'],
    ['حجز', 'موعد'],
  ])('arrives as it was: %j %j', (topic, payload) => {
    expect(decodeHint(encodeHint(topic, payload))).toEqual({ topic, payload });
  });

  test('may have 4096 bytes of UTF-8, topic included, and not one more', () => {
    expect(encodeHint('feed', 'x'.repeat(4_092))).toHaveLength(4_097);
    expect(() => encodeHint('feed', 'x'.repeat(4_093))).toThrow("Hint for 'feed': 4097 bytes, at most 4096");
    expect(() => encodeHint('feed', 'ä'.repeat(2_047))).toThrow(RangeError);
  });

  test.each([
    ['a topic with a line break', 'fe\ned', 'x'],
    ['a topic with a NUL', 'fe\0ed', 'x'],
    ['a payload with a NUL', 'feed', '\0'],
  ])('%s is refused', (_, topic, payload) => {
    expect(() => encodeHint(topic, payload)).toThrow('a topic has no line break, and nothing has a NUL');
  });
});
