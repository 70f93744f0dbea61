import { createHash } from 'node:crypto';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { type Config } from '../config/config.ts';
import { migrateAll, type MigrateOptions, type MigrationReport } from '../tenancy/migrate.ts';
import { type Migration, readMigrations } from '../tenancy/migrations.ts';
import { catalogOf, differences, templateCatalog } from '../tenancy/schema-catalog.ts';
import { newTenantSchema } from '../tenancy/tenant-schema.ts';
import { restrictedDatabase } from './restricted-database.ts';
import { ownerUrl, testConfig } from './test-config.ts';

/** The tenant migrations of this release, which tests add to. */
export const RELEASED = readMigrations('tenant');

/** A migration as its file would be read. */
export function migration(version: string, sql: string): Migration {
  const outside = /\.(concurrent|backfill)$/.exec(version)?.[1] as Migration['outside'];
  return { version, sql, hash: createHash('sha256').update(sql).digest('hex'), ...(outside && { outside }) };
}

export const versionsOf = (migrations: readonly Migration[]): string[] => migrations.map(({ version }) => version);

export interface MigratedDatabase {
  readonly config: Config;
  readonly owner: pg.Pool;
  readonly ownerUrl: string;
  readonly appRole: string;
  /** What the first run said, on a database with nothing in it: not a copy of the template. */
  readonly first: MigrationReport;
  /** Live tenants in the registry; their schemas are made by the next migration. @returns their schemas */
  register(count: number): Promise<string[]>;
  migrate(migrations?: readonly Migration[], options?: Partial<MigrateOptions>): Promise<MigrationReport>;
  /** Versions that a schema says have run in it, in order. */
  markers(schema: string): Promise<string[]>;
  /** What the ledger says of these schemas at a version: schema to state. */
  ledger(version: string, schemas: readonly string[]): Promise<Record<string, string>>;
  /** What differs in these schemas from what the migrations make. */
  drift(schemas: readonly string[], migrations: readonly Migration[]): Promise<string[]>;
  drop(): Promise<void>;
}

/** A database of its own that has been migrated once, with a login of its own, for tests that migrate it further. */
export async function migratedDatabase(settings: Readonly<Record<string, string>> = {}): Promise<MigratedDatabase> {
  const database = await restrictedDatabase();
  const { owner, login: appRole } = database;
  const config = testConfig('replaced', {
    CLUTCH_DATABASE_URL: database.ownerUrl,
    CLUTCH_DATABASE_APP_URL: database.loginUrl,
    ...settings,
  });
  const migrate: MigratedDatabase['migrate'] = (tenantMigrations = RELEASED, options = {}) =>
    migrateAll({ config, tenantMigrations, ...options });
  return {
    config,
    owner,
    ownerUrl: database.ownerUrl,
    appRole,
    first: await migrate(),
    migrate,
    register: (count) => register(owner, count),
    async markers(schema) {
      const { rows } = await owner.query<{ version: string }>(
        `select version from ${schema}.migration order by version`,
      );
      return rows.map(({ version }) => version);
    },
    async ledger(version, schemas) {
      const { rows } = await owner.query<{ schema: string; state: string }>(
        'select schema, state from platform.tenant_migration where version = $1 and schema = any($2)',
        [version, schemas],
      );
      return Object.fromEntries(rows.map(({ schema, state }) => [schema, state]));
    },
    drift: (schemas, migrations) => drift(database.ownerUrl, { appRole, migrations }, schemas),
    drop: () => drop(database),
  };
}

async function register(owner: pg.Pool, count: number): Promise<string[]> {
  const schemas = Array.from({ length: count }, newTenantSchema);
  for (const schema of schemas)
    await owner.query("insert into platform.tenant (id, slug, name, schema, status) values ($1, $2, $2, $3, 'live')", [
      uuidv7(),
      schema.replace('_', '-'),
      schema,
    ]);
  return schemas;
}

async function drift(
  url: string,
  target: { appRole: string; migrations: readonly Migration[] },
  schemas: readonly string[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const template = await templateCatalog(client, target);
    const found: string[] = [];
    for (const schema of schemas)
      found.push(...differences(template, await catalogOf(client, schema)).map((what) => `${schema}: ${what}`));
    return found;
  } finally {
    await client.end();
  }
}

/** Roles belong to the server and would outlive the database on one that was lent to the tests. */
async function drop(database: Awaited<ReturnType<typeof restrictedDatabase>>): Promise<void> {
  const { rows } = await database.owner.query<{ schema: string }>('select schema from platform.tenant_schema');
  await database.drop();
  const server = new pg.Client({ connectionString: ownerUrl('postgres') });
  await server.connect();
  if (rows.length > 0) await server.query(`drop role if exists ${rows.map(({ schema }) => schema).join(', ')}`);
  await server.end();
}
