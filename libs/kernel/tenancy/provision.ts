import { type ClientBase } from 'pg';
import { compileInline, type Migration, releaseOf } from './migrations.ts';
import { tenantSchema } from './tenant-schema.ts';

/** What a schema is brought to, and the login that may become its role. */
export interface SchemaTarget {
  readonly appRole: string;
  readonly migrations: readonly Migration[];
}

/** The schema is not to be migrated as it is: something that ran was changed, or it was dropped. Trying again changes nothing. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}

/** A schema inside the transaction that changes it. Of two migrators the second waits until the first has ended. */
export interface EnteredSchema {
  readonly schema: string;
  /** Version to hash of what has run in it; `undefined` when the schema does not exist. */
  readonly done: ReadonlyMap<string, string> | undefined;
  readonly hasRole: boolean;
  /** The registry says that it was built once: where it does not exist, it is gone. */
  readonly wasBuilt: boolean;
}

/**
 * Brings one tenant schema to the newest version: makes schema and role if they are missing, then runs what its marker table
 * does not name yet. One transaction, steps outside one included: done whole or not at all, and doing it again changes nothing. Of two
 * at once the second waits and finds nothing to do. The registry (`platform.tenant_schema`) is written in the same transaction; a
 * schema that is `building` there becomes `free`.
 *
 * `owner` must be able to create schemas and roles; `appRole` is the login that may become the tenant's role.
 * @returns the versions that ran.
 * @throws SchemaRefused when a migration was changed after it ran, or the schema was dropped; the error of the statement that failed; 55P03 when
 * a lock, also that of another migrator, was not free within 2 s. In all cases nothing was changed.
 */
export async function migrateTenantSchema(owner: ClientBase, schema: string, target: SchemaTarget): Promise<string[]> {
  return inSchema(owner, schema, target, async (entered, pending) => {
    await finishSchema(owner, entered, target, pending);
    return pending.map(({ version }) => version);
  });
}

/** Runs `work`, which must commit, in a transaction that has locked the schema, with what has not run in it yet; undoes it when it throws. */
export async function inSchema<T>(
  owner: ClientBase,
  schema: string,
  { migrations }: SchemaTarget,
  work: (entered: EnteredSchema, pending: readonly Migration[]) => Promise<T>,
): Promise<T> {
  try {
    const entered = await enterSchema(owner, tenantSchema(schema));
    const done = entered.done ?? new Map<string, string>();
    checkUnchanged(migrations, done, schema);
    return await work(
      entered,
      migrations.filter(({ version }) => !done.has(version)),
    );
  } catch (error) {
    await owner.query('rollback').catch(() => undefined); // where the connection is gone, so is its transaction
    throw error;
  }
}

/** Runs `now` in the schema's transaction, marks it as run and commits, in one message. */
export async function finishSchema(
  owner: ClientBase,
  { schema, done, hasRole }: EnteredSchema,
  { appRole, migrations }: SchemaTarget,
  now: readonly Migration[],
): Promise<void> {
  const has = new Set([...(done?.keys() ?? []), ...now.map(({ version }) => version)]);
  const script = [
    ...(done ? [] : createSchema(schema, owner.escapeIdentifier(appRole), hasRole)),
    ...now.flatMap((migration) => [compileInline(migration, schema), mark(owner, schema, migration)]),
    register(schema, has.size, coversExactly(has, migrations) ? owner.escapeLiteral(releaseOf(migrations)) : undefined),
    'commit',
  ];
  await owner.query(script.join(';\n'));
}

/** The statement that says, in the schema itself, that a migration has run. */
export function mark(owner: ClientBase, schema: string, migration: Migration): string {
  return `insert into ${schema}.migration (version, hash) values (${owner.escapeLiteral(migration.version)}, ${owner.escapeLiteral(migration.hash)})`;
}

async function enterSchema(owner: ClientBase, schema: string): Promise<EnteredSchema> {
  const answers = (await owner.query(
    `begin; set local lock_timeout = '2s'; set local statement_timeout = '60s';
     select pg_advisory_xact_lock(hashtext('clutch.migrate.${schema}'));
     select to_regclass('${schema}.migration') is not null as known, exists (select from pg_roles where rolname = '${schema}') as role,
       exists (select from platform.tenant_schema where schema = '${schema}' and status = 'dropped') as dropped,
       exists (select from platform.tenant_schema where schema = '${schema}' and built_at is not null) as built`,
  )) as unknown as { rows: { known: boolean; role: boolean; dropped: boolean; built: boolean }[] }[];
  const { known, role, dropped, built } = answers.at(-1)!.rows[0]!;
  if (dropped) throw new SchemaRefused(`${schema} was dropped and is not made again`);
  const done = known ? await appliedVersions(owner, schema) : undefined;
  return { schema, done, hasRole: role, wasBuilt: built };
}

function checkUnchanged(migrations: readonly Migration[], done: ReadonlyMap<string, string>, schema: string): void {
  for (const { version, hash } of migrations) {
    const before = done.get(version);
    if (before !== undefined && before !== hash)
      throw new SchemaRefused(`${version} was changed after it ran in ${schema}; add a new migration instead`);
  }
}

/** The statements that make an empty schema with its role; the role must not exist unless `hasRole`. `appRole` is quoted. */
export function createSchema(schema: string, appRole: string, hasRole: boolean): string[] {
  return [
    ...(hasRole ? [] : [`create role ${schema} nologin`]),
    `grant ${schema} to ${appRole} with inherit false, set true`,
    `create schema ${schema}`,
    `grant usage on schema ${schema} to ${schema}`,
    `alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${schema}`,
    `create table ${schema}.migration (version text primary key, hash text not null, applied_at timestamptz not null default now())`,
    `revoke insert, update, delete on ${schema}.migration from ${schema}`,
  ];
}

/** A schema in which a newer release has run more than this one knows keeps the name that the newer one gave it. */
function coversExactly(has: ReadonlySet<string>, migrations: readonly Migration[]): boolean {
  return has.size === migrations.length && migrations.every(({ version }) => has.has(version));
}

/** `release`, quoted, only when all of it has run. */
function register(schema: string, steps: number, release: string | undefined): string {
  const values = `'${schema}', 'live', ${release ?? "''"}, ${steps}, (select id from platform.tenant where schema = '${schema}'), now()`;
  const reached = release === undefined ? '' : RELEASE_REACHED;
  return [
    'insert into platform.tenant_schema as s (schema, status, release, steps, tenant_id, built_at) values (',
    values,
    ') on conflict (schema) do update set steps = excluded.steps, built_at = coalesce(s.built_at, excluded.built_at)',
    reached,
  ].join('');
}

const RELEASE_REACHED =
  ", release = excluded.release, status = case s.status when 'building' then 'free' else s.status end";

async function appliedVersions(owner: ClientBase, schema: string): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ version: string; hash: string }>(
    `select version, hash from ${tenantSchema(schema)}.migration`,
  );
  return new Map(rows.map(({ version, hash }) => [version, hash]));
}
