import { type ClientBase } from 'pg';
import { type Migration } from '../migrations.ts';
import { migrateTenantSchema } from '../provision.ts';
import { tenantSchema } from '../tenant-schema.ts';
import { copyIn, copyOut } from './copy-rows.ts';
import { type TransferProgress } from './export-tenant.ts';
import { compareRows, emptyTables } from './import-schema.ts';
import { TextSum } from './pack.ts';
import { copyInto, copyOutOf, lockForReading, PLAIN_TEXT, travellingTables } from './tenant-tables.ts';

export interface SchemaCopy {
  /** Owner's connections to the two cells. */
  readonly from: ClientBase;
  readonly to: ClientBase;
  readonly schema: string;
  /** In the cell that it is copied to. */
  readonly appRole: string;
  /** Of this release. */
  readonly migrations: readonly Migration[];
}

/**
 * Makes the schema in the other cell, empty and with the same migrations as it has here. Again changes nothing.
 * @throws Error when the schema here has a migration that this release does not know
 */
export async function prepareCopy({ from, to, schema, appRole, migrations }: SchemaCopy): Promise<void> {
  const { rows } = await from.query<{ version: string }>(`select version from ${tenantSchema(schema)}.migration`);
  const same = rows.map(({ version }) => {
    const known = migrations.find((migration) => migration.version === version);
    if (!known) throw new Error(`${schema} has the migration ${version}, which this release does not know`);
    return known;
  });
  await forgetEarlierStay(to, schema);
  const inOrder = same.toSorted((a, b) => (a.version < b.version ? -1 : 1));
  await migrateTenantSchema(to, schema, { appRole, migrations: inOrder });
}

/**
 * Copies every row of a schema that nobody writes, and compares them all after they have arrived, in one transaction there.
 * Whatever was there before goes.
 * @returns the number of rows
 */
export async function copySchema(
  { from, to, schema }: SchemaCopy,
  onProgress: (progress: TransferProgress) => void,
): Promise<number> {
  const found = await travellingTables(from, schema);
  await from.query(`begin isolation level repeatable read, read only; ${PLAIN_TEXT}`);
  await to.query(`begin; ${PLAIN_TEXT}`);
  try {
    await from.query(lockForReading(from, schema, found));
    const tables = await emptyTables(to, schema, found);
    let done = 0;
    for (const table of tables) {
      const sum = new TextSum();
      await copyIn(to, copyInto(to, schema, table), summed(copyOut(from, copyOutOf(from, schema, table)), sum));
      const content = sum.total();
      await compareRows(to, schema, { ...table, ...content });
      done += content.rows;
      onProgress({ done, total: done });
    }
    await to.query('commit');
    await from.query('commit');
    return done;
  } catch (error) {
    for (const client of [from, to]) await client.query('rollback').catch(() => undefined); // where it is gone, so is its transaction
    throw error;
  }
}

async function* summed(chunks: AsyncIterable<Uint8Array>, sum: TextSum): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    sum.add(chunk);
    yield chunk;
  }
}

/** A cell notes which schemas have left it, so that no migrator makes them again; this one comes back. */
async function forgetEarlierStay(to: ClientBase, schema: string): Promise<void> {
  await to.query("delete from platform.tenant_schema where schema = $1 and status = 'dropped'", [schema]);
}
