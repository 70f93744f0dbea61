import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { type Config } from '../config/config.ts';
import { type RequestContext, runInContext, type TenantRef } from '../context/request-context.ts';
import { type ContextDefinition, createKernel, type Kernel } from '../kernel.ts';
import { readMigrations } from '../tenancy/migrations.ts';
import { migrateTenantSchema } from '../tenancy/provision.ts';
import { newTenantSchema } from '../tenancy/tenant-schema.ts';
import { ownerUrl, TEMPLATE, testConfig } from './test-config.ts';

export interface TestInstallation {
  readonly config: Config;
  readonly kernel: Kernel;
  /** The owner's connection, for looking at what no application may see. */
  readonly owner: pg.Pool;
  /** A live tenant with an empty, migrated schema. */
  newTenant(slug?: string): Promise<TenantRef>;
  /** Runs `work` as the tenant, with a test actor. */
  as<T>(tenant: TenantRef, work: () => Promise<T>, over?: Partial<RequestContext>): Promise<T>;
  close(): Promise<void>;
}

/** A database of its own for one integration file, copied from the migrated template (about 50 ms). */
export async function testInstallation(
  contexts: readonly ContextDefinition[] = [],
  settings: Record<string, string> = {},
): Promise<TestInstallation> {
  const database = `clutch_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${database} template ${TEMPLATE}`);
  const config = testConfig(database, settings);
  const owner = new pg.Pool({ connectionString: config.database.url, max: 2 });
  owner.on('error', () => undefined);
  const kernel = await createKernel(config, contexts);
  return {
    config,
    kernel,
    owner,
    newTenant: (slug = `t${randomBytes(4).toString('hex')}`) => newTenant(owner, config, slug),
    as: (tenant, work, over = {}) => runInContext(testContext(tenant, over), work),
    async close() {
      const { rows } = await owner.query<{ schema: string }>(
        'select rolname as schema from pg_roles where rolname in (select schema from platform.tenant union select schema from platform.tenant_schema)',
      );
      await kernel.close();
      await owner.end();
      await onServer(`drop database ${database} with (force)`);
      await rm(config.keys.dir!, { recursive: true, force: true });
      // Roles belong to the server and would outlive the database on one that was lent to the tests.
      if (rows.length > 0) await onServer(`drop role ${rows.map(({ schema }) => schema).join(', ')}`);
    },
  };
}

function testContext(tenant: TenantRef, over: Partial<RequestContext>): RequestContext {
  const requestId = `req_${uuidv7()}`;
  return {
    requestId,
    correlation: requestId,
    source: 'system',
    tenant,
    actor: { kind: 'system', id: 'test', name: 'Test' },
    ...over,
  };
}

async function newTenant(owner: pg.Pool, config: Config, slug: string): Promise<TenantRef> {
  const tenant = { id: uuidv7(), schema: newTenantSchema(), slug };
  await owner.query(`insert into platform.tenant (id, slug, name, schema, status) values ($1, $2, $2, $3, 'live')`, [
    tenant.id,
    slug,
    tenant.schema,
  ]);
  const client = await owner.connect();
  try {
    const appRole = decodeURIComponent(new URL(config.database.appUrl!).username);
    await migrateTenantSchema(client, tenant.schema, { appRole, migrations: readMigrations('tenant') });
  } finally {
    client.release();
  }
  return tenant;
}

/** Copying a template needs nobody connected to it: a busy one is tried again. */
async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl('postgres') });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(sql);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  } finally {
    await client.end();
  }
}
