import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type PlatformTransaction } from './platform-database.ts';
import { type SchemaTarget, migrateTenantSchema } from './provision.ts';
import { newTenantSchema, tenantSchema } from './tenant-schema.ts';
import { openConnection } from './with-connection.ts';

/**
 * Roles are made this many at a time, in one transaction: each new membership makes every connection read all memberships of the
 * login anew before its next transaction of a tenant, 16 ms of CPU with 10,000 tenants.
 */
const BATCH = 50;
/** A backend keeps the catalog of every table that it made; it is replaced before that takes more than about 70 MB. */
const SCHEMAS_PER_CONNECTION = 50;
/** What reading the memberships takes at most, all told and each. */
const READ_ALL_MS = 20;
const READ_ONE_MS = 0.1;
/** However busy an hour was, no more than this waits for the next one. */
const MOST_FREE = 1_000;

export interface PoolOptions extends SchemaTarget {
  /** Connection of the owner, who may create schemas and roles. */
  readonly ownerUrl: string;
  /** Schemas built at a time; 1 when left out. */
  readonly concurrency?: number;
  /** Ends the work early; what is being built is finished. */
  readonly signal?: AbortSignal;
  /** After each schema, before the next is begun: may count, and may wait. */
  readonly onBuilt?: (ms: number) => void | Promise<void>;
}

/**
 * Tops the pool up to `wanted` free schemas of this release and drops what an earlier builder left half-built, which is never used.
 * One builder works at a time, by a lock that dies with its connection.
 * @returns how many it built; `undefined` when another builder is at work.
 */
export async function fillSchemaPool(wanted: number, options: PoolOptions): Promise<number | undefined> {
  const owner = await connect(options.ownerUrl);
  try {
    const lock = "select pg_try_advisory_lock(hashtext('clutch.schema-pool')) as mine";
    const { rows: locked } = await owner.query<{ mine: boolean }>(lock);
    if (!locked[0]!.mine) return undefined;
    await dropUnfinished(owner);
    let built = 0;
    while (!options.signal?.aborted) {
      const { rows } = await owner.query<{ n: number }>(COUNT_FREE, [options.migrations.length]);
      const missing = wanted - rows[0]!.n;
      if (missing <= 0) break;
      built += await buildBatch(owner, Math.min(missing, BATCH), options);
    }
    return built;
  } finally {
    await owner.end();
  }
}

/** How many free schemas there are for a process that knows `steps` tenant migrations. */
export async function countFree(platform: PlatformTransaction, steps: number): Promise<number> {
  const [row] = await platform.query<{ n: number }>({ text: COUNT_FREE, values: [steps] });
  return row!.n;
}

const COUNT_FREE = "select count(*)::int as n from platform.tenant_schema where status = 'free' and steps >= $1";

/** How many should be free: twice the sign-ups of the busiest hour of the last week, at least `least`. Nothing when `least` is 0. */
export async function wantedFree(platform: PlatformTransaction, least: number): Promise<number> {
  if (least === 0) return 0;
  const [busiest] = await platform.query<{ n: number }>({ text: BUSIEST_HOUR });
  return Math.max(least, Math.min(MOST_FREE, 2 * busiest!.n));
}

const BUSIEST_HOUR = `select coalesce(max(n), 0)::int as n from (select count(*) as n from platform.tenant
   where created_at > now() - interval '7 days' group by date_trunc('hour', created_at)) hour`;

async function buildBatch(owner: pg.Client, count: number, options: PoolOptions): Promise<number> {
  const schemas = Array.from({ length: count }, newTenantSchema);
  await owner.query(announce(schemas, owner.escapeIdentifier(options.appRole)));
  await settle(owner, schemas[0]!);
  const queue = schemas.values();
  const ends = await Promise.allSettled(
    Array.from({ length: options.concurrency ?? 1 }, () => buildAll(queue, options)),
  );
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return ends.reduce((sum, end) => sum + (end.status === 'fulfilled' ? end.value : 0), 0);
}

/**
 * A session that was reading its memberships while these were granted takes what it read for complete (PostgreSQL 16 to 18). Any change
 * of a role makes it read them again, if it has finished the first reading by then.
 */
async function settle(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from pg_auth_members');
  await sleep(READ_ALL_MS + rows[0]!.n * READ_ONE_MS);
  await owner.query(`alter role ${tenantSchema(role)} nologin`);
}

async function buildAll(queue: Iterator<string>, options: PoolOptions): Promise<number> {
  let built = 0;
  let client: pg.Client | undefined;
  try {
    for (let next = queue.next(); !next.done && !options.signal?.aborted; next = queue.next()) {
      const startedAt = performance.now();
      client ??= await connect(options.ownerUrl);
      await migrateTenantSchema(client, next.value, options);
      built += 1;
      if (built % SCHEMAS_PER_CONNECTION === 0) {
        await client.end();
        client = undefined;
      }
      await options.onBuilt?.(performance.now() - startedAt);
    }
    return built;
  } finally {
    await client?.end();
  }
}

/** Written down before anything is made, so that nothing is made that nobody knows of. */
function announce(schemas: readonly string[], appRole: string): string {
  const rows = schemas.map((schema) => `('${tenantSchema(schema)}', 'building')`).join(', ');
  const roles = schemas.map(
    (schema) => `create role ${schema} nologin; grant ${schema} to ${appRole} with inherit false, set true`,
  );
  return [
    'begin',
    ['insert into platform.tenant_schema (schema, status) values', rows].join(' '),
    ...roles,
    'commit',
  ].join(';\n');
}

/** What a builder that died has left. Its schema may be nearly whole, but nobody vouches for it. */
async function dropUnfinished(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ schema: string }>(
    "select schema from platform.tenant_schema where status = 'building'",
  );
  for (const { schema } of rows) await dropSchema(owner, schema, 'building');
}

/**
 * Drops a schema of the pool with its role, if it still has that status; a tenant's schema is not touched. Waits for whoever is
 * migrating it, at most 2 s.
 */
export async function dropSchema(owner: pg.ClientBase, schema: string, status: 'building' | 'free'): Promise<void> {
  await owner.query(
    `begin; set local lock_timeout = '2s'; select pg_advisory_xact_lock(hashtext('clutch.migrate.${tenantSchema(schema)}'))`,
  );
  try {
    const { rowCount } = await owner.query(
      "update platform.tenant_schema set status = 'dropped', dropped_at = now() where schema = $1 and status = $2",
      [schema, status],
    );
    if (rowCount === 1) await owner.query(`drop schema if exists ${schema} cascade; drop role if exists ${schema}`);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => undefined); // the error that came first is the one to tell
    throw error;
  }
}

function connect(ownerUrl: string): Promise<pg.Client> {
  return openConnection({ connectionString: ownerUrl, application_name: 'clutch-schema-pool' });
}
