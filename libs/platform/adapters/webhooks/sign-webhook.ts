import { createHmac, type KeyObject, sign } from 'node:crypto';

export interface UnsignedMessage {
  /** `evt_…`, the same over all tries. */
  readonly id: string;
  /** Seconds since 1970, of this try. */
  readonly timestamp: number;
  /** The bytes that will be sent. */
  readonly body: Uint8Array;
}

/**
 * The signatures of a message under each of the keys, newest first: `v1,<base64>` is HMAC-SHA-256 and `v1a,<base64>` is Ed25519, both over
 * `{id}.{timestamp}.{body}` (github.com/standard-webhooks/standard-webhooks).
 */
export function signWebhook(keys: readonly KeyObject[], message: UnsignedMessage): string {
  return keys.map((key) => signatureBy(key, message)).join(' ');
}

function signatureBy(key: KeyObject, { id, timestamp, body }: UnsignedMessage): string {
  const head = `${id}.${timestamp}.`;
  if (key.type === 'secret') return `v1,${createHmac('sha256', key).update(head).update(body).digest('base64')}`;
  return `v1a,${sign(null, Buffer.concat([Buffer.from(head), body]), key).toString('base64')}`;
}
