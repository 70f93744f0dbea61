import { type PublicEvent } from '../public-event.ts';
import { type WebhookFormat, type WebhookPayload } from './endpoint-settings.ts';

/** In which form an endpoint gets its messages. */
export interface MessageForm {
  /** The dated version of the API that the data is in. */
  readonly apiVersion: string;
  readonly payload: WebhookPayload;
  readonly format: WebhookFormat;
}

/** What CloudEvents says beside the event itself. */
export interface CloudContext {
  /** URI of the log that the event stands in. */
  readonly source: string;
  /** URI of the data's schema; `null` where the data has another form than any schema. */
  readonly dataSchema: string | null;
}

/** A message as it goes out. */
export interface FormedMessage {
  readonly body: Readonly<Record<string, unknown>>;
  /** What the form says in headers; `null`: nothing but that the body is JSON. */
  readonly headers: Readonly<Record<string, string>> | null;
}

/** Bytes that a body may have: 256 KiB. */
export const LARGEST_BODY = 262_144;

export const PAYLOADS = ['full', 'thin'] as const satisfies readonly WebhookPayload[];
export const FORMATS = [
  'standard',
  'cloudevents-binary',
  'cloudevents-structured',
] as const satisfies readonly WebhookFormat[];

const TYPED_ID = /^[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/**
 * The message of an event whose data is in the endpoint's version of the API already. `standard`: `{ type, timestamp, data }`;
 * `cloudevents-structured`: an event of CloudEvents 1.0 in JSON; `cloudevents-binary`: the data alone, and the attributes in `ce-*`
 * headers, as the HTTP binding of CloudEvents 1.0 writes them. Pure: the same event in the same form is the same message.
 */
export function formMessage(
  event: PublicEvent,
  { payload, format }: Pick<MessageForm, 'payload' | 'format'>,
  context: CloudContext,
): FormedMessage {
  const { type, timestamp } = event;
  const data = payload === 'thin' ? thinData(event.data) : event.data;
  if (format === 'standard') return { body: { type, timestamp, data }, headers: null };
  const attributes = attributesOf(event, context);
  if (format === 'cloudevents-structured') {
    const body = { ...attributes, datacontenttype: 'application/json', data };
    return { body, headers: { 'content-type': 'application/cloudevents+json' } };
  }
  const named = Object.entries(attributes).map(([name, value]) => [`ce-${name}`, headerText(value)]);
  return { body: data, headers: { 'content-type': 'application/json', ...Object.fromEntries(named) } };
}

/** The ids in public data, under the names and in the places that they have there; whatever else it says is left out. */
export function thinData(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return (thinned(data) ?? {}) as Readonly<Record<string, unknown>>;
}

function thinned(value: unknown): unknown {
  if (typeof value === 'string') return TYPED_ID.test(value) ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const kept = value.map(thinned).filter((one) => one !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  const kept = Object.entries(value).flatMap(([name, one]) => {
    const thin = thinned(one);
    return thin === undefined ? [] : [[name, thin] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** `subject` is the thing that the event is about: the first id of its data. */
function attributesOf({ id, type, timestamp, data }: PublicEvent, { source, dataSchema }: CloudContext) {
  const subject = Object.values(data).find((value) => typeof value === 'string' && TYPED_ID.test(value));
  return {
    specversion: '1.0',
    id,
    source,
    type,
    ...(typeof subject === 'string' ? { subject } : {}),
    time: timestamp,
    ...(dataSchema === null ? {} : { dataschema: dataSchema }),
  };
}

/** As the HTTP binding wants it: what is no visible ASCII, the quotation mark and the percent sign are percent-encoded. */
function headerText(value: string): string {
  return value.replaceAll(/[^\u0021\u0023\u0024\u0026-\u007e]+/gu, (text) =>
    [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
