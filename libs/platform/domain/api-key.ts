/**
 * The text of an API key: `clk_{mode}_{kind}_{id, 12}_{secret, 32}{crc, 6}` in base 62. The id is public and names the key; the secret
 * holds 190 bits; the CRC-32 over everything before it lets typing errors and secret scanners be judged without a database.
 * `_` joins the parts, so that a double click takes all of it.
 */
export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const KEY_ID_LENGTH = 12;
export const KEY_SECRET_LENGTH = 32;
const CRC_LENGTH = 6;

/** What secret scanners are told to look for; docs/reference/api-keys.md and the OpenAPI document show the same. */
export const API_KEY_PATTERN = 'clk_(live|test)_(sk|rk|pk)_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}';
/** `key_…`, as the API shows a key's id. */
export const KEY_ID_PATTERN = '^key_[0-9A-Za-z]{12}$';

/** Which data a key works on. */
export const KEY_MODES = ['live', 'test'] as const;
export type KeyMode = (typeof KEY_MODES)[number];

/**
 * `sk`, secret: for servers. `rk`, restricted: names every scope that it has, so that it never grows. `pk`, publishable: may lie in a page
 * or an app, because it has public scopes only.
 */
export const KEY_KINDS = ['sk', 'rk', 'pk'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const FORM = new RegExp(`^${API_KEY_PATTERN}$`);
const ANYWHERE = new RegExp(API_KEY_PATTERN);
const PUBLIC_ID = new RegExp(KEY_ID_PATTERN);

/** What a key says of itself before anybody has looked it up. */
export interface ParsedApiKey {
  readonly mode: KeyMode;
  readonly kind: KeyKind;
  readonly keyId: string;
}

/** Puts a key together from its random parts. */
export function formatApiKey({ mode, kind, keyId, secret }: ParsedApiKey & { readonly secret: string }): string {
  const head = `clk_${mode}_${kind}_${keyId}_${secret}`;
  return head + checksum(head);
}

/** `null` for anything that cannot be a key: another form, or a checksum that does not fit. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const match = FORM.exec(text);
  if (!match || checksum(text.slice(0, -CRC_LENGTH)) !== text.slice(-CRC_LENGTH)) return null;
  const [, mode, kind] = match as unknown as [string, KeyMode, KeyKind];
  return { mode, kind, keyId: text.slice(12, 12 + KEY_ID_LENGTH) };
}

/** The first thing in a text that looks like a key, such as in an address; `null` when there is none. */
export function findApiKey(text: string): string | null {
  return ANYWHERE.exec(text)?.[0] ?? null;
}

/** `key_…`, as the API shows a key's id. */
export function publicKeyId(keyId: string): string {
  return `key_${keyId}`;
}

/** The id inside `key_…`, or `null` for any other text. */
export function keyIdOf(publicId: string): string | null {
  return PUBLIC_ID.test(publicId) ? publicId.slice('key_'.length) : null;
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let digit = 0; digit < CRC_LENGTH; digit += 1) {
    digits = BASE62[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309 over ASCII text, as zlib computes it. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index += 1)
    crc = CRC_TABLE[(crc ^ text.charCodeAt(index)) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
