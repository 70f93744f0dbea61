import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { DomainError } from '#kernel/domain';
import { type KeyText } from '../../domain/webhooks/endpoint-keys.ts';
import { type SigningAlgorithm } from '../../domain/webhooks/key-ring.ts';

/** Prefixes of Standard Webhooks; what follows is base64 of the key's bytes. */
export const WEBHOOK_SECRET_PREFIX = 'whsec_';
const PRIVATE_PREFIX = 'whsk_';
const PUBLIC_PREFIX = 'whpk_';
const SECRET_BYTES = 32;
const [LEAST_BYTES, MOST_BYTES] = [24, 64];
const ED25519_BYTES = 32;
/** What stands before the raw bytes in the DER forms of RFC 8410. */
const [PKCS8_HEAD, SPKI_HEAD] = ['302e020100300506032b657004220420', '302a300506032b6570032100'].map((hex) =>
  Buffer.from(hex, 'hex'),
) as [Buffer, Buffer];

export function newKeyText(algorithm: SigningAlgorithm): KeyText {
  if (algorithm === 'hmac-sha256')
    return { secret: WEBHOOK_SECRET_PREFIX + randomBytes(SECRET_BYTES).toString('base64') };
  const { privateKey } = generateKeyPairSync('ed25519');
  return ed25519Text(privateKey);
}

/**
 * A key that its owner brings along: `whsec_` and base64 of 24 to 64 bytes, or `whsk_` and base64 of the 32 bytes of an Ed25519 seed (the 64
 * of seed and public key are taken as well).
 * @throws DomainError 422 `webhook-key.malformed`
 */
export function readKeyText(text: string): KeyText & { readonly algorithm: SigningAlgorithm } {
  if (text.startsWith(WEBHOOK_SECRET_PREFIX)) {
    const bytes = bytesOf(text.slice(WEBHOOK_SECRET_PREFIX.length));
    if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) throw malformed();
    return { algorithm: 'hmac-sha256', secret: text };
  }
  if (!text.startsWith(PRIVATE_PREFIX)) throw malformed();
  const bytes = bytesOf(text.slice(PRIVATE_PREFIX.length));
  if (bytes.length !== ED25519_BYTES && bytes.length !== 2 * ED25519_BYTES) throw malformed();
  return { algorithm: 'ed25519', ...ed25519Text(privateKeyOf(bytes.subarray(0, ED25519_BYTES))) };
}

/** A `whsec_…` or a `whsk_…` as what `node:crypto` signs with. To make one costs more than to sign with it. */
export function signingKeyOf(secret: string): KeyObject {
  if (secret.startsWith(WEBHOOK_SECRET_PREFIX))
    return createSecretKey(Buffer.from(secret.slice(WEBHOOK_SECRET_PREFIX.length), 'base64'));
  return privateKeyOf(Buffer.from(secret.slice(PRIVATE_PREFIX.length), 'base64').subarray(0, ED25519_BYTES));
}

/** A `whpk_…` as what `node:crypto` verifies with. @throws DomainError 422 `webhook-key.malformed` */
export function ed25519PublicKeyOf(text: string): KeyObject {
  const bytes = text.startsWith(PUBLIC_PREFIX) ? bytesOf(text.slice(PUBLIC_PREFIX.length)) : Buffer.alloc(0);
  if (bytes.length !== ED25519_BYTES) throw malformed();
  return createPublicKey({ key: Buffer.concat([SPKI_HEAD, bytes]), format: 'der', type: 'spki' });
}

function ed25519Text(privateKey: KeyObject): Required<KeyText> {
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_HEAD.length);
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length);
  return { secret: PRIVATE_PREFIX + seed.toString('base64'), publicKey: PUBLIC_PREFIX + raw.toString('base64') };
}

function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** Canonical base64 only, so that a key has one text. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw malformed();
  return bytes;
}

function malformed(): DomainError {
  const message =
    'The key must be whsec_ and base64 of 24 to 64 bytes, or whsk_ and base64 of the 32 bytes of an Ed25519 key';
  return new DomainError('invalid', 'webhook-key.malformed', message);
}
