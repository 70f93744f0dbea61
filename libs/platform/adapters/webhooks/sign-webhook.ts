import { createHmac, sign } from 'node:crypto';
import { ed25519KeyOf, hmacKeyOf, WEBHOOK_SECRET_PREFIX } from './webhook-secret.ts';

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
export function signWebhook(secrets: readonly string[], message: UnsignedMessage): string {
  return secrets.map((secret) => signatureBy(secret, message)).join(' ');
}

function signatureBy(secret: string, { id, timestamp, body }: UnsignedMessage): string {
  const head = `${id}.${timestamp}.`;
  if (secret.startsWith(WEBHOOK_SECRET_PREFIX))
    return `v1,${createHmac('sha256', hmacKeyOf(secret)).update(head).update(body).digest('base64')}`;
  return `v1a,${sign(null, Buffer.concat([Buffer.from(head), body]), ed25519KeyOf(secret)).toString('base64')}`;
}
