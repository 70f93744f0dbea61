import { type RequestContext } from '../context/request-context.ts';
import { span } from '../observability/span.ts';
import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import {
  type AnswerRow,
  type AppendAnswer,
  type AppendRequest,
  eventJson,
  expectedNumber,
  type LedgerResult,
  toAnswer,
} from './append.ts';
import { type EventTypes } from './event-types.ts';
import { GroupCommit, type QueuedAppend } from './group-commit.ts';
import { type EventRow, type StoredEvent } from './stored-event.ts';

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
  /** Not beyond this position. */
  readonly upTo?: number;
}

const SHARD = 0;
/** The columns that `EventTypes.read` needs. */
export const EVENT_COLUMNS =
  'event_id, stream_id, category, version, position, recorded_at, schema_version, type, data, meta';
const SQL = {
  append: { name: 'es.append', text: 'select * from es.append($1, $2, $3, $4, $5, $6, $7, $8)' },
  appendMany: { name: 'es.append_many', text: 'select * from es.append_many($1, $2, $3) order by item' },
  stream: {
    name: 'es.stream',
    text: `select ${EVENT_COLUMNS} from event where stream_id = $1 and version > $2 order by version`,
  },
  ledger: {
    name: 'es.ledger',
    text: 'select stream_id, version, position, result from command_log where command_id = $1',
  },
  head: { name: 'es.head', text: 'select position from event_head where shard = $1' },
  log: {
    name: 'es.log',
    text: `select ${EVENT_COLUMNS} from event where shard = $1 and position > $2 and position <= $4 order by position limit $3`,
  },
  logOfTypes: {
    name: 'es.log_types',
    text: `select ${EVENT_COLUMNS} from event where shard = $1 and position > $2 and position <= $4 and type = any($5) order by position limit $3`,
  },
} as const;

const HIGHEST = Number.MAX_SAFE_INTEGER;

/** Called after each commit that added events; hints only, nothing relies on it. */
export type AppendListener = (schema: string) => void;

/** Told of every append and how long the database took over it. */
export type AppendObserver = (status: AppendAnswer['status'], ms: number) => void;

/** The tenant's log. What it guarantees stands in libs/kernel/README.md, each promise with the test that proves it. */
export class EventStore {
  readonly #groups: GroupCommit;
  readonly #listeners: AppendListener[] = [];

  constructor(
    private readonly database: TenantDatabase,
    readonly types: EventTypes,
    private readonly observe: AppendObserver = () => undefined,
  ) {
    this.#groups = new GroupCommit((schema, group) => this.#commitGroup(schema, group));
  }

  onAppend(listener: AppendListener): void {
    this.#listeners.push(listener);
  }

  /** Tells the listeners; for a caller that appended inside a transaction of its own, once that has committed. */
  announce(schema: string): void {
    for (const listener of this.#listeners) listener(schema);
  }

  /** Appends in a transaction of its own, together with whatever else this process appends for the tenant at the moment. */
  async append(context: RequestContext, request: AppendRequest): Promise<AppendAnswer> {
    const schema = context.tenant!.schema;
    const answer = await this.#observed(() =>
      this.#groups.append(schema, {
        stream: request.streamId,
        category: request.category,
        expected: expectedNumber(request.expected),
        command: request.commandId ?? null,
        result: request.result ?? null,
        events: eventJson(request, this.types, context),
      }),
    );
    if (answer.status === 'ok' && request.events.length > 0) this.announce(schema);
    return answer;
  }

  /**
   * Appends inside the caller's transaction, as its last statement: the log's lock is held until it ends. On `conflict` the
   * transaction is still usable, and to be rolled back by whoever wrote something before.
   */
  async appendIn(tx: TenantTransaction, context: RequestContext, request: AppendRequest): Promise<AppendAnswer> {
    const values = [
      tx.schema,
      SHARD,
      request.streamId,
      request.category,
      expectedNumber(request.expected),
      JSON.stringify(eventJson(request, this.types, context)),
      request.commandId ?? null,
      request.result ? JSON.stringify(request.result) : null,
    ];
    return this.#observed(async () => toAnswer((await tx.query<AnswerRow>({ ...SQL.append, values }))[0]!));
  }

  /** The stream's events in order, with the ledger's entry of the command if it came before; one round trip. */
  async load(
    schema: string,
    streamId: string,
    commandId?: string,
  ): Promise<{ events: StoredEvent[]; ledger: LedgerEntry | null }> {
    const stream = { ...SQL.stream, values: [streamId, 0] };
    if (!commandId)
      return {
        events: (await this.database.read<EventRow>(schema, stream)).map((row) => this.types.read(row)),
        ledger: null,
      };
    // The ledger is read after the stream, so that a command's own success is never taken for somebody else's event.
    const [rows, ledger] = await this.database.readAll<[EventRow, LedgerRow]>(schema, [
      stream,
      { ...SQL.ledger, values: [commandId] },
    ]);
    return { events: rows.map((row) => this.types.read(row)), ledger: ledger[0] ? toLedgerEntry(ledger[0]) : null };
  }

  async findCommand(tx: TenantTransaction, commandId: string): Promise<LedgerEntry | null> {
    const [row] = await tx.query<LedgerRow>({ ...SQL.ledger, values: [commandId] });
    return row ? toLedgerEntry(row) : null;
  }

  /** The last position of the tenant's log; 0 when it is empty. */
  async head(tx: Pick<TenantTransaction, 'query'>): Promise<number> {
    const [row] = await tx.query<{ position: string }>({ ...SQL.head, values: [SHARD] });
    return Number(row!.position);
  }

  /** A page of the log in order of position. */
  async readLog(
    tx: Pick<TenantTransaction, 'query'>,
    { after, limit, types, upTo = HIGHEST }: LogPage,
  ): Promise<StoredEvent[]> {
    const values = [SHARD, after, limit, upTo];
    const rows = types
      ? await tx.query<EventRow>({ ...SQL.logOfTypes, values: [...values, types] })
      : await tx.query<EventRow>({ ...SQL.log, values });
    return rows.map((row) => this.types.read(row));
  }

  #observed(append: () => Promise<AppendAnswer>): Promise<AppendAnswer> {
    return span('clutch.append', {}, async () => {
      const startedAt = performance.now();
      const answer = await append();
      this.observe(answer.status, performance.now() - startedAt);
      return answer;
    });
  }

  async #commitGroup(schema: string, group: readonly QueuedAppend[]): Promise<AppendAnswer[]> {
    const [only] = group;
    if (group.length === 1 && only) {
      const { stream, category, expected, command, result, events } = only;
      const values = [
        schema,
        SHARD,
        stream,
        category,
        expected,
        JSON.stringify(events),
        command,
        result ? JSON.stringify(result) : null,
      ];
      return (await this.database.read<AnswerRow>(schema, { ...SQL.append, values })).map(toAnswer);
    }
    const rows = await this.database.read<AnswerRow>(schema, {
      ...SQL.appendMany,
      values: [schema, SHARD, JSON.stringify(group)],
    });
    return rows.map(toAnswer);
  }
}

interface LedgerRow {
  stream_id: string;
  version: number;
  position: string;
  result: LedgerResult | null;
}

function toLedgerEntry({ stream_id, version, position, result }: LedgerRow): LedgerEntry {
  return { streamId: stream_id, version, position: Number(position), result };
}
