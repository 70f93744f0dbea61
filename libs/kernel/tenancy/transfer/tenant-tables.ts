import { type ClientBase } from 'pg';
import { tenantSchema } from '../tenant-schema.ts';

/** A table as it travels: its columns in their order, and the key that its rows are put in order by. */
export interface TravellingTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly KeyColumn[];
}

export interface KeyColumn {
  readonly column: string;
  /** Text is ordered by its bytes, which is the same on every server; all other types have one order only. */
  readonly isText: boolean;
}

/** What a schema has for itself wherever it is: its migrations, and how it stands. */
const STAYS = ['migration', 'tenant_state'];

interface TableRow {
  name: string;
  columns: string[];
  key: KeyColumn[] | null;
  needs: string[] | null;
}

const TABLES = `select c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select jsonb_agg(jsonb_build_object('column', a.attname, 'isText', a.attcollation <> 0) order by k.place) from pg_constraint p
      cross join lateral unnest(p.conkey) with ordinality k(attnum, place)
      join pg_attribute a on a.attrelid = p.conrelid and a.attnum = k.attnum where p.conrelid = c.oid and p.contype = 'p') as key,
    (select array_agg(distinct r.relname::text) from pg_constraint f join pg_class r on r.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
  from pg_class c where c.relnamespace = $1::text::regnamespace and c.relkind = 'r' and not c.relispartition and c.relname <> all($2)
    and c.relname not like '%\\_\\_next'
  order by c.relname`;

/**
 * The tables of a schema without those that a rebuild is filling, which begins again wherever the tenant comes to. Those first that others refer to.
 * @throws Error when a table has no primary key: its rows would have no order
 */
export async function travellingTables(owner: ClientBase, schema: string): Promise<TravellingTable[]> {
  const { rows } = await owner.query<TableRow>(TABLES, [tenantSchema(schema), STAYS]);
  const keyless = rows.find(({ key }) => !key);
  if (keyless) throw new Error(`${schema}.${keyless.name} has no primary key`);
  return inOrder(rows).map(({ name, columns, key }) => ({ name, columns, key: key! }));
}

function inOrder(rows: readonly TableRow[]): TableRow[] {
  const ordered: TableRow[] = [];
  const waiting = new Set(rows);
  while (waiting.size > 0) {
    const placed = new Set(ordered.map(({ name }) => name));
    const ready = [...waiting].filter(({ needs }) => (needs ?? []).every((name) => placed.has(name)));
    if (ready.length === 0) throw new Error('The tables refer to each other in a circle');
    for (const row of ready) waiting.delete(row);
    ordered.push(...ready);
  }
  return ordered;
}

/** How values are written as text: the same on every server, whatever its settings, and read back to the same bits. */
export const PLAIN_TEXT = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local xmloption = 'content'; set local client_encoding = 'UTF8'`;

/**
 * Keeps tables from being replaced by rebuilt ones until the transaction ends. To be sent before the first statement that reads, because
 * a snapshot that is older than a new table finds it empty.
 */
export function lockForReading(owner: ClientBase, schema: string, tables: readonly TravellingTable[]): string {
  return ['lock table', tables.map(({ name }) => tableOf(owner, schema, name)).join(', '), 'in access share mode'].join(
    ' ',
  );
}

/** Reads all rows of a table in the order of its key. */
export function copyOutOf(owner: ClientBase, schema: string, { name, columns, key }: TravellingTable): string {
  const list = columns.map((column) => owner.escapeIdentifier(column)).join(', ');
  const order = key
    .map(({ column, isText }) => `${owner.escapeIdentifier(column)}${isText ? ' collate "C"' : ''}`)
    .join(', ');
  const rows = ['select', list, 'from', tableOf(owner, schema, name), 'order by', order].join(' ');
  return ['copy (', rows, ') to stdout'].join('');
}

/** Takes the rows that `copyOutOf` reads. */
export function copyInto(owner: ClientBase, schema: string, { name, columns }: TravellingTable): string {
  const list = columns.map((column) => owner.escapeIdentifier(column)).join(', ');
  return ['copy', tableOf(owner, schema, name), `(${list})`, 'from stdin'].join(' ');
}

export function tableOf(owner: ClientBase, schema: string, table: string): string {
  return `${tenantSchema(schema)}.${owner.escapeIdentifier(table)}`;
}
