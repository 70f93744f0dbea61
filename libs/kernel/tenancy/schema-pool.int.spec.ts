import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { compileInline, readMigrations, releaseOf } from './migrations.ts';
import { createSchema, migrateTenantSchema, SchemaRefused } from './provision.ts';
import { type Catalog, catalogOf, differences, templateCatalog } from './schema-catalog.ts';
import { countFree, dropSchema, fillSchemaPool, wantedFree } from './schema-pool.ts';
import { newTenantSchema } from './tenant-schema.ts';

const migrations = readMigrations('tenant');
let clutch: TestInstallation;
let appRole: string;
let template: Catalog;

beforeAll(async () => {
  clutch = await testInstallation();
  appRole = decodeURIComponent(new URL(clutch.config.database.appUrl!).username);
  template = await asOwner((owner) => templateCatalog(owner, { appRole, migrations }));
});
afterAll(() => clutch.close());
// Each test has a pool of its own, so that none leans on what another built.
beforeEach(async () => {
  const { rows } = await clutch.owner.query<{ schema: string }>(
    "update platform.tenant_schema set status = 'building' where status in ('free', 'building') returning schema",
  );
  if (rows.length > 0) await fill(0);
});

async function asOwner<T>(work: (owner: pg.PoolClient) => Promise<T>): Promise<T> {
  const owner = await clutch.owner.connect();
  try {
    return await work(owner);
  } finally {
    owner.release();
  }
}
const fill = (wanted: number) =>
  fillSchemaPool(wanted, { ownerUrl: clutch.config.database.url, appRole, migrations, concurrency: 2 });
const registered = async (status: string): Promise<string[]> =>
  (
    await clutch.owner.query<{ schema: string }>(
      'select schema from platform.tenant_schema where status = $1 order by built_at',
      [status],
    )
  ).rows.map(({ schema }) => schema);

/** What is wrong with the pool: free schemas that are not whole, and schemas or roles that the registry does not know as there. */
async function wrongs(): Promise<string[]> {
  const found: string[] = [];
  for (const schema of await registered('free'))
    found.push(...differences(template, await asOwner((owner) => catalogOf(owner, schema))));
  const { rows: lost } = await clutch.owner.query<{ what: string }>(
    `select 'schema ' || nspname as what from pg_namespace where nspname ~ '^t_[0-9a-z]{16}$'
        and nspname not in (select schema from platform.tenant_schema where status in ('free', 'live'))
      union all
     select 'role ' || schema from platform.tenant_schema where status = 'dropped' and schema in (select rolname from pg_roles)`,
  );
  return [...found, ...lost.map(({ what }) => what)];
}

test('the pool is filled with schemas that are as the migrations make them', async () => {
  expect(await fill(4)).toBe(4);
  expect(await registered('free')).toHaveLength(4);
  expect(await wrongs()).toEqual([]);
  const { rows } = await clutch.owner.query(
    "select distinct release, steps from platform.tenant_schema where status = 'free'",
  );
  expect(rows).toEqual([{ release: releaseOf(migrations), steps: migrations.length }]);
});

test('a full pool is left alone, and one that was used is topped up', async () => {
  await fill(3);
  expect(await fill(3)).toBe(0);
  const [taken] = await registered('free');
  await clutch.owner.query("update platform.tenant_schema set status = 'live' where schema = $1", [taken]);
  expect(await fill(3)).toBe(1);
  expect(await registered('free')).not.toContain(taken);
});

test('builders that start together do the work of one', async () => {
  const built = await Promise.all([fill(4), fill(4), fill(4)]);
  expect(built.reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(4);
  expect(await registered('free')).toHaveLength(4);
});

test('while somebody else builds there is nothing to do', async () => {
  const holder = await clutch.owner.connect();
  await holder.query("select pg_advisory_lock(hashtext('clutch.schema-pool'))");
  expect(await fill(2)).toBeUndefined();
  holder.release(true);
  expect(await registered('free')).toEqual([]);
});

test('an older process does not count schemas in which less has run than it knows', async () => {
  await fill(2);
  const { platform } = clutch.kernel;
  expect(await countFree(platform, migrations.length)).toBe(2);
  expect(await countFree(platform, migrations.length - 1)).toBe(2);
  expect(await countFree(platform, migrations.length + 1)).toBe(0);
});

test('twice the sign-ups of the busiest hour are wanted, at least the setting, at most a thousand', async () => {
  const { platform } = clutch.kernel;
  const signUps = (count: number, at: string) =>
    clutch.owner.query(
      `insert into platform.tenant (id, slug, name, schema, status, created_at)
       select gen_random_uuid(), 'busy-' || n || '-' || extract(epoch from $2::timestamptz)::bigint, 'x',
         't_' || substr(md5($2::text || n), 1, 16), 'live', $2 from generate_series(1, $1) n`,
      [count, at],
    );
  expect(await wantedFree(platform, 20)).toBe(20);
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  await signUps(600, day(8));
  expect(await wantedFree(platform, 20)).toBe(20); // too long ago
  await signUps(15, day(3));
  await signUps(14, day(2));
  expect(await wantedFree(platform, 20)).toBe(30);
  expect(await wantedFree(platform, 0)).toBe(0); // switched off
  await signUps(700, day(1));
  expect(await wantedFree(platform, 20)).toBe(1_000);
  await clutch.owner.query("delete from platform.tenant where slug like 'busy-%'");
});

describe('what is dropped', () => {
  test('is gone with its role, and is never made again', async () => {
    await fill(1);
    const [schema] = (await registered('free')) as [string];
    await asOwner((owner) => dropSchema(owner, schema, 'free'));
    expect(await registered('dropped')).toContain(schema);
    expect(await wrongs()).toEqual([]);
    const again = asOwner((owner) => migrateTenantSchema(owner, schema, { appRole, migrations }));
    await expect(again).rejects.toThrow(SchemaRefused);
  });

  test('is never what a tenant has taken meanwhile', async () => {
    const { schema } = await clutch.newTenant();
    await asOwner((owner) => dropSchema(owner, schema, 'free'));
    expect(await registered('live')).toContain(schema);
    const { rows } = await clutch.owner.query(`select count(*)::int as n from ${schema}.event`);
    expect(rows).toEqual([{ n: 0 }]);
  });

  test('was left half-built: it is dropped, whole as it may look, and not used', async () => {
    const schema = newTenantSchema();
    await asOwner((owner) => migrateTenantSchema(owner, schema, { appRole, migrations }));
    await clutch.owner.query("update platform.tenant_schema set status = 'building' where schema = $1", [schema]);
    expect(await fill(2)).toBe(2);
    expect(await registered('free')).not.toContain(schema);
    expect(await registered('dropped')).toContain(schema);
    expect(await wrongs()).toEqual([]);
  });
});

describe('a builder whose connections are killed again and again', () => {
  const KILLS = 20;
  const KILL = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
    and application_name = 'clutch-schema-pool' order by random() limit 1`;

  /** Runs `build` until it has ended by itself after all kills; looks at the pool after each death. */
  async function underKills(build: () => Promise<unknown>): Promise<string[]> {
    const found: string[] = [];
    let kills = 0;
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const state = { over: false };
      const running = build().then(
        () => true,
        () => false,
      );
      void running.then(() => (state.over = true));
      for (; !state.over && kills < KILLS; await sleep(5 + Math.random() * 60))
        kills += (await clutch.owner.query(KILL)).rowCount ?? 0;
      if ((await running) && kills === KILLS) break;
      await expect.poll(aliveBuilders).toBe(0);
      found.push(...(await wrongs()).filter((what) => !what.startsWith('schema ')));
    }
    expect(kills).toBe(KILLS);
    return [...found, ...(await wrongs())];
  }
  const aliveBuilders = async (): Promise<number | null> =>
    (await clutch.owner.query("select from pg_stat_activity where application_name = 'clutch-schema-pool'")).rowCount;

  test('never offers a schema that is not whole, and leaves nothing behind', async () => {
    let wanted = 0;
    expect(await underKills(() => fill((wanted += 4)))).toEqual([]);
    expect(await registered('building')).toEqual([]);
    expect((await registered('free')).length).toBeGreaterThanOrEqual(wanted);
  });

  test('offers what is not whole when it says so before it builds: the control', async () => {
    expect(await underKills(announceTooEarly)).not.toEqual([]);
  });

  /** The planted variant: the registry is told first, and each migration has a transaction of its own. */
  async function announceTooEarly(): Promise<void> {
    const owner = new pg.Client({
      connectionString: clutch.config.database.url,
      application_name: 'clutch-schema-pool',
    });
    owner.on('error', () => undefined);
    await owner.connect();
    try {
      for (let n = 0; n < 6; n += 1) {
        const schema = newTenantSchema();
        await owner.query("insert into platform.tenant_schema (schema, status, release) values ($1, 'free', $2)", [
          schema,
          uuidv7(),
        ]);
        await owner.query(createSchema(schema, owner.escapeIdentifier(appRole), false).join(';'));
        for (const migration of migrations) await owner.query(compileInline(migration, schema));
      }
    } finally {
      await owner.end().catch(() => undefined);
    }
  }
});
