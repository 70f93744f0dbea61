import { type CipherKey, createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/** A personal text as the log keeps it. `ct` is base64 of nonce, ciphertext and tag. */
export interface SealedText {
  /** Id of the key: the public id of the person whose it is. */
  readonly k: string;
  /** Version of that key. */
  readonly v: number;
  readonly ct: string;
}

/** Where a text belongs. It is part of what is authenticated: a text that was moved elsewhere does not open. */
export interface Place {
  /** Tenant id (UUID). */
  readonly tenant: string;
  readonly eventId: string;
  /** `technicians.0.name` */
  readonly path: string;
}

export interface SealingKey {
  readonly version: number;
  /** AES-256. As an object it costs a quarter of what the same bytes do each time. */
  readonly key: KeyObject;
}

const [NONCE, TAG] = [12, 16];

/** AES-256-GCM with a random 96-bit nonce in front and the tag behind. `place` is authenticated, not kept. */
export function encrypt(key: CipherKey, clear: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when key, place or a byte is not the one it was encrypted with */
export function decrypt(key: CipherKey, box: Uint8Array, place: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE)).setAAD(Buffer.from(place));
  decipher.setAuthTag(box.subarray(box.length - TAG));
  return Buffer.concat([decipher.update(box.subarray(NONCE, box.length - TAG)), decipher.final()]);
}

export function sealText(subject: string, { version, key }: SealingKey, text: string, place: Place): SealedText {
  const ct = encrypt(key, Buffer.from(text), placeOf(subject, place)).toString('base64');
  return { k: subject, v: version, ct };
}

/** @throws Error when it does not belong there: then the row was tampered with */
export function openText({ k, ct }: SealedText, { key }: SealingKey, place: Place): string {
  try {
    return decrypt(key, Buffer.from(ct, 'base64'), placeOf(k, place)).toString();
  } catch {
    throw new Error(`The sealed text at ${place.path} of event ${place.eventId} does not belong there, or was changed`);
  }
}

function placeOf(subject: string, { tenant, eventId, path }: Place): string {
  return `${tenant}|${subject}|${eventId}|${path}`;
}

export function isSealedText(value: unknown): value is SealedText {
  if (typeof value !== 'object' || value === null) return false;
  const { k, v, ct } = value as Partial<SealedText>;
  return typeof ct === 'string' && typeof k === 'string' && typeof v === 'number' && Object.keys(value).length === 3;
}

/** Calls `visit` with each sealed text, wherever it stands. */
export function eachSealedText(value: unknown, visit: (sealed: SealedText) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSealedText(value)) visit(value);
  else for (const item of Object.values(value)) eachSealedText(item, visit);
}

/** A copy in which `replace` has answered for each sealed text, wherever it stands: old versions keep theirs in other places. */
export function replaceSealedTexts(
  value: unknown,
  replace: (sealed: SealedText, path: string) => string,
  path = '',
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isSealedText(value)) return replace(value, path);
  const inside = (item: unknown, key: string | number) =>
    replaceSealedTexts(item, replace, path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) return value.map(inside);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inside(item, key)]));
}
