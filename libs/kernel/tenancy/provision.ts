import { type ClientBase } from 'pg';
import { compileFor, type Migration } from './migrations.ts';
import { tenantSchema } from './tenant-schema.ts';

/**
 * Brings one tenant schema to the newest version: makes schema and role if they are missing, then runs what its marker table
 * does not name yet. One transaction: done whole or not at all, and doing it again changes nothing. Of two at once the second
 * waits and finds nothing to do.
 *
 * `owner` must be able to create schemas and roles; `appRole` is the login that may become the tenant's role.
 * @returns the versions that ran.
 * @throws Error when a migration was changed after it ran; the error of the statement that failed; 55P03 when a lock, also that
 * of another migrator, was not free within 2 s. In all cases nothing was changed.
 */
export async function migrateTenantSchema(
  owner: ClientBase,
  schema: string,
  { appRole, migrations }: { appRole: string; migrations: readonly Migration[] },
): Promise<string[]> {
  const lock = `clutch.migrate.${tenantSchema(schema)}`;
  await owner.query("begin; set local lock_timeout = '2s'; set local statement_timeout = '60s'");
  try {
    await owner.query('select pg_advisory_xact_lock(hashtext($1))', [lock]);
    const done = await appliedVersions(owner, schema);
    checkUnchanged(migrations, done, schema);
    const pending = migrations.filter(({ version }) => !done.has(version));
    const script = [
      ...(done.size === 0 ? createSchema(schema, owner.escapeIdentifier(appRole)) : []),
      ...pending.flatMap((migration) => [
        compileFor(migration, schema).trimEnd().replace(/;$/, ''),
        `insert into ${schema}.migration (version, hash) values (${owner.escapeLiteral(migration.version)}, '${migration.hash}')`,
      ]),
      'commit',
    ].join(';\n');
    await owner.query(script);
    return pending.map(({ version }) => version);
  } catch (error) {
    await owner.query('rollback').catch(() => undefined); // where the connection is gone, so is its transaction
    throw error;
  }
}

function checkUnchanged(migrations: readonly Migration[], done: ReadonlyMap<string, string>, schema: string): void {
  for (const { version, hash } of migrations) {
    const before = done.get(version);
    if (before !== undefined && before !== hash)
      throw new Error(`${version} was changed after it ran in ${schema}; add a new migration instead`);
  }
}

function createSchema(schema: string, appRole: string): string[] {
  return [
    `create role ${schema} nologin`,
    `grant ${schema} to ${appRole} with inherit false, set true`,
    `create schema ${schema}`,
    `grant usage on schema ${schema} to ${schema}`,
    `alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${schema}`,
    `create table ${schema}.migration (version text primary key, hash text not null, applied_at timestamptz not null default now())`,
    `revoke insert, update, delete on ${schema}.migration from ${schema}`,
  ];
}

async function appliedVersions(owner: ClientBase, schema: string): Promise<Map<string, string>> {
  const { rows: known } = await owner.query('select 1 from pg_tables where schemaname = $1 and tablename = $2', [
    schema,
    'migration',
  ]);
  if (known.length === 0) return new Map();
  const { rows } = await owner.query<{ version: string; hash: string }>(
    `select version, hash from ${tenantSchema(schema)}.migration`,
  );
  return new Map(rows.map(({ version, hash }) => [version, hash]));
}
