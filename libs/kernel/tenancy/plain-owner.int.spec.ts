import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appDatabaseUrl, type Config, loadConfig } from '../config/config.ts';
import { createKernel } from '../kernel.ts';
import { ownerUrl } from '../testing/test-config.ts';
import { migrateAll } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import { migrateTenantSchema } from './provision.ts';
import { newTenantSchema } from './tenant-schema.ts';

const name = `plain_${randomBytes(4).toString('hex')}`;
const server = ownerUrl('postgres');
const schema = newTenantSchema();
let config: Config;

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await asSuperuser(`create role ${name} login createrole password 'plain'`, `create database ${name} owner ${name}`);
  const url = new URL(server);
  Object.assign(url, { username: name, password: 'plain', pathname: `/${name}` });
  const secrets = { CLUTCH_SECRET: 's'.repeat(32), CLUTCH_OPERATOR_TOKEN: 'o'.repeat(24) };
  config = loadConfig({ ...secrets, CLUTCH_DATABASE_URL: url.href });
});

afterAll(async () => {
  await asSuperuser(
    `drop database ${name} with (force)`,
    `drop role ${schema}`,
    `drop role ${name}_app`,
    `drop role ${name}`,
  );
});

test('an owner that is no superuser, but may create roles, can migrate, twice, and make tenants that work', async () => {
  expect(await migrateAll({ config })).toMatchObject({ failed: [] });
  expect(await migrateAll({ config })).toMatchObject({ failed: [] });

  const owner = new pg.Client({ connectionString: config.database.url });
  await owner.connect();
  const appRole = decodeURIComponent(new URL(appDatabaseUrl(config)).username);
  await migrateTenantSchema(owner, schema, { appRole, migrations: readMigrations('tenant') });
  await owner.end();

  const kernel = await createKernel(config, []);
  const tenant = { id: uuidv7(), schema, slug: 'plain' };
  const actor = { kind: 'system' as const, id: 'test', name: 'Test' };
  const context = { requestId: 'r', correlation: 'r', source: 'system' as const, tenant, actor };
  const command = { streamId: uuidv7(), category: 'test', expected: 'any' as const, events: [], commandId: uuidv7() };
  expect(await kernel.events.append(context, command)).toMatchObject({ status: 'ok', version: 0 });
  await kernel.close();
});
