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
  const secrets = [secret].flat();
  if (secrets.length === 0) throw new TypeError('A webhook is verified with at least one secret');
  const id = headerOf(headers, 'webhook-id');
  const sentAt = instantOf(headerOf(headers, 'webhook-timestamp'), toleranceSeconds);
  const signatures = headerOf(headers, 'webhook-signature').split(' ');
  const isOurs = secrets.some((one) => {
    const expected = new Webhook(one).sign(id, sentAt, body);
    return signatures.some((signature) => isSame(signature, expected));
  });
  if (!isOurs) throw new WebhookVerificationError('webhook.not-signed', 'No signature was made with this secret');
  const { type, timestamp, data } = JSON.parse(body) as Omit<WebhookEvent, 'id'>;
  return { id, type, timestamp, data } as ClutchEvent;
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
