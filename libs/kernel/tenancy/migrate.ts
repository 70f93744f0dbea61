import pg from 'pg';
import { appDatabaseUrl, type Config } from '../config/config.ts';
import { migrateJobs } from '../jobs/migrate-jobs.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { migrateTenantSchema } from './provision.ts';

export interface MigrationProgress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

export interface MigrationReport {
  readonly tenants: number;
  /** Tenant schemas in which something ran. */
  readonly applied: number;
  readonly failed: readonly { readonly schema: string; readonly error: string }[];
}

/**
 * Brings the whole installation to this release: the shared schemas, the login of the applications, the job queues, then every
 * tenant's schema, several at a time. Killed at any moment, the next run goes on: each schema's own marker is written with its
 * DDL. A tenant that fails is reported and keeps its old version; the others go on. Two at once are safe: the second waits, for the
 * shared schemas and again for each tenant.
 */
export async function migrateAll(options: {
  config: Config;
  onProgress?: (progress: MigrationProgress) => void;
  /** Those of this release, when left out. */
  tenantMigrations?: readonly Migration[];
}): Promise<MigrationReport> {
  const { config } = options;
  const app = new URL(appDatabaseUrl(config));
  const appRole = decodeURIComponent(app.username);
  const pool = new pg.Pool({ connectionString: config.database.url, max: config.tenant.migrateConcurrency });
  // A connection that breaks is told by the statement that runs on it, or by the next one; without listeners the process would fall.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const target = { appRole, migrations: options.tenantMigrations ?? readMigrations('tenant') };
  try {
    await withLock(pool, (owner) =>
      migratePlatform(owner, { role: appRole, password: decodeURIComponent(app.password) }),
    );
    await migrateJobs({ ownerUrl: config.database.url, schema: 'jobs', grantTo: appRole });
    return await migrateTenants(pool, target, options.onProgress ?? (() => undefined));
  } finally {
    await pool.end();
  }
}

interface Target {
  readonly appRole: string;
  readonly migrations: readonly Migration[];
}

interface Tenant {
  readonly schema: string;
  /** The ledger says that it has the newest version. */
  readonly settled: boolean;
}

async function migrateTenants(
  pool: pg.Pool,
  target: Target,
  onProgress: (progress: MigrationProgress) => void,
): Promise<MigrationReport> {
  const { rows: tenants } = await pool.query<Tenant>(
    `select t.schema, l.schema is not null as settled from platform.tenant t
       left join platform.tenant_migration l on l.schema = t.schema and l.version = $1 and l.state = 'done' order by t.created_at`,
    [target.migrations.at(-1)!.version],
  );
  const failed: { schema: string; error: string }[] = [];
  let done = 0;
  let applied = 0;
  const queue = tenants.values();
  const work = async (): Promise<void> => {
    for (const tenant of queue) {
      try {
        if (await migrateOne(pool, tenant, target)) applied += 1;
      } catch (error) {
        failed.push({ schema: tenant.schema, error: error instanceof Error ? error.message : String(error) });
      }
      done += 1;
      onProgress({ done, total: tenants.length, failed: failed.length });
    }
  };
  await Promise.all(Array.from({ length: pool.options.max }, work));
  return { tenants: tenants.length, applied, failed };
}

/** The ledger is the plan and the report; the truth is in the schema. A lock that is not free is tried again five times. */
async function migrateOne(pool: pg.Pool, { schema, settled }: Tenant, target: Target): Promise<boolean> {
  const client = await pool.connect();
  let broken = true;
  const startedAt = performance.now();
  const version = target.migrations.at(-1)!.version;
  const report = (state: string, error: string | null) =>
    client.query(
      `insert into platform.tenant_migration (schema, version, state, attempts, error, ms) values ($1, $2, $3, 1, $4, $5)
       on conflict (schema, version) do update set state = excluded.state, attempts = tenant_migration.attempts + 1,
         error = excluded.error, ms = excluded.ms, updated_at = now()`,
      [schema, version, state, error, Math.round(performance.now() - startedAt)],
    );
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const ran = await migrateTenantSchema(client, schema, target);
        if (ran.length > 0 || !settled) await report('done', null); // a run that was killed may have left the ledger behind
        broken = false;
        return ran.length > 0;
      } catch (error) {
        const lockTimeout = (error as { code?: string }).code === '55P03';
        if (lockTimeout && attempt < 5) {
          await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt * (0.5 + Math.random())));
          continue;
        }
        await report('failed', error instanceof Error ? error.message : String(error)).catch(() => undefined);
        throw error;
      }
    }
  } finally {
    client.release(broken); // whatever the failure was, the next tenant shall not meet it
  }
}

/** Two migrators at once: the second waits. Not an order of events, so an advisory lock may serve. */
async function withLock<T>(pool: pg.Pool, work: (owner: pg.PoolClient) => Promise<T>): Promise<T> {
  const owner = await pool.connect();
  try {
    await owner.query("select pg_advisory_lock(hashtext('clutch.migrate'))");
    return await work(owner);
  } finally {
    owner.release(true); // ends the session, and the lock with it
  }
}

async function migratePlatform(owner: pg.PoolClient, app: { role: string; password: string }): Promise<void> {
  const role = owner.escapeIdentifier(app.role);
  // Nothing more is said, so that it has no other right; an owner that is no superuser could not even say so.
  const login = `noinherit login password ${owner.escapeLiteral(app.password)}`;
  const { rows } = await owner.query('select 1 from pg_roles where rolname = $1', [app.role]);
  await owner.query(rows.length === 0 ? `create role ${role} ${login}` : `alter role ${role} ${login}`);
  await owner.query(
    'create table if not exists public.clutch_migration (version text primary key, hash text not null, applied_at timestamptz not null default now())',
  );
  const applied = await owner.query<{ version: string; hash: string }>(
    'select version, hash from public.clutch_migration',
  );
  const done = new Map(applied.rows.map(({ version, hash }) => [version, hash]));
  for (const { version, sql, hash } of readMigrations('platform')) {
    if (done.has(version) && done.get(version) !== hash)
      throw new Error(`${version} was changed after it ran; add a new migration instead`);
    if (done.has(version)) continue;
    await owner.query('begin');
    try {
      await owner.query(sql);
      await owner.query('insert into public.clutch_migration (version, hash) values ($1, $2)', [version, hash]);
      await owner.query('commit');
    } catch (error) {
      await owner.query('rollback');
      throw error;
    }
  }
  await owner.query(`grant usage on schema platform, keys, es, ext to ${role}`);
  await owner.query(`grant select, insert, update, delete on all tables in schema platform, keys to ${role}`);
  await owner.query(`grant select on public.clutch_migration to ${role}`);
}
