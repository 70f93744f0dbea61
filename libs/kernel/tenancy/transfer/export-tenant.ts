import { randomBytes } from 'node:crypto';
import { type ClientBase } from 'pg';
import { type RegisteredTenant } from '../tenant-registry.ts';
import { tenantSchema } from '../tenant-schema.ts';
import { type ArchivePart } from './archive-part.ts';
import { copyOut } from './copy-rows.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  installationMark,
  keyOfPassphrase,
  type Manifest,
  MANIFEST,
  type PartContent,
  sealManifest,
  type TableContent,
} from './manifest.ts';
import { counted, packLines, printLines, sha256Of } from './pack.ts';
import { TAR_END, tarFile } from './tar.ts';
import {
  copyOutOf,
  lockForReading,
  PLAIN_TEXT,
  tableOf,
  type TravellingTable,
  travellingTables,
} from './tenant-tables.ts';

/** Rows that are done, of all. */
export interface TransferProgress {
  readonly done: number;
  readonly total: number;
}

export interface ExportSource {
  /** Owner's connection to the tenant's cell, for the export alone. */
  readonly place: ClientBase;
  /** Owner's connection to the home cell; the same one, or in a transaction of its own. */
  readonly home: ClientBase;
  readonly tenant: RegisteredTenant;
  readonly parts: readonly ArchivePart[];
  readonly release: string;
  /** The installation's. */
  readonly secret: string;
  /** Under it travel the secrets of the parts, and nobody without it can change the archive unnoticed. */
  readonly passphrase?: string | undefined;
  readonly now: Date;
  onProgress?(progress: TransferProgress): void;
}

/**
 * Writes a tenant as one archive: a tar whose bytes come as they are made, a few megabytes in memory at a time. All of it is one
 * read-only snapshot (REPEATABLE READ), taken while the tenant goes on; nothing waits for it. The format is described in
 * docs/reference/tenant-archive.md.
 * @throws Error of a statement or connection; what came until then is no archive, because the manifest comes last
 */
export async function* exportTenant(source: ExportSource): AsyncGenerator<Uint8Array> {
  const { place, home } = source;
  const found = await travellingTables(place, source.tenant.schema);
  for (const client of new Set([place, home]))
    await client.query(`begin isolation level repeatable read, read only; ${PLAIN_TEXT}`);
  await place.query(lockForReading(place, source.tenant.schema, found));
  const salt = randomBytes(16);
  const key = source.passphrase === undefined ? undefined : keyOfPassphrase(source.passphrase, salt);
  const tables = yield* tableFiles(source, found);
  const parts = yield* partFiles(source, key);
  const manifest = await manifestOf(source, tables, parts);
  const text = JSON.stringify(key ? sealManifest(manifest, key, salt) : manifest, null, 2);
  yield tarFile(MANIFEST, Buffer.from(text));
  yield tarFile(`${MANIFEST}.sha256`, Buffer.from(sha256Of(Buffer.from(text))));
  yield TAR_END;
  for (const client of new Set([place, home])) await client.query('commit');
}

async function* tableFiles(
  source: ExportSource,
  tables: readonly TravellingTable[],
): AsyncGenerator<Uint8Array, TableContent[], undefined> {
  const { place, tenant, onProgress } = source;
  const total = await countRows(place, tenant.schema, tables);
  const contents: TableContent[] = [];
  let done = 0;
  for (const table of tables) {
    const rows = copyOut(place, copyOutOf(place, tenant.schema, table));
    const told = counted(rows, (lines) => onProgress?.({ done: done + lines, total }));
    const content = yield* packed(`tables/${table.name}`, told);
    contents.push({ ...table, ...content });
    done += content.rows;
  }
  return contents;
}

async function* partFiles(
  { place, home, tenant, parts, passphrase }: ExportSource,
  key: Uint8Array | undefined,
): AsyncGenerator<Uint8Array, PartContent[], undefined> {
  const contents: PartContent[] = [];
  for (const part of parts) {
    const rows = part.leave({ home, place, tenant, passphrase, key });
    contents.push({ name: part.name, ...(yield* packed(`parts/${part.name}`, printLines(rows))) });
  }
  return contents;
}

async function* packed(folder: string, chunks: AsyncIterable<Uint8Array>) {
  const files = packLines(folder, chunks);
  for (;;) {
    const { done, value } = await files.next();
    if (done) return value;
    yield tarFile(value.name, value.bytes);
  }
}

async function countRows(place: ClientBase, schema: string, tables: readonly TravellingTable[]): Promise<number> {
  let total = 0;
  for (const { name } of tables) {
    const { rows } = await place.query<{ n: string }>(
      ['select count(*) as n from', tableOf(place, schema, name)].join(' '),
    );
    total += Number(rows[0]!.n);
  }
  return total;
}

async function manifestOf(
  { place, tenant, release, secret, now }: ExportSource,
  tables: readonly TableContent[],
  parts: readonly PartContent[],
): Promise<Manifest> {
  const { id, slug, name, status, schema } = tenant;
  const rowsOf = async <Row extends object>(text: string): Promise<Row[]> => (await place.query<Row>(text)).rows;
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    release,
    exportedAt: now.toISOString(),
    installation: installationMark(secret),
    tenant: { id, slug, name, status },
    migrations: await rowsOf(`select version, hash from ${tenantSchema(schema)}.migration order by version`),
    log: await rowsOf(
      `select shard, position::float8 as position from ${tenantSchema(schema)}.event_head order by shard`,
    ),
    checkpoints: await rowsOf(
      `select name, shard, position::float8 as position from ${tenantSchema(schema)}.subscription order by name, shard`,
    ),
    tables,
    parts,
  };
}
