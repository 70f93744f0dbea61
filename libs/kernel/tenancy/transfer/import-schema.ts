import { type ClientBase } from 'pg';
import { type Migration } from '../migrations.ts';
import { migrateTenantSchema } from '../provision.ts';
import { tenantSchema } from '../tenant-schema.ts';
import { copyIn, copyOut } from './copy-rows.ts';
import { type TransferProgress } from './export-tenant.ts';
import { type Content, type Manifest } from './manifest.ts';
import { type OpenArchive } from './open-archive.ts';
import { counted, TextSum } from './pack.ts';
import { ArchiveError } from './tar.ts';
import { copyInto, copyOutOf, PLAIN_TEXT, tableOf, type TravellingTable, travellingTables } from './tenant-tables.ts';

/** Where rows arrive. */
export interface ImportTarget {
  /** Owner's connection to the cell. */
  readonly place: ClientBase;
  readonly schema: string;
  readonly appRole: string;
  /** Of this release. */
  readonly migrations: readonly Migration[];
  onProgress?(progress: TransferProgress): void;
}

/**
 * Those of this release's migrations that the archive's schema had.
 * @throws ArchiveError when the archive comes from a newer release, or from another line of releases
 */
export function migrationsOf({ migrations, release }: Manifest, known: readonly Migration[]): Migration[] {
  return migrations.map(({ version, hash }) => {
    const own = known.find((migration) => migration.version === version);
    if (!own)
      throw new ArchiveError(
        `The archive has the migration ${version}, which this release does not know: it comes from a newer one (${release})`,
      );
    if (own.hash !== hash) throw new ArchiveError(`The archive's migration ${version} is not this release's`);
    return own;
  });
}

/**
 * Makes a schema as the archive's was, fills it, compares every row with the manifest, and only then brings it to this release.
 * Whatever fails leaves the schema empty at most; the caller drops it.
 * @throws ArchiveError; Error of a statement or connection
 */
export async function importSchema(archive: OpenArchive, target: ImportTarget): Promise<void> {
  const { place, schema, appRole, migrations, onProgress } = target;
  await migrateTenantSchema(place, schema, { appRole, migrations: migrationsOf(archive.manifest, migrations) });
  await place.query(`begin; ${PLAIN_TEXT}`);
  try {
    const tables = await emptyTables(place, schema, archive.manifest.tables);
    const total = archive.manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
    let done = 0;
    for (const table of tables) {
      const told = counted(archive.lines(table), (lines) => onProgress?.({ done: done + lines, total }));
      done += await copyIn(place, copyInto(place, schema, table), told);
    }
    for (const table of tables) await compareRows(place, schema, table);
    await compareHeads(place, schema, archive.manifest);
    await place.query('commit');
  } catch (error) {
    await place.query('rollback').catch(() => undefined); // where the connection is gone, so is its transaction
    throw error;
  }
  await migrateTenantSchema(place, schema, { appRole, migrations });
}

/** Reads a table back: its rows must be those that were sent, to the byte. @throws ArchiveError */
export async function compareRows(
  place: ClientBase,
  schema: string,
  table: TravellingTable & Pick<Content, 'rows' | 'sha256'>,
): Promise<void> {
  const sum = new TextSum();
  for await (const chunk of copyOut(place, copyOutOf(place, schema, table))) sum.add(chunk);
  const { rows, sha256 } = sum.total();
  if (rows !== table.rows || sha256 !== table.sha256)
    throw new ArchiveError(`${table.name} did not arrive as it left: ${rows} of ${table.rows} rows`);
}

/** What the migrations have put into the tables goes: the archive has it as the tenant left it. */
export async function emptyTables<Table extends TravellingTable>(
  place: ClientBase,
  schema: string,
  tables: readonly Table[],
): Promise<Table[]> {
  const own = await travellingTables(place, schema);
  const shape = ({ name, columns }: TravellingTable): string => `${name} (${columns.toSorted().join(', ')})`;
  const missing = own.find((table) => !tables.some((other) => shape(other) === shape(table)));
  if (missing || own.length !== tables.length)
    throw new ArchiveError(
      `The archive's tables are not those of its migrations${missing ? `: ${shape(missing)}` : ''}`,
    );
  const names = own.map(({ name }) => tableOf(place, schema, name)).join(', ');
  await place.query(['truncate', names].join(' '));
  return own.map(({ name }) => tables.find((table) => table.name === name)!);
}

/** The log goes on where it was, and so does every subscription: nothing that was done before is done again. */
async function compareHeads(place: ClientBase, schema: string, { log, checkpoints }: Manifest): Promise<void> {
  const { rows: heads } = await place.query(
    `select shard, position::float8 as position from ${tenantSchema(schema)}.event_head order by shard`,
  );
  const { rows: reached } = await place.query(
    `select name, shard, position::float8 as position from ${tenantSchema(schema)}.subscription order by name, shard`,
  );
  if (JSON.stringify(heads) !== JSON.stringify(log) || JSON.stringify(reached) !== JSON.stringify(checkpoints))
    throw new ArchiveError('The log or its subscriptions do not stand where the manifest says');
}
