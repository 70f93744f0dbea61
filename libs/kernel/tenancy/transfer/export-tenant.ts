import { randomBytes } from 'node:crypto';
import { type ClientBase } from 'pg';
import { type RegisteredTenant } from '../tenant-registry.ts';
import { tenantSchema } from '../tenant-schema.ts';
import { type ArchivePart, type PartPlace } from './archive-part.ts';
import { copyOut } from './copy-rows.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  installationMark,
  keyOfPassphrase,
  type Manifest,
  MANIFEST,
  type PartContent,
  type SandboxManifest,
  type SchemaManifest,
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

/** A schema that is written, over an owner's connection to its cell that does nothing else meanwhile. */
export interface ExportedSchema {
  readonly place: ClientBase;
  readonly tenant: RegisteredTenant;
}

export interface ExportSource extends ExportedSchema {
  /** Owner's connection to the home cell; the same one, or in a transaction of its own. */
  readonly home: ClientBase;
  /** The tenant's test data, where they are to come along. In the same cell they are of the same snapshot. */
  readonly sandbox?: ExportedSchema | undefined;
  readonly parts: readonly ArchivePart[];
  readonly release: string;
  /** The installation's. */
  readonly secret: string;
  /** Under it travel the secrets of the parts, and nobody without it can change the archive unnoticed. */
  readonly passphrase?: string | undefined;
  readonly now: Date;
  onProgress?(progress: TransferProgress): void;
}

/** One of the schemas while it is written. */
interface Writing extends ExportedSchema, Omit<PartPlace, 'tenant'> {
  readonly parts: readonly ArchivePart[];
  /** In which its files lie: none, or `sandbox/`. */
  readonly folder: string;
  readonly found: readonly TravellingTable[];
  onRows(rows: number): void;
}

/**
 * Writes a tenant as one archive: a tar whose bytes come as they are made, a few megabytes in memory at a time. All of it is one
 * read-only snapshot (REPEATABLE READ), taken while the tenant goes on; nothing waits for it. The format is described in
 * docs/reference/tenant-archive.md.
 * @throws Error of a statement or connection; what came until then is no archive, because the manifest comes last
 */
export async function* exportTenant(source: ExportSource): AsyncGenerator<Uint8Array> {
  const { home, sandbox } = source;
  const schemas: readonly ExportedSchema[] = sandbox ? [source, sandbox] : [source];
  const clients = new Set([...schemas.map(({ place }) => place), home]);
  const found: TravellingTable[][] = [];
  for (const { place, tenant } of schemas) found.push(await travellingTables(place, tenant.schema));
  for (const client of clients) await client.query(`begin isolation level repeatable read, read only; ${PLAIN_TEXT}`);
  for (const [index, { place, tenant }] of schemas.entries())
    await place.query(lockForReading(place, tenant.schema, found[index]!));
  const salt = randomBytes(16);
  const key = source.passphrase === undefined ? undefined : keyOfPassphrase(source.passphrase, salt);
  const onRows = await rowCounter(source, schemas, found);
  const { parts, passphrase } = source;
  const writing = { home, parts, passphrase, key, onRows };
  const { place, tenant } = source;
  const own = yield* schemaFiles({ ...writing, place, tenant, folder: '', found: found[0]! });
  const test = sandbox && (yield* schemaFiles({ ...writing, ...sandbox, folder: 'sandbox/', found: found[1]! }));
  const manifest = manifestOf(source, own, test && { ...test, clockAheadMs: sandbox.tenant.clockAheadMs });
  const text = JSON.stringify(key ? sealManifest(manifest, key, salt) : manifest, null, 2);
  yield tarFile(MANIFEST, Buffer.from(text));
  yield tarFile(`${MANIFEST}.sha256`, Buffer.from(sha256Of(Buffer.from(text))));
  yield TAR_END;
  for (const client of clients) await client.query('commit');
}

async function* schemaFiles(writing: Writing): AsyncGenerator<Uint8Array, SchemaManifest, undefined> {
  const tables = yield* tableFiles(writing);
  const parts = yield* partFiles(writing);
  return { ...(await standingOf(writing)), tables, parts };
}

async function* tableFiles({
  place,
  tenant,
  folder,
  found,
  onRows,
}: Writing): AsyncGenerator<Uint8Array, TableContent[], undefined> {
  const contents: TableContent[] = [];
  for (const table of found) {
    let told = 0;
    const rows = counted(copyOut(place, copyOutOf(place, tenant.schema, table)), (lines) => {
      onRows(lines - told);
      told = lines;
    });
    contents.push({ ...table, ...(yield* packed(`${folder}tables/${table.name}`, rows)) });
  }
  return contents;
}

async function* partFiles({ folder, parts, ...from }: Writing): AsyncGenerator<Uint8Array, PartContent[], undefined> {
  const contents: PartContent[] = [];
  for (const part of parts)
    contents.push({
      name: part.name,
      ...(yield* packed(`${folder}parts/${part.name}`, printLines(part.leave(from)))),
    });
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

/** @returns what adds rows that are done, and tells how many they are of all */
async function rowCounter(
  { onProgress }: ExportSource,
  schemas: readonly ExportedSchema[],
  found: readonly (readonly TravellingTable[])[],
): Promise<(rows: number) => void> {
  let [done, total] = [0, 0];
  for (const [index, { place, tenant }] of schemas.entries())
    total += await countRows(place, tenant.schema, found[index]!);
  return (rows) => {
    done += rows;
    onProgress?.({ done, total });
  };
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

async function standingOf({ place, tenant }: ExportedSchema): Promise<Omit<SchemaManifest, 'tables' | 'parts'>> {
  const { id, slug, name, status, schema } = tenant;
  const rowsOf = async <Row extends object>(text: string): Promise<Row[]> => (await place.query<Row>(text)).rows;
  return {
    tenant: { id, slug, name, status },
    migrations: await rowsOf(`select version, hash from ${tenantSchema(schema)}.migration order by version`),
    log: await rowsOf(
      `select shard, position::float8 as position from ${tenantSchema(schema)}.event_head order by shard`,
    ),
    checkpoints: await rowsOf(
      `select name, shard, position::float8 as position from ${tenantSchema(schema)}.subscription order by name, shard`,
    ),
  };
}

function manifestOf(
  { release, secret, now }: ExportSource,
  own: SchemaManifest,
  sandbox: SandboxManifest | undefined,
): Manifest {
  return {
    format: FORMAT,
    formatVersion: sandbox ? FORMAT_VERSION.withTestData : FORMAT_VERSION.plain,
    release,
    exportedAt: now.toISOString(),
    installation: installationMark(secret),
    ...own,
    ...(sandbox ? { sandbox } : {}),
  };
}
