import { runMigrations } from 'bullmq';
import pg from 'pg';
import { withConnection } from '../tenancy/with-connection.ts';

/** Where the queues live in Postgres and who may use them. */
export interface JobsMigration {
  /** Connection of the role that owns the schema; it needs the right to create one. */
  readonly ownerUrl: string;
  readonly schema: string;
  /** Login of the applications. It must exist. It may then use the queues and still create nothing. */
  readonly grantTo?: string;
}

/**
 * Creates or updates the queues' schema with BullMQ's own migrator and opens it to the applications' login, for what exists and
 * for what later releases add. Running it again changes nothing; of two at once the second waits. Applications connect with
 * `migrate: false` and are refused by BullMQ when the schema is missing or too new.
 */
export async function migrateJobs({ ownerUrl, schema, grantTo }: JobsMigration): Promise<void> {
  await withConnection({ connectionString: ownerUrl }, async (owner) => {
    await owner.query('select pg_advisory_lock(hashtext($1))', [`clutch.migrate-jobs.${schema}`]);
    await runMigrations(owner, schema);
    await owner.query('begin');
    await letAddingMakeItsSequence(owner, schema);
    if (grantTo !== undefined) await grant(owner, schema, grantTo);
    await owner.query('commit');
  });
}

/**
 * BullMQ numbers the jobs of each queue with a sequence that the first `add` creates, which a login without CREATE may not. This
 * one function therefore runs as its owner: its search_path is pinned and all it does with its argument is to hash it.
 * A migration that replaces the function resets it, so this follows each of them.
 */
async function letAddingMakeItsSequence(owner: pg.Client, schema: string): Promise<void> {
  await owner.query(`alter function ${pg.escapeIdentifier(schema)}.next_job_id(text) security definer`);
  await owner.query(`revoke execute on function ${pg.escapeIdentifier(schema)}.next_job_id(text) from public`);
}

const GRANTS = [
  ['tables', 'select, insert, update, delete'],
  ['sequences', 'usage, select'],
  ['functions', 'execute'],
] as const;

async function grant(owner: pg.Client, schemaName: string, login: string): Promise<void> {
  const schema = pg.escapeIdentifier(schemaName);
  const role = pg.escapeIdentifier(login);
  // Once is enough: what comes later is granted by default, and "all in schema" reads the whole catalog, seconds with many tenants.
  const { rows } = await owner.query<{ open: boolean }>("select has_schema_privilege($1, $2, 'usage') as open", [
    login,
    schemaName,
  ]);
  if (rows[0]!.open) return;
  await owner.query(['grant usage on schema', schema, 'to', role].join(' '));
  for (const [objects, rights] of GRANTS) {
    await owner.query(['grant', rights, 'on all', objects, 'in schema', schema, 'to', role].join(' '));
    await owner.query(
      ['alter default privileges in schema', schema, 'grant', rights, 'on', objects, 'to', role].join(' '),
    );
  }
}
