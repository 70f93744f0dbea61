import { type Feed, type StoredEvent, type TenantTransaction } from '#kernel';
import { type SubjectErased } from '#kernel/domain';
import { patternsOf } from '../../domain/event-pattern.ts';
import { LARGEST_BODY, type MessageForm } from '../../domain/webhooks/message-forms.ts';
import { type OutgoingEvent } from '../../domain/webhooks/webhook-messages.ts';
import { type EndpointWish, isAboutItself } from '../../domain/webhooks/wanted-events.ts';
import { type EventMessages } from './event-messages.ts';
import { eraseMessagesIn } from './personal-messages.ts';

export interface FanOutParts {
  readonly messages: EventMessages;
  /** Called after each commit with the tenant's schema. */
  wake(schema: string): Promise<void>;
}

type Outgoing = OutgoingEvent<StoredEvent>;

/** An endpoint as the fan-out sees it. */
export interface WishRow extends Pick<MessageForm, 'payload' | 'format'>, Pick<EndpointWish, 'channels' | 'filter'> {
  readonly endpoint_id: string;
  readonly event_types: readonly string[];
  readonly api_version: string;
  readonly after_position: string;
  readonly last_seq: string;
  readonly delay_seconds: number;
}

interface ToWrite {
  readonly wishes: readonly WishRow[];
  readonly outgoing: readonly Outgoing[];
  /** Whether an event is one that the endpoint is to be asked about. */
  readonly concerns: (wish: WishRow, outgoing: Outgoing) => boolean;
}

interface Message {
  readonly wish: WishRow;
  readonly seq: number;
  readonly outgoing: Outgoing;
  /** Place of its body among those of the batch, from 1. */
  readonly body: number;
}

/** The columns of a `WishRow`. */
export const WISH_COLUMNS =
  'endpoint_id, event_types, channels, filter, api_version, payload, format, after_position, last_seq, delay_seconds';

/** A body that is empty was too large: its message has ended before its first try, says why, and cannot be sent by hand either. */
const SQL = {
  wishes: {
    name: 'webhook.wishes',
    text: `select ${WISH_COLUMNS}
      from platform_webhook_endpoint where status = 'active' and event_types && $1 order by endpoint_id for update`,
  },
  known: {
    name: 'webhook.known',
    text: 'select endpoint_id, event_id from platform_webhook_delivery where event_id = any($1)',
  },
  write: {
    name: 'webhook.write',
    text: `with message as (
        insert into platform_webhook_delivery (endpoint_id, seq, event_id, event_type, ordering_key, position, recorded_at, channels,
          tags, body, headers, next_attempt_at, status, ended_because, finished_at, expunged_at)
        select m.endpoint_id, m.seq, m.event_id, m.event_type, m.ordering_key, m.position, m.recorded_at,
          string_to_array(m.channels, ','), string_to_array(m.tags, ','), b.body, b.headers, now() + make_interval(secs => m.delay),
          case when b.body = '' then 'exhausted' else 'pending' end, case when b.body = '' then 'too-large' end,
          case when b.body = '' then now() end, case when b.body = '' then now() end
        from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[], $8::text[], $9::text[],
          $10::int[], $11::int[]) as m (endpoint_id, seq, event_id, event_type, ordering_key, position, recorded_at, channels, tags, delay, body)
        join unnest($12::bytea[], $13::jsonb[]) with ordinality as b (body, headers, place) on b.place = m.body
      )
      update platform_webhook_endpoint e set last_seq = n.seq
        from (select endpoint_id, max(seq) as seq from unnest($1::uuid[], $2::bigint[]) as m (endpoint_id, seq) group by endpoint_id) n
        where e.endpoint_id = n.endpoint_id`,
  },
} as const;

/**
 * Gives every active endpoint a message for each public event that it wants, numbered without a hole, in the transaction of the
 * subscription's checkpoint: a crash repeats both or neither. The body is written once and stays these bytes over all tries.
 */
export function webhookFanOut({ messages, wake }: FanOutParts): Feed {
  return {
    kind: 'feed',
    name: 'platform.webhooks',
    async handle(events, tx) {
      for (const part of partsUpToErasures(events)) {
        await writeMessages(tx, part, messages);
        const last = part.at(-1)!;
        // What came before it had no message yet when the person was erased.
        if (isErasure(last)) await eraseMessagesIn(tx, last.data.subject);
      }
    },
    afterCommit: wake,
  };
}

function isErasure(event: StoredEvent): event is StoredEvent<SubjectErased> {
  return event.type === 'SubjectErased';
}

/** The events in their order, in parts of which each ends with an erasure, or with the last of them. */
function partsUpToErasures(events: readonly StoredEvent[]): StoredEvent[][] {
  const parts: StoredEvent[][] = [];
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (!before || isErasure(before)) parts.push([]);
    parts.at(-1)!.push(event);
  }
  return parts;
}

async function writeMessages(
  tx: TenantTransaction,
  events: readonly StoredEvent[],
  messages: EventMessages,
): Promise<void> {
  const types = messages.publicTypes(events);
  if (types.size === 0) return;
  const wishes = await tx.query<WishRow>({ ...SQL.wishes, values: [[...new Set([...types].flatMap(patternsOf))]] });
  if (wishes.length === 0) return;
  await writeWanted(tx, messages, {
    wishes,
    outgoing: await messages.outgoingIn(tx, events),
    concerns: ({ after_position }, { stored }) => stored.position > Number(after_position),
  });
}

/**
 * Gives endpoints, whose rows the transaction holds, a message for each of these events that they want and do not have.
 * @returns what was written, each endpoint's in the order of the events
 */
export async function writeWanted(
  tx: TenantTransaction,
  messages: Pick<EventMessages, 'judge' | 'message'>,
  { wishes, outgoing, concerns }: ToWrite,
): Promise<readonly Message[]> {
  const known = await knownMessages(tx, outgoing);
  const bodies = new Bodies(messages);
  const wantedBy = eventsWanted(messages, outgoing);
  const written = wishes.flatMap((wish) =>
    wantedBy(wish)
      .filter((one) => concerns(wish, one) && !isAboutItself(wish.endpoint_id, one.stored))
      .filter(({ stored }) => !known.has(`${wish.endpoint_id}:${stored.id}`))
      .map((one, index): Message => ({
        wish,
        seq: Number(wish.last_seq) + 1 + index,
        outgoing: one,
        body: bodies.placeOf(one, wish),
      })),
  );
  if (written.length > 0)
    await tx.query({ ...SQL.write, values: [...columnsOf(written), bodies.bytes, bodies.headers] });
  return written;
}

/** The events that an endpoint wants. Many of a tenant's endpoints want the same, so that each wish is judged once. */
function eventsWanted(
  messages: Pick<EventMessages, 'judge'>,
  outgoing: readonly Outgoing[],
): (row: WishRow) => readonly Outgoing[] {
  const found = new Map<string, readonly Outgoing[]>();
  return (row) => {
    const wish = wishOf(row);
    const name = JSON.stringify(wish);
    const known = found.get(name) ?? outgoing.filter(messages.judge(wish));
    found.set(name, known);
    return known;
  };
}

function wishOf({ event_types: eventTypes, channels, filter, api_version: apiVersion }: WishRow): EndpointWish {
  return { eventTypes, channels, filter, apiVersion };
}

/** So that reading the log again, after somebody has set the checkpoint back, sends nothing twice. */
async function knownMessages(tx: TenantTransaction, outgoing: readonly Outgoing[]): Promise<Set<string>> {
  const values = [outgoing.map(({ stored }) => stored.id)];
  const rows = await tx.query<{ endpoint_id: string; event_id: string }>({ ...SQL.known, values });
  return new Set(rows.map(({ endpoint_id, event_id }) => `${endpoint_id}:${event_id}`));
}

/** Each form of an event is written once, and the same bytes go to all that want that form. */
class Bodies {
  /** Empty where they would be more than may be sent. */
  readonly bytes: Buffer[] = [];
  readonly headers: (string | null)[] = [];
  readonly #places = new Map<string, number>();

  constructor(private readonly messages: Pick<EventMessages, 'message'>) {}

  placeOf({ event }: Outgoing, { api_version: apiVersion, payload, format }: WishRow): number {
    const form = `${event.id} ${apiVersion} ${payload} ${format}`;
    const place = this.#places.get(form);
    if (place !== undefined) return place;
    const { body, headers } = this.messages.message(event, { apiVersion, payload, format });
    const bytes = Buffer.from(JSON.stringify(body));
    this.headers.push(headers && JSON.stringify(headers));
    this.#places.set(form, this.bytes.push(bytes.length > LARGEST_BODY ? Buffer.alloc(0) : bytes));
    return this.bytes.length;
  }
}

function columnsOf(messages: readonly Message[]): unknown[] {
  const column = <T>(read: (message: Message) => T): T[] => messages.map(read);
  return [
    column(({ wish }) => wish.endpoint_id),
    column(({ seq }) => seq),
    column(({ outgoing }) => outgoing.stored.id),
    column(({ outgoing }) => outgoing.event.type),
    column(({ outgoing }) => outgoing.orderingKey),
    column(({ outgoing }) => outgoing.stored.position),
    column(({ outgoing }) => outgoing.stored.recordedAt),
    column(({ outgoing }) => outgoing.channels.join(',')),
    column(({ outgoing }) => outgoing.tags.join(',')),
    column(({ wish, outgoing }) => Math.max(wish.delay_seconds, outgoing.delaySeconds)),
    column(({ body }) => body),
  ];
}
