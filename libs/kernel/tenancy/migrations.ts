import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tenantSchema } from './tenant-schema.ts';

/** One file of `migrations/`: its name is its version, its order and its identity. */
export interface Migration {
  readonly version: string;
  readonly sql: string;
  /** SHA-256 of the text: a migration that changed after it ran is refused. */
  readonly hash: string;
  /** Runs outside a transaction where the tables are large: indexes built beside the writers, rows filled in batches. */
  readonly outside?: 'concurrent' | 'backfill';
}

const FILE = /^\d{4}_[a-z0-9_]+(?:\.(concurrent|backfill))?\.sql$/;

/** Where the migrations lie: beside `package.json`, found from the sources as well as from `dist`. */
export function migrationsFolder(kind: 'platform' | 'tenant'): string {
  const root = import.meta.dirname.replace(/[\\/](dist[\\/])?libs[\\/]kernel[\\/]tenancy$/, '');
  return join(root, 'migrations', kind);
}

/**
 * All migrations of a kind in order. `NNNN_name.sql` runs in one transaction; `NNNN_name.concurrent.sql` and `NNNN_name.backfill.sql`, of
 * tenants only, may run outside of one.
 * @throws Error when a tenant migration names no schema: it would land in the wrong one.
 */
export function readMigrations(kind: 'platform' | 'tenant', folder = migrationsFolder(kind)): Migration[] {
  const files = readdirSync(folder).filter((file) => FILE.test(file));
  const migrations = files.map((file) => toMigration(kind, file, readFileSync(join(folder, file), 'utf8')));
  return migrations.sort((a, b) => (a.version < b.version ? -1 : 1));
}

function toMigration(kind: 'platform' | 'tenant', file: string, sql: string): Migration {
  const outside = FILE.exec(file)?.[1] as Migration['outside'];
  if (kind === 'tenant' && !sql.includes('{schema}'))
    throw new Error(`${file}: a tenant migration names its tables {schema}.table`);
  if (kind === 'platform' && outside)
    throw new Error(`${file}: only tenant migrations have steps outside a transaction; write a plain .sql file`);
  if (outside === 'backfill' && !sql.includes('{batch}'))
    throw new Error(`${file}: a backfill takes {batch} rows at a time, as in "limit {batch}"`);
  const version = file.replace(/\.sql$/, '');
  return { version, sql, hash: createHash('sha256').update(sql).digest('hex'), ...(outside && { outside }) };
}

/** The migration's text for one schema, without its last semicolon. The name is checked, so it needs no quoting. */
export function compileFor(migration: Migration, schema: string): string {
  return migration.sql.replaceAll('{schema}', tenantSchema(schema)).trimEnd().replace(/;$/, '');
}

/** More rows than any table that is filled in one go can have. */
const ALL_ROWS = '2147483647';

/** The text that does the same inside a transaction: for schemas whose tables are empty or small. */
export function compileInline(migration: Migration, schema: string): string {
  const text = compileFor(migration, schema);
  if (migration.outside === 'backfill') return text.replaceAll('{batch}', ALL_ROWS);
  return migration.outside ? text.replaceAll(/\bconcurrently\b/gi, '') : text;
}

/** Names one set of tenant migrations: its newest version and a digest of them all. Any change of the set makes another name. */
export function releaseOf(migrations: readonly Migration[]): string {
  const digest = createHash('sha256');
  for (const { version, hash } of migrations) digest.update(`${version} ${hash}\n`);
  return `${migrations.at(-1)!.version} ${digest.digest('hex').slice(0, 12)}`;
}
