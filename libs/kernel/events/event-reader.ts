import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type LedgerResult } from './append.ts';
import { archivedOfCorrelation, archivedOfLog, archivedOfStream } from './archive/archived-events.ts';
import { type EventCodec } from './event-codec.ts';
import { type EventTypes } from './event-types.ts';
import { READING_SQL as SQL } from './reading-sql.ts';
import { type EventRow, type StoredEvent } from './stored-event.ts';

export { EVENT_COLUMNS } from './reading-sql.ts';

/** What the ledger remembers of a command. */
export interface LedgerEntry {
  readonly streamId: string;
  readonly version: number;
  readonly position: number;
  readonly result: LedgerResult | null;
}

export interface LogPage {
  readonly after: number;
  readonly limit: number;
  /** Only these types; the others are passed over, not lost: compare `head`. */
  readonly types?: readonly string[];
  /** Only streams of this kind. */
  readonly category?: string;
  /** Not beyond this position. */
  readonly upTo?: number;
}

export interface StreamPage {
  /** Left out: forward, from version 1. Backward begins with the newest. */
  readonly direction?: 'forward' | 'backward';
  /** The version to begin with, itself included. */
  readonly fromVersion?: number;
  readonly limit?: number;
}

/** A stream as a command needs it: its events, or a state and what came since. */
export interface StreamSince {
  /** The state that the same fold once had at `version`; absent: `events` are the whole stream. */
  readonly snapshot?: { readonly version: number; readonly state: unknown };
  /** With a snapshot, the first is the event that has its version: it is in the state already. */
  readonly events: readonly StoredEvent[];
  readonly ledger: LedgerEntry | null;
}

/** Every tenant's log has one shard today. */
export const SHARD = 0;

const HIGHEST = Number.MAX_SAFE_INTEGER;
const HIGHEST_INT = 2_147_483_647;
const PAGE = 500;

/** Something that sends statements to a tenant; `database.read` serves as well as a transaction. */
export type LogQuery = Pick<TenantTransaction, 'query' | 'schema'>;

/**
 * Reads streams, the log and the ledger of a tenant. Whether an event was archived makes no difference to any of it: archived events
 * are found where they stood, in order, once.
 */
export class EventReader {
  constructor(
    protected readonly database: TenantDatabase,
    readonly codec: EventCodec,
  ) {}

  get types(): EventTypes {
    return this.codec.types;
  }

  /** The stream's events in order, with the ledger's entry of the command if it came before; one round trip. */
  async load(
    schema: string,
    streamId: string,
    commandId?: string,
  ): Promise<{ events: StoredEvent[]; ledger: LedgerEntry | null }> {
    const stream = { ...SQL.stream, values: [streamId] };
    // The ledger is read after the stream, so that a command's own success is never taken for somebody else's event.
    const [rows, ledger] = commandId
      ? await this.database.readAll<[EventRow, LedgerRow]>(schema, [stream, { ...SQL.ledger, values: [commandId] }])
      : [await this.database.read<EventRow>(schema, stream), []];
    const older = await this.#archivedBefore(schema, streamId, rows);
    return { events: await this.codec.decode(schema, [...older, ...rows]), ledger: toLedgerEntry(ledger[0]) };
  }

  /** Like `load`, but from the snapshot of `fold` on, where there is one that the log bears out. */
  async loadSince(schema: string, streamId: string, fold: string, commandId?: string): Promise<StreamSince> {
    const [[snapshot], rows, ledger] = await this.database.readAll<
      [{ version: number; state: unknown }, EventRow, LedgerRow]
    >(schema, [
      { ...SQL.snapshot, values: [streamId, fold] },
      { ...SQL.streamSince, values: [streamId, fold] },
      { ...SQL.ledger, values: [commandId ?? null] },
    ]);
    const [first] = rows;
    const fits = snapshot ? first?.version === snapshot.version : !first || first.version === 1;
    // It was replaced between the two statements, or is ahead of the log, or the stream begins in the archive: the log alone counts.
    if (!fits) return this.load(schema, streamId, commandId);
    const events = await this.codec.decode(schema, rows);
    return { ...(snapshot ? { snapshot } : {}), events, ledger: toLedgerEntry(ledger[0]) };
  }

  /**
   * Part of a stream, in the order of the direction asked for: forward from a version on, or backward from it. A version beyond the
   * end is no error: forward there is nothing, backward everything.
   */
  async readStream(schema: string, streamId: string, page: StreamPage = {}): Promise<StoredEvent[]> {
    const { direction = 'forward', limit = HIGHEST_INT } = page;
    const from = Math.min(page.fromVersion ?? (direction === 'forward' ? 1 : HIGHEST_INT), HIGHEST_INT);
    const tx = this.reading(schema);
    const rows = await tx.query<EventRow>({ ...SQL[direction], values: [streamId, from, limit] });
    const missing =
      direction === 'forward'
        ? { from, to: (rows[0]?.version ?? 0) - 1, limit, backward: false }
        : { from: 1, to: rows.at(-1) ? rows.at(-1)!.version - 1 : from, limit: limit - rows.length, backward: true };
    if (missing.to < missing.from || missing.limit <= 0) return this.codec.decode(schema, rows);
    const cold = await archivedOfStream(tx, streamId, missing);
    const all = direction === 'forward' ? [...cold, ...rows] : [...rows, ...cold];
    return this.codec.decode(schema, all.slice(0, limit));
  }

  /** The first event of each stream that has one, by the stream's id; those that were archived, too. */
  async beginnings(tx: LogQuery, streamIds: readonly string[]): Promise<Map<string, StoredEvent>> {
    const rows = await tx.query<EventRow>({ ...SQL.beginnings, values: [streamIds] });
    const found = new Set(rows.map((row) => row.stream_id));
    for (const streamId of streamIds)
      if (!found.has(streamId))
        rows.push(...(await archivedOfStream(tx, streamId, { from: 1, to: 1, limit: 1, backward: false })));
    return new Map((await this.codec.decode(tx.schema, rows)).map((event) => [event.streamId, event]));
  }

  /** Where an event stands in the log, by its UUID; `undefined` for one that was archived, too: only the log itself has an index of them. */
  async positionOf(tx: Pick<TenantTransaction, 'query'>, eventId: string): Promise<number | undefined> {
    const [row] = await tx.query<{ position: string }>({ ...SQL.place, values: [eventId] });
    return row && Number(row.position);
  }

  async findCommand(tx: TenantTransaction, commandId: string): Promise<LedgerEntry | null> {
    const [row] = await tx.query<LedgerRow>({ ...SQL.ledger, values: [commandId] });
    return toLedgerEntry(row);
  }

  /** The last position of the tenant's log; 0 when it is empty. */
  async head(tx: Pick<TenantTransaction, 'query'>): Promise<number> {
    const [row] = await tx.query<{ position: string }>({ ...SQL.head, values: [SHARD] });
    return Number(row!.position);
  }

  /** A page of the log in order of position. */
  async readLog(tx: LogQuery, page: LogPage): Promise<StoredEvent[]> {
    const { after, limit, types, category, upTo = HIGHEST } = page;
    const isWhole = !types && category === undefined;
    const values = [SHARD, after, limit, upTo];
    const some = [types ? this.types.storedAs(types) : null, category ?? null];
    const found = await tx.query<LogRow>(
      isWhole ? { ...SQL.log, values } : { ...SQL.logOfSome, values: [...values, ...some] },
    );
    const rows = found.filter((row): row is LogRow & EventRow => row.position !== null);
    const archived = found[0]!.archived;
    if (archived <= after) return this.codec.decode(tx.schema, rows);
    const looked = isWhole ? Math.min(upTo, after + limit) : upTo;
    const end = rows.length < limit ? looked : Number(rows.at(-1)!.position);
    const cold = await this.#archivedRows(tx, { ...page, upTo: Math.min(end, archived) });
    return this.codec.decode(tx.schema, inOrder(rows, cold).slice(0, limit));
  }

  /**
   * The log from `after` on to where it ended when this began, page by page; one page is in memory at a time. `reached` is the place
   * to go on from, also when the page's last positions were passed over.
   */
  async *pages(
    schema: string,
    { after = 0, limit = PAGE, ...some }: Partial<LogPage> = {},
  ): AsyncGenerator<{ readonly events: readonly StoredEvent[]; readonly reached: number }> {
    const tx = this.reading(schema);
    const upTo = Math.min(some.upTo ?? HIGHEST, await this.head(tx));
    for (let reached = after; reached < upTo;) {
      const events = await this.readLog(tx, { ...some, after: reached, limit, upTo });
      reached = events.length < limit ? upTo : events.at(-1)!.position;
      yield { events, reached };
    }
  }

  /** What one request led to, policies' events included, in order of position: all events with its correlation, the id of the request. */
  async byCorrelation(
    schema: string,
    correlation: string,
    { after = 0, limit = PAGE }: { after?: number; limit?: number } = {},
  ): Promise<StoredEvent[]> {
    const tx = this.reading(schema);
    const rows = await tx.query<EventRow>({ ...SQL.story, values: [correlation, after, limit] });
    const cold = await archivedOfCorrelation(tx, correlation, { after, upTo: HIGHEST, limit });
    return this.codec.decode(schema, inOrder(rows, cold).slice(0, limit));
  }

  /** Each statement in a transaction and round trip of its own. */
  reading(schema: string): LogQuery {
    return { schema, query: (statement) => this.database.read(schema, statement) };
  }

  #archivedRows(tx: LogQuery, { types, upTo = HIGHEST, ...page }: LogPage): Promise<EventRow[]> {
    return archivedOfLog(tx, { ...page, upTo, ...(types ? { types: this.types.storedAs(types) } : {}) });
  }

  /** The beginning of a stream whose first events are no longer among the rows. Of a stream that exists the last event always is. */
  async #archivedBefore(schema: string, streamId: string, [first]: readonly EventRow[]): Promise<EventRow[]> {
    if (!first || first.version === 1) return [];
    const beginning = { from: 1, to: first.version - 1, limit: HIGHEST_INT, backward: false };
    return archivedOfStream(this.reading(schema), streamId, beginning);
  }
}

type LogRow = { archived: number } & (EventRow | { position: null });

interface LedgerRow {
  stream_id: string;
  version: number;
  position: string;
  result: LedgerResult | null;
}

function toLedgerEntry(row: LedgerRow | undefined): LedgerEntry | null {
  if (!row) return null;
  const { stream_id, version, position, result } = row;
  return { streamId: stream_id, version, position: Number(position), result };
}

/** Both lists in one order of position; an event that is in both comes once. */
function inOrder(rows: readonly EventRow[], archived: readonly EventRow[]): EventRow[] {
  if (archived.length === 0) return [...rows];
  const byPosition = new Map([...archived, ...rows].map((row) => [Number(row.position), row]));
  return [...byPosition].sort(([one], [other]) => one - other).map(([, row]) => row);
}
