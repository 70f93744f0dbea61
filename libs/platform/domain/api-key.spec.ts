import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  API_KEY_PATTERN,
  BASE62,
  findApiKey,
  formatApiKey,
  KEY_KINDS,
  KEY_MODES,
  keyIdOf,
  parseApiKey,
  publicKeyId,
} from './api-key.ts';

const base62 = (length: number) =>
  fc.string({ unit: fc.constantFrom(...BASE62), minLength: length, maxLength: length });
const parts = fc.record({
  mode: fc.constantFrom(...KEY_MODES),
  kind: fc.constantFrom(...KEY_KINDS),
  keyId: base62(12),
  secret: base62(32),
});

describe('the text of an API key', () => {
  test('is what secret scanners are told to look for', () => {
    const published = readFileSync('docs/reference/api-keys.md', 'utf8');
    expect(published).toContain(`\`${API_KEY_PATTERN}\``);
    fc.assert(fc.property(parts, (key) => findApiKey(`GET /?key=${formatApiKey(key)}&x`) === formatApiKey(key)));
  });

  test('says its mode, its kind and its id', () => {
    fc.assert(
      fc.property(parts, (key) => {
        expect(parseApiKey(formatApiKey(key))).toEqual({ mode: key.mode, kind: key.kind, keyId: key.keyId });
      }),
    );
  });

  test('ends in the CRC-32 of everything before it', () => {
    fc.assert(
      fc.property(parts, (key) => {
        const text = formatApiKey(key);
        let value = 0;
        for (const char of text.slice(-6)) value = value * 62 + BASE62.indexOf(char);
        expect(value).toBe(crc32(text.slice(0, -6)));
      }),
    );
  });

  test('is refused when one character is another one', () => {
    fc.assert(
      fc.property(parts, fc.nat(62), fc.constantFrom(...BASE62), (key, at, char) => {
        const text = formatApiKey(key);
        fc.pre(text[at] !== char);
        expect(parseApiKey(text.slice(0, at) + char + text.slice(at + 1))).toBeNull();
      }),
    );
  });
});

test('the public id of a key is read back, and no other text is one', () => {
  expect(keyIdOf(publicKeyId('0aZ0aZ0aZ0aZ'))).toBe('0aZ0aZ0aZ0aZ');
  for (const wrong of ['0aZ0aZ0aZ0aZ', 'key_', 'key_0aZ0aZ0aZ0a', 'bkg_0aZ0aZ0aZ0aZ', "key_0aZ0aZ0aZ0'-"])
    expect(keyIdOf(wrong)).toBeNull();
});
