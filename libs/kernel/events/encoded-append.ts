import { type AuditRow } from '../audit/audit-sql.ts';
import { DomainError } from '../domain/domain-error.ts';
import { APPEND_LIMITS, type AppendRequest, expectedNumber } from './append.ts';
import { type EventJson } from './event-codec.ts';

/** An append as the database takes it, turned into JSON once. */
export interface EncodedAppend {
  readonly stream: string;
  readonly category: string;
  /** `null` any, 0 none, -1 exists, n exactly. */
  readonly expected: number | null;
  readonly command: string | null;
  /** JSON. */
  readonly result: string | null;
  /** JSON; of all its events. */
  readonly meta: string;
  readonly events: readonly EncodedEvent[];
  /** Of all events. */
  readonly bytes: number;
  /** The record of the audit trail that stands or falls with the append. */
  readonly audit?: AuditRow | undefined;
}

/** One event of it. */
export interface EncodedEvent extends Pick<EventJson, 'id' | 'type' | 'v'> {
  /** JSON. */
  readonly data: string;
  /** Of `data`. */
  readonly bytes: number;
}

/** What JSON may write and jsonb cannot hold: NUL, and halves of a surrogate pair, which JSON writes as escapes. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * @throws DomainError `event.too-many`, `event.too-large` beyond `APPEND_LIMITS` and `event.not-text` for NUL and lone surrogates;
 * TypeError for data that is no JSON; RangeError for an expected version that is none
 */
export function encodeAppend(request: AppendRequest, events: readonly EventJson[]): EncodedAppend {
  const { streamId: stream, category, commandId, result } = request;
  const expected = expectedNumber(request.expected);
  if (events.length === 0 && !commandId) throw new RangeError('An append without events needs a command id');
  const [first] = events;
  if (events.some(({ meta }) => meta !== first?.meta)) throw new Error('The events of one append share their metadata');
  const meta = first ? storable('the metadata', JSON.stringify(first.meta)) : '{}';
  const encoded = events.map(encodeEvent);
  const metaBytes = Buffer.byteLength(meta);
  const bytes = encoded.reduce((sum, event) => sum + event.bytes + metaBytes, 0);
  if (bytes > APPEND_LIMITS.bytes) throw tooLarge('The events of one command', bytes, APPEND_LIMITS.bytes);
  return {
    stream,
    category,
    expected,
    command: commandId ?? null,
    result: result ? storable('the result', JSON.stringify(result)) : null,
    meta,
    events: encoded,
    bytes,
  };
}

/** Before anything is spent on them. @throws DomainError `event.too-many` */
export function assertNotTooMany(events: readonly unknown[]): void {
  if (events.length <= APPEND_LIMITS.events) return;
  throw new DomainError(
    'invalid',
    'event.too-many',
    'This would write too many events at once; send less in one request',
    {
      events: events.length,
      limit: APPEND_LIMITS.events,
    },
  );
}

/** A list of `{ id, type, v, data }` as JSON text. */
export function eventsJson(events: readonly EncodedEvent[]): string {
  const rows = events.map(
    ({ id, type, v, data }) => `{"id":"${id}","type":${JSON.stringify(type)},"v":${v},"data":${data}}`,
  );
  return `[${rows.join()}]`;
}

/** The appends of a group as one JSON text. */
export function groupJson(group: readonly EncodedAppend[]): string {
  const items = group.map(
    ({ stream, category, expected, command, result, meta, events }) =>
      `{"stream":"${stream}","category":${JSON.stringify(category)},"expected":${expected},"command":${JSON.stringify(command)},` +
      `"result":${result},"n":${events.length},"meta":${meta},"events":${eventsJson(events)}}`,
  );
  return `[${items.join()}]`;
}

function encodeEvent({ id, type, v, data }: EventJson): EncodedEvent {
  const json = storable(type, JSON.stringify(data));
  const bytes = Buffer.byteLength(json);
  if (bytes > APPEND_LIMITS.eventBytes) throw tooLarge(`The event ${type}`, bytes, APPEND_LIMITS.eventBytes);
  return { id, type, v, data: json, bytes };
}

function storable(what: string, json: string): string {
  if (!json.includes('\\u') || !UNSTORABLE.test(json)) return json;
  throw new DomainError(
    'invalid',
    'event.not-text',
    `A text in ${what} holds NUL or half of a surrogate pair; leave it out`,
    {
      in: what,
    },
  );
}

function tooLarge(what: string, bytes: number, limit: number): DomainError {
  return new DomainError('invalid', 'event.too-large', `${what} would take ${bytes} bytes; at most ${limit} are kept`, {
    bytes,
    limit,
  });
}
