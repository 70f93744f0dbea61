import type pg from 'pg';
import { type Migration, readMigrations } from './migrations.ts';
import { withConnection } from './with-connection.ts';

const LOCK_TIMEOUT = '55P03';
const TRIES = 5;

/**
 * Brings the shared schemas of one database to this release and makes the login of the applications. Two at once: the second waits. A
 * table that is in use is waited for 2 s at a time, five times, so that nobody queues behind the wait for longer.
 * @throws Error when a migration was changed after it ran; the error of the statement that failed, with its migration undone.
 */
export async function migratePlatform(ownerUrl: string, app: { role: string; password: string }): Promise<void> {
  await withConnection({ connectionString: ownerUrl }, async (owner) => {
    // Not an order of events, so an advisory lock may serve; it ends with the session.
    await owner.query("select pg_advisory_lock(hashtext('clutch.migrate'))");
    await makeLogin(owner, app);
    await runPending(owner);
    await openToApplications(owner, app.role);
  });
}

async function makeLogin(owner: pg.Client, app: { role: string; password: string }): Promise<void> {
  const role = owner.escapeIdentifier(app.role);
  // Nothing more is said, so that it has no other right; an owner that is no superuser could not even say so.
  const login = `noinherit login password ${owner.escapeLiteral(app.password)}`;
  const { rows } = await owner.query('select 1 from pg_roles where rolname = $1', [app.role]);
  await owner.query(rows.length === 0 ? `create role ${role} ${login}` : `alter role ${role} ${login}`);
}

async function runPending(owner: pg.Client): Promise<void> {
  await owner.query(
    'create table if not exists public.clutch_migration (version text primary key, hash text not null, applied_at timestamptz not null default now())',
  );
  const applied = await owner.query<{ version: string; hash: string }>(
    'select version, hash from public.clutch_migration',
  );
  const done = new Map(applied.rows.map(({ version, hash }) => [version, hash]));
  for (const migration of readMigrations('platform')) {
    const { version, hash } = migration;
    if (done.has(version) && done.get(version) !== hash)
      throw new Error(`${version} was changed after it ran; add a new migration instead`);
    if (!done.has(version)) await runPatiently(owner, migration);
  }
}

async function runPatiently(owner: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await runOnce(owner, migration);
      return;
    } catch (error) {
      await owner.query('rollback').catch(() => undefined); // the error that came first is the one to tell
      if ((error as { code?: string }).code !== LOCK_TIMEOUT || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
    }
  }
}

async function runOnce(owner: pg.Client, { version, sql, hash }: Migration): Promise<void> {
  await owner.query("begin; set local lock_timeout = '2s'");
  await owner.query(sql);
  await owner.query('insert into public.clutch_migration (version, hash) values ($1, $2)', [version, hash]);
  await owner.query('commit');
}

/** Schemas whose tables the applications read and write. */
const OPEN_SCHEMAS = ['platform', 'keys'];

/**
 * For what exists, and by default for what later releases add: "all tables in schema" reads the whole catalog, which takes seconds
 * with ten thousand tenants, and so is said only once.
 */
async function openToApplications(owner: pg.Client, login: string): Promise<void> {
  const { rows } = await owner.query<{ open: boolean }>(
    `select bool_and(has_schema_privilege($1, s, 'usage') and exists (
         select from pg_default_acl d, aclexplode(d.defaclacl) a
          where d.defaclnamespace = s::regnamespace and a.grantee = (select oid from pg_roles where rolname = $1))) as open
       from unnest($2::text[]) s`,
    [login, OPEN_SCHEMAS],
  );
  if (rows[0]!.open) return;
  const role = owner.escapeIdentifier(login);
  await owner.query(`grant usage on schema platform, keys, es, ext to ${role}`);
  await owner.query(`grant select, insert, update, delete on all tables in schema platform, keys to ${role}`);
  await owner.query(
    `alter default privileges in schema platform, keys grant select, insert, update, delete on tables to ${role}`,
  );
  await owner.query(`grant select on public.clutch_migration to ${role}`);
}
