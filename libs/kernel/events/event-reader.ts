import { type TenantDatabase, type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type LedgerResult } from './append.ts';
import { type EventCodec } from './event-codec.ts';
import { type EventTypes } from './event-types.ts';
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

/** Every tenant's log has one shard today. */
export const SHARD = 0;
/** The columns that `EventTypes.read` needs. */
export const EVENT_COLUMNS =
  'event_id, stream_id, category, version, position, recorded_at, schema_version, type, data, meta';
const SQL = {
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

/** Reads streams, the log and the ledger of a tenant. */
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
    const stream = { ...SQL.stream, values: [streamId, 0] };
    if (!commandId)
      return {
        events: await this.codec.decode(schema, await this.database.read<EventRow>(schema, stream)),
        ledger: null,
      };
    // The ledger is read after the stream, so that a command's own success is never taken for somebody else's event.
    const [rows, ledger] = await this.database.readAll<[EventRow, LedgerRow]>(schema, [
      stream,
      { ...SQL.ledger, values: [commandId] },
    ]);
    return { events: await this.codec.decode(schema, rows), ledger: ledger[0] ? toLedgerEntry(ledger[0]) : null };
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
    tx: Pick<TenantTransaction, 'query' | 'schema'>,
    { after, limit, types, upTo = HIGHEST }: LogPage,
  ): Promise<StoredEvent[]> {
    const values = [SHARD, after, limit, upTo];
    const rows = types
      ? await tx.query<EventRow>({ ...SQL.logOfTypes, values: [...values, types] })
      : await tx.query<EventRow>({ ...SQL.log, values });
    return this.codec.decode(tx.schema, rows);
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
