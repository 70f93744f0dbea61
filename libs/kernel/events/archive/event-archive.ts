import { type TenantDatabase, type TenantTransaction } from '../../tenancy/tenant-database.ts';
import { type EventTypes } from '../event-types.ts';
import { type ArchivedEvent, archivedEvent, blockOf, type BlockRow, openBlock, packBlock } from './archive-block.ts';

/** What one call has moved. */
export interface Archived {
  readonly streams: number;
  readonly events: number;
}

/** What a tenant's archive holds. */
export interface ArchiveSize {
  readonly events: number;
  /** Of the compressed events. */
  readonly bytes: number;
  /** The last position that is archived; 0 when nothing is. */
  readonly upTo: number;
}

/** A stream whose events with `from` ≤ version < `below` are to move. */
interface Moving {
  readonly stream: string;
  readonly from: number;
  readonly below: number;
}

const SHARD = 0;
const STREAMS_AT_ONCE = 200;
/** Of one transaction; with them, at most one block is in memory. */
const EVENTS_AT_ONCE = 2_000;

/** Nothing is archived that a subscription has yet to read, or that it has set aside. */
const BOUND = `select least(h.position, (select coalesce(min(s.position), 0) from subscription s where s.shard = $1),
  (select min(p.position) - 1 from parked_event p where p.shard = $1)) as position from event_head h where h.shard = $1`;
const SQL = {
  /** One archiver of a tenant at a time; readers and appends go on. */
  lock: { text: 'lock table event_archive in share row exclusive mode' },
  extent: {
    name: 'archive.extent',
    text: 'select stream_id as stream, min(version) as from, max(version) as below from event where stream_id = $1 group by stream_id',
  },
  /** Closing events that are old enough and still the last of their streams, with where the look at the log ended. */
  closed: {
    name: 'archive.closed',
    text: `with bound as (${BOUND}),
      young as (select e.position - 1 as position from event e
        where e.shard = $1 and e.position > $2 and e.recorded_at >= $3 order by e.position limit 1),
      looked as (select least(b.position, (select position from young)) as position from bound b)
      select looked.position::float8 as looked, e.position::float8 as position, e.stream_id as stream, e.version as below,
        (select min(f.version) from event f where f.stream_id = e.stream_id) as from
      from looked left join lateral (select * from event c where c.shard = $1 and c.position > $2 and c.position <= looked.position
        and c.type = any($4) and not exists (select from event n where n.stream_id = c.stream_id and n.version = c.version + 1)
        order by c.position limit ${STREAMS_AT_ONCE}) e on true order by e.position`,
  },
  take: {
    name: 'archive.take',
    text: `with bound as (${BOUND}), taken as (delete from event e using bound, jsonb_to_recordset($2) as m(stream uuid, "from" int, below int)
        where e.stream_id = m.stream and e.version >= m.from and e.version < m.below and e.shard = $1 and e.position <= bound.position returning e.*)
      select to_jsonb(taken.*)::text as line from taken`,
  },
  block: {
    name: 'archive.block',
    text: 'select block, checksum, body from event_archive where shard = $1 and block = $2',
  },
  put: {
    name: 'archive.put',
    text: `insert into event_archive (shard, block, last_position, events, streams, types, correlations, checksum, body)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (shard, block) do update set last_position = excluded.last_position,
        events = excluded.events, streams = excluded.streams, types = excluded.types, correlations = excluded.correlations,
        checksum = excluded.checksum, body = excluded.body`,
  },
  size: {
    name: 'archive.size',
    text: `select coalesce(sum(events), 0)::float8 as events, coalesce(sum(octet_length(body)), 0)::float8 as bytes,
      coalesce(max(last_position), 0)::float8 as "upTo" from event_archive`,
  },
} as const;

/**
 * Moves the events of closed streams into blocks of the cold table `event_archive`.
 *
 * The last event of each stream stays where it is, so the append finds its version as ever: a stream that was archived can be
 * continued, its versions go on, and it may be archived again. Nothing moves that a subscription still has to read or has set aside.
 * An event is either in the log or in the archive, at every moment and after every crash, and keeps its position and id; whoever
 * reads through `EventReader` cannot tell where it was.
 */
export class EventArchive {
  constructor(
    private readonly database: TenantDatabase,
    private readonly types: EventTypes,
  ) {}

  /** Archives all but the last event of one stream, whether its last event closes it or not. Again, or of no stream, is nothing. */
  async archive(schema: string, streamId: string): Promise<Archived> {
    const [extent] = await this.database.read<MovingRow>(schema, { ...SQL.extent, values: [streamId] });
    return extent ? this.#move(schema, [extent]) : { streams: 0, events: 0 };
  }

  /**
   * Archives the streams that were closed before `before` and are closed still. `after` is where the last call's look at the log ended,
   * 0 at first; what it has seen, it need not see again. @returns what was moved, and where the look ended
   */
  async archiveClosed(
    schema: string,
    { before, after = 0 }: { before: Date; after?: number },
  ): Promise<Archived & { readonly looked: number }> {
    let [looked, streams, events] = [after, 0, 0];
    for (;;) {
      const values = [SHARD, looked, before, this.types.closing()];
      const rows = await this.database.read<ClosedRow>(schema, { ...SQL.closed, values });
      const closed = rows.filter((row): row is ClosedRow & MovingRow => row.position !== null);
      const moved = await this.#move(schema, closed);
      streams += moved.streams;
      events += moved.events;
      const more = closed.length === STREAMS_AT_ONCE;
      looked = Math.max(looked, more ? closed.at(-1)!.position! : rows[0]!.looked);
      if (!more) return { looked, streams, events };
    }
  }

  /** How much is archived. */
  async size(schema: string): Promise<ArchiveSize> {
    const [size] = await this.database.read<{ events: number; bytes: number; upTo: number }>(schema, SQL.size);
    return size!;
  }

  async #move(schema: string, streams: readonly MovingRow[]): Promise<Archived> {
    let [moved, events] = [0, 0];
    for (const batch of batchesOf(streams)) {
      const lines = await this.database.transaction(schema, (tx) => moveBatch(tx, batch));
      events += lines;
      if (lines > 0) moved += batch.length;
    }
    return { streams: moved, events };
  }
}

type MovingRow = Moving & { position?: number };
type ClosedRow = { looked: number } & (MovingRow | { position: null });

/** Batches of streams with about so many events; a longer stream is cut, oldest part first. */
function* batchesOf(streams: readonly Moving[]): Generator<Moving[]> {
  let [batch, size]: [Moving[], number] = [[], 0];
  for (const { stream, from, below } of streams) {
    for (let first = from; first < below; first += EVENTS_AT_ONCE) {
      const end = Math.min(below, first + EVENTS_AT_ONCE);
      if (size + end - first > EVENTS_AT_ONCE && size > 0) {
        yield batch;
        [batch, size] = [[], 0];
      }
      batch.push({ stream, from: first, below: end });
      size += end - first;
    }
  }
  if (batch.length > 0) yield batch;
}

async function moveBatch(tx: TenantTransaction, batch: readonly Moving[]): Promise<number> {
  await tx.query(SQL.lock);
  const taken = await tx.query<{ line: string }>({ ...SQL.take, values: [SHARD, JSON.stringify(batch)] });
  const events = taken.map(({ line }) => archivedEvent(line));
  const byBlock = Map.groupBy(events, ({ row }) => blockOf(Number(row.position)));
  for (const [block, added] of byBlock) await addToBlock(tx, block, added);
  return events.length;
}

async function addToBlock(tx: TenantTransaction, block: number, added: readonly ArchivedEvent[]): Promise<void> {
  const [present] = await tx.query<BlockRow>({ ...SQL.block, values: [SHARD, block] });
  const older = present ? (await openBlock(present)).map(archivedEvent) : [];
  const packed = await packBlock([...older, ...added]);
  const { lastPosition, events, streams, types, correlations, checksum, body } = packed;
  const values = [SHARD, block, lastPosition, events, streams, types, correlations, checksum, body];
  await tx.query({ ...SQL.put, values });
}
