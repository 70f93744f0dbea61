import { Webhook } from 'standardwebhooks';
import type { webhooks } from './generated/api.types.ts';

/** An event as a webhook brings it. */
export interface WebhookEvent<Type extends string = string, Data = unknown> {
  /** The same in every delivery of the event: what was handled under it is not handled again. */
  readonly id: string;
  /** `booking.confirmed` */
  readonly type: Type;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly data: Data;
}

type Sent<Operation> = Operation extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Body } };
}
  ? Body
  : never;
type EventOf<Body> = Body extends { readonly type: infer Type extends string; readonly data: infer Data }
  ? WebhookEvent<Type, Data>
  : never;

/** Every event of the document: once its `type` was compared, its `data` is typed. Later types come without a new version. */
export type ClutchEvent = { [Type in keyof webhooks]: EventOf<Sent<webhooks[Type]['post']>> }[keyof webhooks];

/** The headers of the request: of `fetch`, of Node, or a plain object. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What can be said of one verification. */
export interface WebhookOptions {
  /** How far the clocks may be apart, and how old a message may be, in seconds. Default 300. */
  readonly toleranceSeconds?: number;
}

/** A message that is not to be trusted; answer it with 400. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';

  constructor(
    readonly code: 'webhook.header-missing' | 'webhook.time-unreadable' | 'webhook.too-old' | 'webhook.not-signed',
    message: string,
  ) {
    super(message);
  }
}

const TOLERANCE_SECONDS = 300;

/**
 * Whether a webhook comes from Clutch, by Standard Webhooks: signed with the endpoint's secret and not older than five minutes.
 *
 * @param body exactly as it came, before anything has parsed it
 * @param secret the endpoint's, `whsec_…`; while it is rotated, any of them
 * @throws WebhookVerificationError when it does not, or when a header is missing
 */
export function verifyWebhook(
  body: string,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = TOLERANCE_SECONDS }: WebhookOptions = {},
): ClutchEvent {
  const secrets = keysIn(secret);
  if (secrets.some(isPublic)) throw new TypeError('A public key is for verifyWebhookByKeys, which can wait');
  const message = messageOf(body, headers, toleranceSeconds);
  if (!secrets.some((one) => isSignedWith(one, message))) throw notSigned();
  return eventOf(message);
}

/**
 * As `verifyWebhook`, and with public keys, too: of endpoints that sign with Ed25519, and of those that change over. It needs Ed25519 of Web
 * Crypto, which Node, Deno, Bun and the browsers of today have.
 *
 * @param key `whpk_…` or `whsec_…`; while it is rotated, all that are known
 * @throws WebhookVerificationError when the webhook does not come from Clutch, or when a header is missing
 */
export async function verifyWebhookByKeys(
  body: string,
  headers: WebhookHeaders,
  key: string | readonly string[],
  { toleranceSeconds = TOLERANCE_SECONDS }: WebhookOptions = {},
): Promise<ClutchEvent> {
  const keys = keysIn(key);
  const message = messageOf(body, headers, toleranceSeconds);
  for (const one of keys) {
    const isOurs = isPublic(one) ? await isSignedFor(one, message) : isSignedWith(one, message);
    if (isOurs) return eventOf(message);
  }
  throw notSigned();
}

interface SignedMessage {
  readonly id: string;
  readonly sentAt: Date;
  readonly signatures: readonly string[];
  readonly body: string;
}

const PUBLIC_PREFIX = 'whpk_';
const BY_ED25519 = 'v1a,';

function isPublic(key: string): boolean {
  return key.startsWith(PUBLIC_PREFIX);
}

function keysIn(key: string | readonly string[]): string[] {
  const keys = [key].flat();
  if (keys.length === 0) throw new TypeError('A webhook is verified with at least one secret');
  return keys;
}

function messageOf(body: string, headers: WebhookHeaders, toleranceSeconds: number): SignedMessage {
  const id = headerOf(headers, 'webhook-id');
  const sentAt = instantOf(headerOf(headers, 'webhook-timestamp'), toleranceSeconds);
  return { id, sentAt, signatures: headerOf(headers, 'webhook-signature').split(' '), body };
}

function isSignedWith(secret: string, { id, sentAt, signatures, body }: SignedMessage): boolean {
  const expected = new Webhook(secret).sign(id, sentAt, body);
  return signatures.some((signature) => isSame(signature, expected));
}

async function isSignedFor(publicKey: string, { id, sentAt, signatures, body }: SignedMessage): Promise<boolean> {
  const raw = bytesOf(publicKey.slice(PUBLIC_PREFIX.length));
  if (!raw) throw new TypeError('The public key must be whpk_ and base64');
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  const signed = new TextEncoder().encode(`${id}.${sentAt.getTime() / 1_000}.${body}`);
  for (const one of signatures) {
    const signature = one.startsWith(BY_ED25519) ? bytesOf(one.slice(BY_ED25519.length)) : undefined;
    if (signature && (await crypto.subtle.verify('Ed25519', key, signature, signed))) return true;
  }
  return false;
}

/** @returns nothing where it is no base64, which a stranger may send */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 > 0) return undefined;
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function eventOf({ id, body }: SignedMessage): ClutchEvent {
  const { type, timestamp, data } = JSON.parse(body) as Omit<WebhookEvent, 'id'>;
  return { id, type, timestamp, data } as ClutchEvent;
}

function notSigned(): WebhookVerificationError {
  return new WebhookVerificationError('webhook.not-signed', 'No signature was made with this secret');
}

/** Takes as long whatever differs: a guess must not learn how much of it was right. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let index = 0; index < other.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}

function instantOf(seconds: string, toleranceSeconds: number): Date {
  if (!/^\d{1,12}$/.test(seconds))
    throw new WebhookVerificationError('webhook.time-unreadable', 'webhook-timestamp must be seconds since 1970');
  const instant = new Date(Number(seconds) * 1_000);
  if (Math.abs(Date.now() - instant.getTime()) > toleranceSeconds * 1_000)
    throw new WebhookVerificationError(
      'webhook.too-old',
      `webhook-timestamp is more than ${toleranceSeconds} s from now: a repeat, or a clock that is wrong`,
    );
  return instant;
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const found =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (!found?.length) throw new WebhookVerificationError('webhook.header-missing', `The header ${name} is missing`);
  return [found].flat().join(' ');
}
