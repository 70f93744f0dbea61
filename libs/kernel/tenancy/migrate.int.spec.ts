import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Config } from '../config/config.ts';
import { restrictedDatabase, type RestrictedDatabase } from '../testing/restricted-database.ts';
import { ownerUrl, testConfig } from '../testing/test-config.ts';
import { migrateAll, type MigrationProgress, type MigrationReport } from './migrate.ts';
import { type Migration, readMigrations } from './migrations.ts';
import { newTenantSchema } from './tenant-schema.ts';

const released = readMigrations('tenant');
const TENANTS = 4;

const migration = (version: string, sql: string): Migration => ({
  version,
  sql,
  hash: createHash('sha256').update(sql).digest('hex'),
});
/** Twice the same would fail, or leave two rows. */
const shelf = migration('9001_shelf', 'create table {schema}.shelf (n int);\ninsert into {schema}.shelf values (1);\n');

let database: RestrictedDatabase;
let config: Config;
let schemas: string[];
/** What the first run said, on a database with nothing in it: not a copy of the template. */
let first: MigrationReport;

beforeAll(async () => {
  database = await restrictedDatabase();
  config = testConfig('replaced', {
    CLUTCH_DATABASE_URL: database.ownerUrl,
    CLUTCH_DATABASE_APP_URL: database.loginUrl,
  });
  first = await migrate();
});
// Each test has tenants of its own, so that none leans on what another did.
beforeEach(() => database.owner.query('delete from platform.tenant'));
afterAll(async () => {
  const { rows } = await database.owner.query<{ schema: string }>(
    'select distinct schema from platform.tenant_migration',
  );
  await database.drop();
  // Roles belong to the server and would outlive the database on one that was lent to the tests.
  const server = new pg.Client({ connectionString: ownerUrl('postgres') });
  await server.connect();
  await server.query(`drop role if exists ${rows.map(({ schema }) => schema).join(', ')}`);
  await server.end();
});

const migrate = (tenantMigrations: readonly Migration[] = released, onProgress?: (at: MigrationProgress) => void) =>
  migrateAll({ config, tenantMigrations, ...(onProgress ? { onProgress } : {}) });

async function register(count = TENANTS): Promise<void> {
  schemas = Array.from({ length: count }, newTenantSchema);
  for (const schema of schemas)
    await database.owner.query(
      "insert into platform.tenant (id, slug, name, schema, status) values ($1, $2, $2, $2, 'live')",
      [uuidv7(), schema],
    );
}

const markers = async (schema: string): Promise<string[]> =>
  (
    await database.owner.query<{ version: string }>(`select version from ${schema}.migration order by version`)
  ).rows.map(({ version }) => version);
const shelves = async (schema: string): Promise<number> =>
  (await database.owner.query(`select n from ${schema}.shelf`)).rows.length;
const versions = (migrations: readonly Migration[]): string[] => migrations.map(({ version }) => version);

async function ledger(version: string): Promise<Record<string, string>> {
  const { rows } = await database.owner.query<{ schema: string; state: string }>(
    'select schema, state from platform.tenant_migration where version = $1 and schema = any($2)',
    [version, schemas],
  );
  return Object.fromEntries(rows.map(({ schema, state }) => [schema, state]));
}

async function expectAllAt(migrations: readonly Migration[]): Promise<void> {
  for (const schema of schemas) expect(await markers(schema)).toEqual(versions(migrations));
  const done = Object.fromEntries(schemas.map((schema) => [schema, 'done']));
  expect(await ledger(migrations.at(-1)!.version)).toEqual(done);
}

test('an empty database becomes an installation; a second run changes nothing and says so', async () => {
  expect(first).toEqual({ tenants: 0, applied: 0, failed: [] });
  await register();
  expect(await migrate()).toEqual({ tenants: TENANTS, applied: TENANTS, failed: [] });
  await expectAllAt(released);
  expect(await migrate()).toEqual({ tenants: TENANTS, applied: 0, failed: [] });
  await expectAllAt(released);
});

describe('a new migration', () => {
  beforeEach(async () => {
    await register();
    await migrate();
  });

  test('reaches every tenant once, and the progress only grows', async () => {
    const told: MigrationProgress[] = [];
    expect(await migrate([...released, shelf], (at) => told.push(at))).toEqual({
      tenants: TENANTS,
      applied: TENANTS,
      failed: [],
    });
    await expectAllAt([...released, shelf]);
    for (const schema of schemas) expect(await shelves(schema)).toBe(1);
    expect(told).toEqual(Array.from({ length: TENANTS }, (_, i) => ({ done: i + 1, total: TENANTS, failed: 0 })));
  });

  test('that fails for one tenant leaves that one at its old version, tells why, and is finished after the repair', async () => {
    const [broken, ...others] = schemas as [string, ...string[]];
    const second = migration('9000_box', 'create table {schema}.box (n int);');
    const target = [...released, second, shelf];
    await database.owner.query(`create table ${broken}.shelf (n int)`);
    const report = await migrate(target);
    expect(report).toMatchObject({ tenants: TENANTS, applied: TENANTS - 1 });
    expect(report.failed).toEqual([{ schema: broken, error: expect.stringContaining('"shelf" already exists') }]);
    expect(await markers(broken)).toEqual(versions(released)); // the one before the failing one is undone as well
    for (const schema of others) expect(await markers(schema)).toEqual(versions(target).toSorted());
    expect((await ledger(shelf.version))[broken]).toBe('failed');

    await database.owner.query(`drop table ${broken}.shelf`);
    expect(await migrate(target)).toEqual({ tenants: TENANTS, applied: 1, failed: [] });
    await expectAllAt(target);
  });

  test('whose text is another one than what ran is refused by name', async () => {
    await migrate([...released, shelf]);
    const report = await migrate([...released, migration(shelf.version, `${shelf.sql}-- changed`)]);
    expect(report.applied).toBe(0);
    expect(report.failed).toHaveLength(TENANTS);
    for (const { error } of report.failed) expect(error).toMatch(/^9001_shelf was changed after it ran in t_/);
  });

  test('waits for a lock that somebody holds on a table, longer than one try takes', async () => {
    const holder = await database.owner.connect();
    await holder.query('begin');
    await holder.query(`lock table ${schemas[0]}.subscription`);
    const freed = sleep(2_300).then(() => holder.query('rollback')); // one try gives up after 2 s
    const wider = migration('9001_wider', 'alter table {schema}.subscription add column note text;');
    const report = await migrate([...released, wider]);
    await freed;
    holder.release();
    expect(report).toEqual({ tenants: TENANTS, applied: TENANTS, failed: [] });
    await expectAllAt([...released, wider]);
  });

  test('is run once when two migrators start at the same time', async () => {
    const reports = await Promise.all([migrate([...released, shelf]), migrate([...released, shelf])]);
    for (const { failed } of reports) expect(failed).toEqual([]);
    expect(reports.reduce((sum, { applied }) => sum + applied, 0)).toBe(TENANTS);
    await expectAllAt([...released, shelf]);
    for (const schema of schemas) expect(await shelves(schema)).toBe(1);
  });

  test('is told as done also where a migrator was killed between the schema and the ledger', async () => {
    await migrate([...released, shelf]);
    await database.owner.query("update platform.tenant_migration set state = 'failed' where schema = $1", [schemas[0]]);
    await database.owner.query('delete from platform.tenant_migration where schema = $1', [schemas[1]]);
    expect(await migrate([...released, shelf])).toMatchObject({ applied: 0, failed: [] });
    await expectAllAt([...released, shelf]);
  });
});

test('two migrators that provision the same tenants at the same time leave each other alone', async () => {
  await register();
  const reports = await Promise.all([migrate(), migrate()]);
  for (const { failed } of reports) expect(failed).toEqual([]);
  await expectAllAt(released);
});

describe('a migrator whose connections are killed again and again', () => {
  // In small steps, so that the kills fall everywhere.
  const steps = Array.from({ length: 4 }, (_, i) =>
    migration(`900${i}_step`, `insert into {schema}.step values (${i});\nselect pg_sleep(0.015), '{schema}';`),
  );
  const start = migration('8999_start', 'create table {schema}.step (n int);');
  const target = [...released, start, ...steps];
  const doubled = async () => {
    const counts = schemas.map(async (schema) => {
      const { rows } = await database.owner.query<{ n: number }>(`select n from ${schema}.step order by n`);
      return rows.map(({ n }) => n);
    });
    const whole = JSON.stringify(steps.map((_, i) => i));
    return (await Promise.all(counts)).filter((steps) => JSON.stringify(steps) !== whole);
  };

  beforeEach(async () => {
    await register(20);
    await migrate([...released, start]);
  });

  /** Kills one of the migrator's connections every now and then, then lets `work` run to its end without a failure. */
  async function underKills(work: () => Promise<boolean>): Promise<void> {
    let kills = 0;
    const state = { over: false };
    const run = async () => {
      state.over = false;
      const succeeded = await work().catch(() => false);
      state.over = true;
      return succeeded;
    };
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const running = run();
      for (; !state.over && kills < KILLS; await sleep(5 + Math.random() * 40))
        kills += (await database.owner.query(KILL_MIGRATOR)).rowCount ?? 0;
      if (await running) break;
    }
    expect(kills).toBe(KILLS);
  }
  const KILLS = 10;
  // One at a time, and only while it migrates a tenant, so that runs get on.
  const KILL_MIGRATOR = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
    and (query like '%step%' or query like '%pg_advisory_xact_lock%') and pid <> pg_backend_pid() order by random() limit 1`;

  test('brings every schema to the newest version, nothing twice', async () => {
    await underKills(async () => (await migrate(target)).failed.length === 0);
    expect(await doubled()).toEqual([]);
    await expectAllAt(target);
  });

  test('with its markers written behind the transaction runs something twice: the control', async () => {
    schemas = schemas.slice(0, 8); // one after the other, they take longer
    await underKills(() => lateMarkers(steps));
    expect(await doubled()).not.toEqual([]);
  });

  /** The planted variant: first the migration, then, in a transaction of its own, that it ran. */
  async function lateMarkers(migrations: readonly Migration[]): Promise<boolean> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      for (const schema of schemas) {
        const done = await markers(schema);
        for (const { version, sql } of migrations.filter(({ version }) => !done.includes(version))) {
          await client.query(sql.replaceAll('{schema}', schema));
          await sleep(20);
          await client.query(`insert into ${schema}.migration (version, hash) values ($1, 'step')`, [version]);
        }
      }
      return true;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
});
