import { type TenantTransaction } from '../../tenancy/tenant-database.ts';
import { type EventRow } from '../stored-event.ts';
import { archivedEvent, blockOf, type BlockRow, correlationKey, openBlock } from './archive-block.ts';

type Query = Pick<TenantTransaction, 'query'>;

const SHARD = 0;
/** Blocks that are in memory at a time, compressed; one of them is open. */
const AT_ONCE = 4;

const COLUMNS = 'block, checksum, body';
const WITHIN = 'shard = $1 and block >= $2 and block <= $3';
const FORWARD = `order by block limit ${AT_ONCE}`;
const BLOCKS = `select ${COLUMNS} from event_archive where ${WITHIN}`;
/** Found by the index on streams, whatever the statistics say: in order of block, every block before the first would be looked at. */
const BLOCKS_OF_STREAM = `with found as materialized (select block from event_archive where ${WITHIN} and streams @> array[$4::uuid])
  select ${COLUMNS} from event_archive join found using (block) where shard = $1`;
const SQL = {
  log: { name: 'archive.log', text: `${BLOCKS} ${FORWARD}` },
  types: { name: 'archive.types', text: `${BLOCKS} and types && $4::text[] ${FORWARD}` },
  stream: { name: 'archive.stream', text: `${BLOCKS_OF_STREAM} ${FORWARD}` },
  streamBackward: {
    name: 'archive.stream_backward',
    text: `${BLOCKS_OF_STREAM} order by block desc limit ${AT_ONCE}`,
  },
  /** Looks at every block's hashes: 60 ms for 3 million archived events. An index of them would be a quarter of the archive. */
  correlation: { name: 'archive.correlation', text: `${BLOCKS} and correlations @> array[$4::int] ${FORWARD}` },
} as const;

/** Positions above `after`, up to `upTo`. */
interface Range {
  readonly after: number;
  readonly upTo: number;
}

/** Archived events of the log in order, at most `limit`. Types are names as they are stored. */
export function archivedOfLog(
  tx: Query,
  { limit, types, category, ...range }: Range & { limit: number; types?: readonly string[]; category?: string },
): Promise<EventRow[]> {
  const rows = rowsOf(tx, { kind: types ? 'types' : 'log', ...(types ? { value: types } : {}) }, range);
  return collect(rows, limit, (row) => {
    return isWithin(range, row) && (!types || types.includes(row.type)) && (category ?? row.category) === row.category;
  });
}

/** Archived events of a stream with `from` ≤ version ≤ `to`, at most `limit`; backward, the highest versions come first. */
export function archivedOfStream(
  tx: Query,
  streamId: string,
  { from, to, limit, backward }: { from: number; to: number; limit: number; backward: boolean },
): Promise<EventRow[]> {
  const kind = backward ? 'streamBackward' : 'stream';
  return collect(rowsOf(tx, { kind, value: streamId, text: streamId }, EVERYWHERE), limit, (row) => {
    return row.stream_id === streamId && row.version >= from && row.version <= to;
  });
}

/** Archived events of one correlation in order, at most `limit`. */
export function archivedOfCorrelation(
  tx: Query,
  correlation: string,
  { limit, ...range }: Range & { limit: number },
): Promise<EventRow[]> {
  const text = JSON.stringify(correlation).slice(1, -1);
  const rows = rowsOf(tx, { kind: 'correlation', value: correlationKey(correlation), text }, range);
  return collect(rows, limit, (row) => {
    return isWithin(range, row) && row.meta.correlation === correlation;
  });
}

const EVERYWHERE: Range = { after: 0, upTo: Number.MAX_SAFE_INTEGER };

const isWithin = ({ after, upTo }: Range, { position }: EventRow): boolean =>
  Number(position) > after && Number(position) <= upTo;

/** Which blocks to open, and a text that every wanted line holds: most lines of a block need not be parsed. */
interface Search {
  readonly kind: keyof typeof SQL;
  readonly value?: unknown;
  readonly text?: string;
}

/** Events of the blocks that the statement finds, a few blocks at a time: memory stays bounded however many there are. */
async function* rowsOf(
  tx: Query,
  { kind, value, text = '' }: Search,
  { after, upTo }: Range,
): AsyncGenerator<EventRow> {
  const backward = kind === 'streamBackward';
  let [first, last] = [blockOf(after + 1), blockOf(upTo)];
  for (;;) {
    const values = [SHARD, first, last, ...(value === undefined ? [] : [value])];
    const found = await tx.query<BlockRow>({ ...SQL[kind], values });
    for (const block of found) {
      const lines = (await openBlock(block)).filter((line) => line.includes(text));
      for (const line of backward ? lines.toReversed() : lines) yield archivedEvent(line).row;
    }
    if (found.length < AT_ONCE) return;
    const reached = Number(found.at(-1)!.block);
    if (backward) last = reached - 1;
    else first = reached + 1;
  }
}

async function collect(
  rows: AsyncIterable<EventRow>,
  limit: number,
  wanted: (row: EventRow) => boolean,
): Promise<EventRow[]> {
  const found: EventRow[] = [];
  if (limit <= 0) return found;
  for await (const row of rows) if (wanted(row) && found.push(row) === limit) break;
  return found;
}
