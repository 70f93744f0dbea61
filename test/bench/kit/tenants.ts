import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import {
  appDatabaseUrl,
  migrateTenantSchema,
  newTenantSchema,
  readMigrations,
  type RequestContext,
  type TenantRef,
} from '#kernel';
import { type BenchServer } from './server.ts';

/** Live tenants with empty, migrated schemas. */
export async function makeTenants(
  { owner, config }: Pick<BenchServer, 'owner' | 'config'>,
  count: number,
): Promise<TenantRef[]> {
  const appRole = decodeURIComponent(new URL(appDatabaseUrl(config)).username);
  const target = { appRole, migrations: readMigrations('tenant') };
  const client = new pg.Client({ connectionString: config.database.url });
  await client.connect();
  try {
    const tenants: TenantRef[] = [];
    while (tenants.length < count) {
      const schema = newTenantSchema();
      const tenant = { id: uuidv7(), schema, slug: schema.replace('_', '-') };
      await migrateTenantSchema(client, schema, target);
      await owner.query(
        "insert into platform.tenant (id, slug, name, schema, status) values ($1, $2, $2, $3, 'live')",
        [tenant.id, tenant.slug, schema],
      );
      tenants.push(tenant);
    }
    return tenants;
  } finally {
    await client.end();
  }
}

/** Takes tenants away with all that they have, so that no worker looks after them and nothing of them is vacuumed later. */
export async function dropTenants({ owner }: Pick<BenchServer, 'owner'>, tenants: readonly TenantRef[]): Promise<void> {
  const schemas = tenants.map(({ schema }) => schema);
  await owner.query('delete from platform.tenant where schema = any($1)', [schemas]);
  for (const schema of schemas) await owner.query(`drop schema ${schema} cascade`);
}

/** What a request of the tenant would carry. */
export function contextOf(tenant: TenantRef): RequestContext {
  return {
    requestId: 'req_0198c6a0-7a51-7cc2-9d34-2f6f1b8f4a11',
    correlation: 'req_0198c6a0-7a51-7cc2-9d34-2f6f1b8f4a11',
    source: 'api',
    tenant,
    actor: { kind: 'api-key', id: 'key_2f6f1b8f4a11', name: 'Bench' },
  };
}
