import { type ApiVersions, type EventTypes, type Feed, type StoredEvent, type TenantTransaction } from '#kernel';
import { matchesAny, patternsOf } from '../../domain/event-pattern.ts';
import { type PublicEvent, toPublicEvent } from '../../domain/public-event.ts';
import { ALERT_CATEGORY } from '../../domain/webhooks/endpoint-alert-events.ts';

export interface FanOutParts {
  readonly types: EventTypes;
  readonly versions: ApiVersions;
  /** Called after each commit with the tenant's schema. */
  wake(schema: string): Promise<void>;
}

interface Outgoing {
  readonly stored: StoredEvent;
  readonly event: PublicEvent;
}

/** What an endpoint wants. */
interface Wish {
  readonly endpoint_id: string;
  readonly event_types: readonly string[];
  readonly api_version: string;
  readonly after_position: string;
  readonly last_seq: string;
  readonly delay_seconds: number;
}

interface Message {
  readonly wish: Wish;
  readonly seq: number;
  readonly outgoing: Outgoing;
  /** Place of its body among those of the batch, from 1. */
  readonly body: number;
}

const SQL = {
  wishes: {
    name: 'webhook.wishes',
    text: `select endpoint_id, event_types, api_version, after_position, last_seq, delay_seconds from platform_webhook_endpoint
      where status = 'active' and event_types && $1 order by endpoint_id for update`,
  },
  known: {
    name: 'webhook.known',
    text: 'select endpoint_id, event_id from platform_webhook_delivery where event_id = any($1)',
  },
  write: {
    name: 'webhook.write',
    text: `with message as (
        insert into platform_webhook_delivery (endpoint_id, seq, event_id, event_type, ordering_key, position, recorded_at, body, next_attempt_at)
        select m.endpoint_id, m.seq, m.event_id, m.event_type, m.ordering_key, m.position, m.recorded_at, b.body,
          now() + make_interval(secs => m.delay)
        from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[], $8::int[], $9::int[])
          as m (endpoint_id, seq, event_id, event_type, ordering_key, position, recorded_at, delay, body)
        join unnest($10::bytea[]) with ordinality as b (body, place) on b.place = m.body
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
export function webhookFanOut({ types, versions, wake }: FanOutParts): Feed {
  return {
    kind: 'feed',
    name: 'platform.webhooks',
    async handle(events, tx) {
      const outgoing = events.flatMap((stored): Outgoing[] => {
        const event = toPublicEvent(stored, types.definition(stored.type));
        return event ? [{ stored, event }] : [];
      });
      if (outgoing.length > 0) await writeMessages(tx, outgoing, versions);
    },
    afterCommit: wake,
  };
}

async function writeMessages(
  tx: TenantTransaction,
  outgoing: readonly Outgoing[],
  versions: ApiVersions,
): Promise<void> {
  const patterns = new Set(outgoing.flatMap(({ event }) => patternsOf(event.type)));
  const wishes = await tx.query<Wish>({ ...SQL.wishes, values: [[...patterns]] });
  if (wishes.length === 0) return;
  const known = await knownMessages(tx, outgoing);
  const bodies = new Bodies(versions);
  const messages = wishes.flatMap((wish) =>
    outgoing
      .filter(({ stored, event }) => wants(wish, stored, event) && !known.has(`${wish.endpoint_id}:${stored.id}`))
      .map((one, index): Message => ({
        wish,
        seq: Number(wish.last_seq) + 1 + index,
        outgoing: one,
        body: bodies.placeOf(one.event, wish),
      })),
  );
  if (messages.length > 0) await tx.query({ ...SQL.write, values: [...columnsOf(messages), bodies.all] });
}

function wants({ endpoint_id, after_position, event_types }: Wish, stored: StoredEvent, { type }: PublicEvent): boolean {
  const { position } = stored;
  // An endpoint that fails is not told so by itself, which would fail as well.
  if (stored.category === ALERT_CATEGORY && stored.streamId === endpoint_id) return false;
  return position > Number(after_position) && matchesAny(event_types, type);
}

/** So that reading the log again, after somebody has set the checkpoint back, sends nothing twice. */
async function knownMessages(tx: TenantTransaction, outgoing: readonly Outgoing[]): Promise<Set<string>> {
  const values = [outgoing.map(({ stored }) => stored.id)];
  const rows = await tx.query<{ endpoint_id: string; event_id: string }>({ ...SQL.known, values });
  return new Set(rows.map(({ endpoint_id, event_id }) => `${endpoint_id}:${event_id}`));
}

/** Each form of an event is written once, and the same bytes go to all that want that form. */
class Bodies {
  readonly all: Buffer[] = [];
  readonly #places = new Map<string, number>();

  constructor(private readonly versions: ApiVersions) {}

  placeOf(event: PublicEvent, { api_version: apiVersion }: Wish): number {
    const form = `${event.id} ${apiVersion}`;
    const place = this.#places.get(form);
    if (place !== undefined) return place;
    const { type, timestamp, data } = this.versions.event(event, apiVersion);
    this.#places.set(form, this.all.push(Buffer.from(JSON.stringify({ type, timestamp, data }))));
    return this.all.length;
  }
}

function columnsOf(messages: readonly Message[]): unknown[] {
  const column = <T>(read: (message: Message) => T): T[] => messages.map(read);
  return [
    column(({ wish }) => wish.endpoint_id),
    column(({ seq }) => seq),
    column(({ outgoing }) => outgoing.stored.id),
    column(({ outgoing }) => outgoing.event.type),
    column(({ outgoing }) => outgoing.stored.streamId),
    column(({ outgoing }) => outgoing.stored.position),
    column(({ outgoing }) => outgoing.stored.recordedAt),
    column(({ wish }) => wish.delay_seconds),
    column(({ body }) => body),
  ];
}
