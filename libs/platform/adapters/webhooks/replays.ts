import { Injectable } from '@nestjs/common';
import {
  currentTenant,
  DoesLongWork,
  EventStore,
  EventTypes,
  type LongWork,
  type Piece,
  type PieceResult,
  type StoredEvent,
  TenantDatabase,
  type TenantTransaction,
} from '#kernel';
import { mayBeWanted } from '../../domain/event-pattern.ts';
import { eventMessageId } from '../../domain/public-event.ts';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import {
  isAskedFor,
  type Replayable,
  type ReplayPlace,
  replayPlace,
  replaySpacing,
  type ReplayWish,
} from '../../domain/webhooks/replay.ts';
import { type OutgoingEvent, WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';
import { lockedEndpoint } from './started-replays.ts';
import { REPLAY_KIND, REPLAY_SQL as SQL, type ReplayRow, type ReplayedEndpoint } from './replay-sql.ts';
import { writeWanted } from './webhook-fan-out.ts';

/** Messages or events of one piece. */
const PAGE = 200;

/** A message that the endpoint has. */
type FoundRow = ReplayRow & Pick<Replayable, 'channels' | 'tags'> & { readonly seq: string };

interface Step {
  readonly tx: TenantTransaction;
  readonly wish: ReplayWish;
  readonly operationId: string;
  readonly endpoint: ReplayedEndpoint;
  /** How many the replay has put in their place before. */
  readonly nth: number;
}

/** What is undone at the end of a piece that only counts: so the count is what the replay itself would do. */
class Counted extends Error {
  constructor(readonly rows: readonly ReplayRow[]) {
    super('Only counted');
  }
}

/**
 * Puts messages in their place anew, a page at a time and in the order of the log: those that are there are opened with a fresh schedule,
 * under the ids that they have; for events without a message one is written. Each row bears the operation's id, so that a piece that is
 * done again after a crash opens and writes nothing a second time.
 */
@Injectable()
@DoesLongWork()
export class LongReplays implements LongWork {
  readonly kind = REPLAY_KIND;

  constructor(
    private readonly database: TenantDatabase,
    private readonly events: EventStore,
    private readonly types: EventTypes,
    private readonly messages: WebhookMessages,
    private readonly wakeUps: DeliveryWakeUps,
  ) {}

  async step(request: unknown, { operationId, cursor }: Piece): Promise<PieceResult> {
    const wish = request as ReplayWish;
    const place = replayPlace(cursor);
    const { rows, next } =
      place.in === 'messages'
        ? await this.#open(wish, operationId, place)
        : await this.#write(wish, operationId, place);
    if (rows.length > 0 && !wish.dryRun) await this.wakeUps.wake(currentTenant().schema);
    const lines = rows.map(({ event_id, event_type: type }) => JSON.stringify({ id: eventMessageId(event_id), type }));
    return { lines, done: rows.length, next: next && JSON.stringify(next) };
  }

  async #open(wish: ReplayWish, operationId: string, { seq, nth }: ReplayPlace & { in: 'messages' }) {
    let [last, isEnd] = [seq, wish.status.length === 0];
    const rows = isEnd
      ? []
      : await this.#within(wish, async (tx, endpoint) => {
          const page = await tx.query<FoundRow>({
            ...SQL.page,
            values: pageOf(wish, operationId, seq),
          });
          last = Number(page.at(-1)?.seq ?? seq);
          isEnd = page.length < PAGE;
          const asked = page.filter(({ event_type: type, recorded_at: recordedAt, channels, tags }) =>
            isAskedFor(wish, { type, recordedAt, channels, tags }),
          );
          const seqs = asked.map((row) => row.seq);
          const values = [wish.endpointId, seqs, operationId, nth, replaySpacing(endpoint.rate_per_second)];
          if (seqs.length > 0) await tx.query({ ...SQL.open, values });
          return asked;
        });
    const reached = nth + rows.length;
    if (!isEnd) return { rows, next: { in: 'messages' as const, seq: last, nth: reached } };
    return { rows, next: wish.missing ? await this.#beginning(wish, reached) : null };
  }

  /** From where to where the log is looked through. What is given out to endpoints only later comes by itself. */
  async #beginning({ endpointId, afterPosition, since }: ReplayWish, nth: number): Promise<ReplayPlace | null> {
    const { schema } = currentTenant();
    const givenOut = { ...SQL.givenOut, values: [endpointId] };
    const [given] = await this.database.read<{ position: string | null; seq: string }>(schema, givenOut);
    const upTo = Number(given?.position ?? 0);
    const after = afterPosition ?? (await this.#endBefore(new Date(since!), upTo));
    return after < upTo ? { in: 'log', after, upTo, seq: Number(given!.seq), nth } : null;
  }

  /** The last position of the log that was recorded before then: halving, for positions have no holes and go with time. */
  async #endBefore(time: Date, upTo: number): Promise<number> {
    const log = this.events.reading(currentTenant().schema);
    let [before, end] = [0, upTo];
    while (before < end) {
      const middle = Math.ceil((before + end) / 2);
      const [event] = await this.events.readLog(log, { after: middle - 1, limit: 1, upTo: middle });
      if (event && event.recordedAt < time) before = middle;
      else end = middle - 1;
    }
    return before;
  }

  async #write(wish: ReplayWish, operationId: string, place: ReplayPlace & { in: 'log' }) {
    const { after, upTo, seq, nth } = place;
    const { schema } = currentTenant();
    const events = await this.#logOf(wish, after, upTo);
    const isEnd = events.length < PAGE || events.at(-1)!.position >= upTo;
    const reached = isEnd ? upTo : events.at(-1)!.position;
    const outgoing = await this.messages.outgoing(schema, events);
    const rows = await this.#within(wish, async (tx, endpoint) => {
      const values = [wish.endpointId, operationId, seq, after, reached];
      const before = await tx.query<ReplayRow>({ ...SQL.written, values });
      const written = await this.#writeMissing({ tx, wish, operationId, endpoint, nth }, outgoing);
      return [...before, ...written];
    });
    return { rows, next: isEnd ? null : { ...place, after: reached, nth: nth + rows.length } };
  }

  async #writeMissing(step: Step, outgoing: readonly OutgoingEvent<StoredEvent>[]): Promise<ReplayRow[]> {
    const { tx, wish, operationId, endpoint, nth } = step;
    const written = await writeWanted(tx, this.messages, {
      wishes: [endpoint],
      outgoing,
      concerns: (_, { event: { type }, stored: { recordedAt }, channels, tags }) =>
        isAskedFor(wish, { type, recordedAt, channels, tags }),
    });
    const seqs = written.map(({ seq }) => seq);
    const values = [wish.endpointId, seqs, operationId, nth, replaySpacing(endpoint.rate_per_second)];
    if (seqs.length > 0) await tx.query({ ...SQL.place, values });
    return written.map(({ outgoing: { stored, event } }) => ({
      event_id: stored.id,
      event_type: event.type,
      recorded_at: stored.recordedAt,
    }));
  }

  async #logOf({ endpointId }: ReplayWish, after: number, upTo: number): Promise<StoredEvent[]> {
    const { schema } = currentTenant();
    const [endpoint] = await this.database.read<ReplayedEndpoint>(schema, { ...SQL.endpoint, values: [endpointId] });
    const patterns = endpoint?.event_types ?? [];
    const known = this.types.all().filter((type) => mayBeWanted(patterns, type));
    const types = known.map(({ type }) => type);
    return this.events.readLog(this.events.reading(schema), { after, upTo, limit: PAGE, types });
  }

  /** In a transaction that holds the endpoint's row, and is undone where it is only to be counted. */
  async #within(
    wish: ReplayWish,
    work: (tx: TenantTransaction, endpoint: ReplayedEndpoint) => Promise<readonly ReplayRow[]>,
  ): Promise<readonly ReplayRow[]> {
    try {
      return await this.database.transaction(currentTenant().schema, async (tx) => {
        const rows = await work(tx, await lockedEndpoint(tx, wish));
        if (wish.dryRun) throw new Counted(rows);
        return rows;
      });
    } catch (error) {
      if (error instanceof Counted) return error.rows;
      throw error;
    }
  }
}

function pageOf(wish: ReplayWish, operationId: string, seq: number): unknown[] {
  const { endpointId, since, until, afterPosition, status, errors } = wish;
  return [endpointId, seq, PAGE, operationId, status, errors, since, until, afterPosition];
}
