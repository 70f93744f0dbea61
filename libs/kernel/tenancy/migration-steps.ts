import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientBase } from 'pg';
import { compileFor, type Migration } from './migrations.ts';
import { finishSchema, inSchema, mark, SchemaRefused, type SchemaTarget } from './provision.ts';
import { tenantSchema } from './tenant-schema.ts';

/** Up to here indexes are built and rows filled inside the transaction: that takes milliseconds, and fewer round trips. */
const SMALL_BYTES = 8 * 1024 * 1024;
/** Rows of one transaction of a backfill. */
const BATCH = 1_000;

/** Told of the steps that may run outside a transaction: that one begins, and how each ended. */
export type OnStep = (version: string, state: 'running' | 'done' | 'skipped', ms: number) => Promise<void>;

/**
 * Brings one schema to the newest version as gently as its size asks for: all in one transaction where its tables are small; otherwise
 * indexes are built beside the writers, and rows filled in batches, each followed by a rest as long as it took. Every step is marked in
 * the schema when it has ended, so a run that was killed goes on where it was.
 * @returns the versions that ran. @throws as `migrateTenantSchema`; the steps before the one that failed have run then.
 */
export async function migrateInSteps(
  owner: ClientBase,
  schema: string,
  target: SchemaTarget,
  onStep: OnStep,
): Promise<string[]> {
  const ran: string[] = [];
  for (;;) {
    const outside = await inSchema(owner, schema, target, async (entered, pending) => {
      if (!entered.done && entered.wasBuilt)
        throw new SchemaRefused(`${schema} is gone; a migration does not make it anew`);
      const now = entered.done ? await untilLarge(owner, schema, pending) : pending;
      const next = pending[now.length];
      if (now.length === 0 && next) await owner.query('rollback');
      else await finishSchema(owner, entered, target, now);
      ran.push(...now.map(({ version }) => version));
      for (const step of entered.done ? now : []) if (step.outside) await onStep(step.version, 'skipped', 0);
      return next;
    });
    if (!outside) return ran;
    const startedAt = performance.now();
    await onStep(outside.version, 'running', 0);
    if (await runOutside(owner, schema, outside)) ran.push(outside.version);
    await onStep(outside.version, 'done', performance.now() - startedAt);
  }
}

/** The migrations before the first that must run outside a transaction. */
async function untilLarge(owner: ClientBase, schema: string, pending: readonly Migration[]): Promise<Migration[]> {
  const now: Migration[] = [];
  for (const migration of pending) {
    if (migration.outside && (await bytesOf(owner, schema, migration)) > SMALL_BYTES) break;
    now.push(migration);
  }
  return now;
}

/** What the tables that it names take on disk; a table that an earlier migration of this run makes takes nothing. */
async function bytesOf(owner: ClientBase, schema: string, { sql }: Migration): Promise<number> {
  const tables = new Set(Array.from(sql.matchAll(/\{schema\}\.(\w+)/g), ([, table]) => table!));
  const { rows } = await owner.query<{ bytes: number }>(
    `select coalesce(sum(pg_relation_size(c.oid)), 0)::float8 as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relkind = 'r' and c.relname = any($2)`,
    [schema, [...tables]],
  );
  return rows[0]!.bytes;
}

/** @returns whether it ran here; not when another migrator had just done it. */
async function runOutside(owner: ClientBase, schema: string, migration: Migration): Promise<boolean> {
  const name = tenantSchema(schema);
  await owner.query("select set_config('lock_timeout', '2s', false), set_config('statement_timeout', '60s', false)");
  try {
    await owner.query('select pg_advisory_lock(hashtext($1))', [`clutch.migrate.${name}`]);
    const { rows } = await owner.query(`select from ${tenantSchema(schema)}.migration where version = $1`, [
      migration.version,
    ]);
    if (rows.length > 0) return false;
    await (migration.outside === 'concurrent' ? buildIndexes : fill)(owner, name, migration);
    await owner.query(mark(owner, name, migration));
    return true;
  } finally {
    // Where the connection is gone, so are its lock and its settings.
    await owner
      .query(`select pg_advisory_unlock_all(); reset lock_timeout; reset statement_timeout`)
      .catch(() => undefined);
  }
}

/** Waits as long as it takes, because nobody waits behind it: writers go on while an index is built. */
async function buildIndexes(owner: ClientBase, schema: string, migration: Migration): Promise<void> {
  await owner.query("select set_config('lock_timeout', '0', false), set_config('statement_timeout', '0', false)");
  const text = compileFor(migration, schema);
  await dropInvalid(owner, schema, text);
  for (const statement of statementsOf(text)) await owner.query(statement);
}

/** What an index build that was cut short leaves behind is kept up with every write and used by no read. */
async function dropInvalid(owner: ClientBase, schema: string, text: string): Promise<void> {
  const names = Array.from(
    text.matchAll(/create\s+(?:unique\s+)?index\s+concurrently\s+if\s+not\s+exists\s+(\w+)/gi),
    ([, name]) => name!,
  );
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relname = any($2) and not i.indisvalid`,
    [schema, names],
  );
  for (const { name } of rows)
    await owner.query(`drop index concurrently if exists ${schema}.${owner.escapeIdentifier(name)}`);
}

/** The lint sees to it that such a file holds nothing that a semicolon at the end of a line could mislead. */
function statementsOf(text: string): string[] {
  return text
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

async function fill(owner: ClientBase, schema: string, migration: Migration): Promise<void> {
  const statement = compileFor(migration, schema).replaceAll('{batch}', String(BATCH));
  for (;;) {
    const startedAt = performance.now();
    const { rowCount } = await owner.query(statement);
    if (!rowCount) return;
    await sleep(performance.now() - startedAt);
  }
}
