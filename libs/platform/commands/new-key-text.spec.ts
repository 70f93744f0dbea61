import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KEY_KINDS, KEY_MODES, parseApiKey } from '../domain/api-key.ts';
import { newKeyText } from './new-key-text.ts';

/** What a hand, a line break or another vendor makes of a key. */
function nearMisses(text: string): string[] {
  const [at, other] = [30, text[30] === 'a' ? 'b' : 'a'];
  return [
    text.slice(0, -1),
    `${text}0`,
    text.toUpperCase(),
    text.replace(/^clk_(live|test)/, 'clk_prod'),
    text.replace(/_(sk|rk|pk)_/, '_ak_'),
    text.replace(/_(sk|rk|pk)_/, (kind) => (kind === '_sk_' ? '_rk_' : '_sk_')),
    text.slice(0, at) + other + text.slice(at + 1),
    `${text.slice(0, at)}-${text.slice(at + 1)}`,
    `${text.slice(0, at)}\n${text.slice(at)}`,
  ];
}

test('a key that is minted, of any mode and kind, is found by the published pattern, and no near-miss passes as one', () => {
  const [, published] = /^`(clk_.+)`$/m.exec(readFileSync('docs/reference/api-keys.md', 'utf8'))!;
  const scanner = new RegExp(published!);
  const passes = (text: string): boolean => scanner.exec(text)?.[0] === text && parseApiKey(text) !== null;
  for (const mode of KEY_MODES)
    for (const kind of KEY_KINDS) {
      const { text } = newKeyText(mode, kind);
      expect(scanner.exec(`curl -H "Authorization: Bearer ${text}"`)?.[0]).toBe(text);
      expect(passes(text)).toBe(true);
      expect(nearMisses(text).filter(passes)).toEqual([]);
    }
});
