import { randomInt } from 'node:crypto';
import {
  BASE62,
  formatApiKey,
  KEY_ID_LENGTH,
  KEY_SECRET_LENGTH,
  type KeyKind,
  type KeyMode,
} from '../domain/api-key.ts';

/** A key that nobody had before. */
export function newKeyText(mode: KeyMode, kind: KeyKind): { readonly keyId: string; readonly text: string } {
  const keyId = randomBase62(KEY_ID_LENGTH);
  return { keyId, text: formatApiKey({ mode, kind, keyId, secret: randomBase62(KEY_SECRET_LENGTH) }) };
}

/** Unbiased: `randomInt` draws again where a remainder would favour some letters. */
function randomBase62(length: number): string {
  return Array.from({ length }, () => BASE62[randomInt(BASE62.length)]).join('');
}
