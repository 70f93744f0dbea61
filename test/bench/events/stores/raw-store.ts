import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { loadConfig } from '#kernel';
import { sampleMeta, type WorkNoted } from '../sample-event.ts';
import { type BenchStream, type Store, type StoreSettings } from './store.ts';

const COLUMNS = [
  'position',
  'shard',
  'schema_version',
  'version',
  'stream_id',
  'event_id',
  'category',
  'type',
  'data',
  'meta',
] as const;
const READ_COLUMNS = 'event_id, stream_id, category, version, position, recorded_at, schema_version, type, data, meta';

/**
 * The floor: a bare INSERT of the same rows, by a prepared statement in a transaction of its own, into a table with the columns, indexes
 * and constraints of a tenant's log. Nothing is checked; the caller numbers the rows. The tables lie in the schema `bench`, one for each
 * tenant; with one tenant all is in the first. Reads go to the first tenant's own log.
 */
export async function openRaw({ environment, tenants }: StoreSettings): Promise<Store> {
  const { url, poolMax } = loadConfig(environment).database;
  const pool = new pg.Pool({ connectionString: url, max: poolMax });
  await pool.query('create schema if not exists bench');
  const like = tenants.map(
    ({ schema }, tenant) => `create table ${table(tenant)} (like ${schema}.event including all)`,
  );
  await pool.query(like.join(';'));
  const positions = tenants.map(() => 0);
  const readText = `select ${READ_COLUMNS} from ${tenants[0]!.schema}.event where stream_id = $1 order by version`;
  return {
    tables: tenants.map((_, tenant) => table(tenant)),
    append: async (stream, events) => {
      const values = rowsOf(stream, events, positions[stream.tenant]!, sampleMeta(tenants[stream.tenant]!, uuidv7()));
      positions[stream.tenant]! += events.length;
      const name = `insert.${stream.tenant}.${events.length}`;
      await pool.query({ name, text: insertText(stream.tenant, events.length), values });
    },
    read: async (streamId) => (await pool.query({ name: 'read', text: readText, values: [streamId] })).rows.length,
  };
}

function table(tenant: number): string {
  return `bench.event_${tenant}`;
}

function rowsOf({ id, version }: BenchStream, events: readonly WorkNoted[], position: number, meta: object): unknown[] {
  return events.flatMap(({ type, data }, index) => [
    position + index + 1,
    0,
    1,
    version + index + 1,
    id,
    uuidv7(),
    'bench',
    type,
    data,
    meta,
  ]);
}

const texts = new Map<string, string>();

function insertText(tenant: number, rows: number): string {
  const key = `${tenant}.${rows}`;
  const known = texts.get(key);
  if (known) return known;
  const row = (index: number): string =>
    COLUMNS.map((_, column) => `$${index * COLUMNS.length + column + 1}`).join(', ');
  const values = Array.from({ length: rows }, (_, index) => `(${row(index)})`).join(', ');
  const text = `insert into ${table(tenant)} (${COLUMNS.join(', ')}) values ${values}`;
  texts.set(key, text);
  return text;
}
