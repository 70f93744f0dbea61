import { createHmac } from 'node:crypto';
import { WEBHOOK_SECRET_PREFIX } from '../domain/webhook-secret.ts';

export interface UnsignedMessage {
  /** `evt_…`, the same over all tries. */
  readonly id: string;
  /** Seconds since 1970, of this try. */
  readonly timestamp: number;
  /** The bytes that will be sent. */
  readonly body: Uint8Array;
}

/** `v1,<base64>`: HMAC-SHA-256 over `{id}.{timestamp}.{body}` (github.com/standard-webhooks/standard-webhooks). */
export function signWebhook(secret: string, { id, timestamp, body }: UnsignedMessage): string {
  const key = Buffer.from(secret.slice(WEBHOOK_SECRET_PREFIX.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}
