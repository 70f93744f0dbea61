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
}

/** Where the migrations lie: beside `package.json`, found from the sources as well as from `dist`. */
export function migrationsFolder(kind: 'platform' | 'tenant'): string {
  const root = import.meta.dirname.replace(/[\\/](dist[\\/])?libs[\\/]kernel[\\/]tenancy$/, '');
  return join(root, 'migrations', kind);
}

/** All migrations of a kind in order. Throws when a tenant migration names no schema: it would land in the wrong one. */
export function readMigrations(kind: 'platform' | 'tenant', folder = migrationsFolder(kind)): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort();
  return files.map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8');
    if (kind === 'tenant' && !sql.includes('{schema}'))
      throw new Error(`${file}: a tenant migration names its tables {schema}.table`);
    return { version: file.replace(/\.sql$/, ''), sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/** The migration's text for one schema. The name is checked, so it needs no quoting. */
export function compileFor(migration: Migration, schema: string): string {
  return migration.sql.replaceAll('{schema}', tenantSchema(schema));
}
