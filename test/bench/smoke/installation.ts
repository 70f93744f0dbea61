import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { HttpClient } from '../../../apps/cli/demo/http-client.ts';
import { createTenant } from '../../../apps/cli/demo/tenants.ts';
import { Cluster } from '../../kit/cluster.ts';

const SETTLE_MS = 60_000;

/** A running installation with one tenant, and a look into its database. */
export interface Installation {
  readonly cluster: Cluster;
  readonly api: HttpClient;
  readonly apiKey: string;
  readonly schema: string;
  readonly database: pg.Pool;
  readonly postgres: string;
}

/** Starts api, admin and worker as users run them, only without the limit that would stop a bench: log, disk, fsync and all the rest are there. */
export async function startInstallation(): Promise<Installation> {
  const cluster = await Cluster.start({ CLUTCH_HTTP_RATE_PER_MINUTE: '10000000' }, undefined, tmpdir());
  try {
    return await withTenant(cluster);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function withTenant(cluster: Cluster): Promise<Installation> {
  const admin = new HttpClient(cluster.adminUrl, cluster.config.operatorToken);
  const { slug, apiKey } = await createTenant(admin, 'Bench');
  const database = new pg.Pool({ connectionString: cluster.config.database.url, max: 3 });
  const tenant = await database.query<{ schema: string }>('select schema from platform.tenant where slug = $1', [slug]);
  const version = await database.query<{ server_version: string }>('show server_version');
  return {
    cluster,
    api: new HttpClient(cluster.apiUrl, apiKey.secret),
    apiKey: apiKey.secret,
    schema: tenant.rows[0]!.schema,
    database,
    postgres: version.rows[0]!.server_version,
  };
}

export async function stopInstallation({ cluster, database }: Installation): Promise<void> {
  await database.end();
  await cluster.stop();
}

/** Resolves when every subscription of the tenant has reached the head of its log. @throws when that takes longer than a minute */
export async function settled({ database, schema }: Installation): Promise<void> {
  const text = `select count(*)::int as behind from ${schema}.subscription s join ${schema}.event_head h on h.shard = s.shard where s.position < h.position`;
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const { rows } = await database.query<{ behind: number }>(text);
    if (rows[0]!.behind === 0) return;
    if (Date.now() > deadline)
      throw new Error(`${rows[0]!.behind} subscriptions did not catch up within ${SETTLE_MS / 1_000} s`);
    await sleep(20);
  }
}

export async function countEvents({ database, schema }: Installation, type: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from ${schema}.event where type = $1`,
    [type],
  );
  return rows[0]!.count;
}
