import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  migratedDatabase,
  type MigratedDatabase,
  migration,
  RELEASED,
  versionsOf,
} from '../testing/migrated-database.ts';
import { migrationStatus } from './migration-status.ts';
import { fillSchemaPool } from './schema-pool.ts';

/** Writes down when it ran, so that the order can be told. */
const noted = migration(
  '9001_noted',
  "create table {schema}.noted (id int primary key);\ninsert into public.noted select nextval('public.turn'), '{schema}';\n",
);
/** The log alone: many tenants are made here, and what else they hold changes nothing. */
const base = RELEASED.filter(({ version }) => version === '0001_log');
const target = [...base, noted];

let database: MigratedDatabase;
let schemas: string[];
let pool: string[];

beforeAll(async () => {
  database = await migratedDatabase({ CLUTCH_TENANT_MIGRATE_CONCURRENCY: '1' });
  await database.owner.query('create sequence public.turn; create table public.noted (turn int, schema text)');
});
beforeEach(async () => {
  await database.owner.query(
    "delete from platform.tenant; delete from public.noted; update platform.tenant_schema set status = 'live'",
  );
  schemas = await database.register(24);
  await database.migrate(base);
  const { ownerUrl, appRole } = database;
  await fillSchemaPool(2, { ownerUrl, appRole, migrations: base });
  const { rows } = await database.owner.query<{ schema: string }>(
    "select schema from platform.tenant_schema where status = 'free'",
  );
  pool = rows.map(({ schema }) => schema);
});
afterAll(() => database.drop());

const order = async (): Promise<string[]> =>
  (await database.owner.query<{ schema: string }>('select schema from public.noted order by turn')).rows.map(
    ({ schema }) => schema,
  );
/** Gives tenants a log of some size, the n-th the n-th largest, as the catalog tells it. */
async function grow(): Promise<void> {
  for (const [index, schema] of schemas.entries())
    await database.owner.query(`update pg_class set relpages = $1 where oid = $2::text::regclass`, [
      100 - index,
      `${schema}.event`,
    ]);
}
/** Makes the migration fail there. */
const block = (schema: string) => database.owner.query(`create table ${schema}.noted (n int)`);

describe('the order of a migration', () => {
  test('is the pool, then a small tenant and one of the ten largest, then the rest, the largest last', async () => {
    await grow();
    expect(await database.migrate(target)).toEqual({ tenants: 24, applied: 24, failed: [] });
    const ran = await order();
    expect(ran.slice(0, 2).toSorted()).toEqual(pool.toSorted());
    const [smallest, tenthLargest] = [schemas[23]!, schemas[9]!];
    expect(ran.slice(2, 4)).toEqual([smallest, tenthLargest]);
    const rest = schemas.filter((schema) => schema !== smallest && schema !== tenthLargest).toReversed();
    expect(ran.slice(4)).toEqual(rest);
    expect(await database.drift([...schemas, ...pool], target)).toEqual([]);
  });

  test('begins with the tenants that the settings name', async () => {
    const chosen = schemas[12]!;
    const config = { ...database.config, tenant: { ...database.config.tenant, canaries: [chosen.replace('_', '-')] } };
    await database.migrate(target, { config });
    expect((await order()).slice(2, 5)).toContain(chosen);
  });

  test('ends after the canaries when it is asked to, and goes on the next time', async () => {
    expect(await database.migrate(target, { canaryOnly: true })).toMatchObject({ applied: 2, failed: [] });
    expect(await order()).toHaveLength(4);
    const [status] = await migrationStatus(database.config);
    expect(status!.counts).toContainEqual({ version: '9001_noted', state: 'pending', count: 22 });
    expect(await database.migrate(target)).toMatchObject({ applied: 22, failed: [] });
    expect(await database.migrate(target)).toMatchObject({ applied: 0, failed: [] });
  });

  test('has no canaries where there are few tenants', async () => {
    await database.owner.query('delete from platform.tenant where schema <> all($1)', [schemas.slice(0, 3)]);
    await block(schemas[0]!);
    expect(await database.migrate(target)).toMatchObject({ tenants: 3, applied: 2, failed: [{ schema: schemas[0] }] });
  });
});

describe('a migration stops', () => {
  test('when a canary cannot be migrated, and says why', async () => {
    await grow();
    await block(schemas[23]!);
    const report = await database.migrate(target);
    expect(report.stopped).toMatch(`The canary ${schemas[23]} could not be migrated: relation "noted" already exists`);
    expect(await order()).toEqual(expect.not.arrayContaining(schemas.slice(0, 9)));
    expect(report.failed).toHaveLength(1);
  });

  test('when a canary is not as the migrations make it', async () => {
    await grow();
    await database.owner.query(`drop table ${schemas[23]}.parked_event`);
    const report = await database.migrate(target);
    expect(report.stopped).toContain(`The canary ${schemas[23]} is not as it should be`);
    expect(report.stopped).toContain('parked_event');
    expect(await order()).toHaveLength(4);
  });

  test('when a canary gets into trouble while it is watched', async () => {
    await grow();
    const config = { ...database.config, tenant: { ...database.config.tenant, canarySeconds: 2 } };
    const state = { over: false };
    const running = database.migrate(target, { config }).finally(() => (state.over = true));
    for (let n = 0; !state.over; n += 1, await sleep(100))
      await database.owner.query(
        `insert into ${schemas[23]}.subscription (name, shard, error) values ($1, 0, '{"message": "no such column"}')`,
        [`broken ${n}`],
      );
    expect((await running).stopped).toContain(`The canary ${schemas[23]} is not well`);
    expect(await order()).toHaveLength(4);
  });

  test('when more than three tenants cannot be migrated; those behind them are as they were', async () => {
    await grow();
    for (const schema of schemas.slice(18, 22)) await block(schema);
    const report = await database.migrate(target);
    expect(report.stopped).toBe('More than 3 tenants could not be migrated');
    expect(report.failed).toHaveLength(4);
    expect(await database.markers(schemas[0]!)).toEqual(versionsOf(base));
    const [status] = await migrationStatus(database.config);
    expect(status!.failed.map(({ schema }) => schema)).toEqual(expect.arrayContaining(schemas.slice(18, 22)));

    for (const schema of schemas.slice(18, 22)) await database.owner.query(`drop table ${schema}.noted`);
    expect(await database.migrate(target)).toMatchObject({ failed: [] });
    expect(await database.drift(schemas, target)).toEqual([]);
  });

  test('not for three of them: the control', async () => {
    await grow();
    for (const schema of schemas.slice(18, 21)) await block(schema);
    const report = await database.migrate(target);
    expect([report.stopped, report.failed.length, report.applied]).toEqual([undefined, 3, 21]);
  });
});

test(
  'a tenant whose table stays locked comes again at the end, and keeps nobody waiting behind it',
  { timeout: 60_000 },
  async () => {
    const wider = migration('9002_wider', 'alter table {schema}.subscription add column note text;');
    await grow();
    const busy = schemas[15]!;
    const holder = await database.owner.connect();
    await holder.query(`begin; lock table ${busy}.subscription`);
    const running = database.migrate([...target, wider]);
    const others = schemas.filter((schema) => schema !== busy);
    await expect.poll(order, { timeout: 30_000 }).toEqual(expect.arrayContaining(others));
    await holder.query('rollback');
    holder.release();
    expect(await running).toMatchObject({ applied: 24, failed: [] });
    expect((await order()).at(-1)).toBe(busy);
  },
);

test('a schema of the pool that does not take the migration is dropped; the others become newer', async () => {
  await block(pool[0]!);
  expect(await database.migrate(target)).toMatchObject({ applied: 24, failed: [] });
  const { rows } = await database.owner.query(
    'select status from platform.tenant_schema where schema = any($1) order by status',
    [pool],
  );
  expect(rows).toEqual([{ status: 'dropped' }, { status: 'free' }]);
});

test('what a run that died had taken is done by the next one, while that of a living one is waited for', async () => {
  const dead = new pg.Client({ connectionString: database.ownerUrl });
  const living = new pg.Client({ connectionString: database.ownerUrl });
  living.on('error', () => undefined); // the database is dropped under it when the test fails
  await Promise.all([dead.connect(), living.connect()]);
  await database.migrate(target, { canaryOnly: true });
  const take = `update platform.tenant_migration m set state = 'running', holder = a.pid, holder_since = a.backend_start
    from pg_stat_activity a where a.pid = pg_backend_pid() and m.version = '9001_noted' and m.schema =
      (select schema from platform.tenant_migration where version = '9001_noted' and state = 'pending' limit 1) returning m.schema`;
  const [taken] = (await living.query<{ schema: string }>(take)).rows;
  await dead.query(take);
  await dead.end();
  const running = database.migrate(target);
  await expect.poll(async () => (await order()).length, { timeout: 20_000 }).toBe(2 + 24 - 1);
  await sleep(300);
  expect(await order()).not.toContain(taken!.schema);
  await living.end();
  expect(await running).toMatchObject({ failed: [] });
  expect(await order()).toContain(taken!.schema);
});

test('a tenant that was deleted between two runs is taken off the plan, and its schema is not made anew', async () => {
  await grow(); // else any of them could be a canary, whose migration ran
  await database.migrate(target, { canaryOnly: true });
  const gone = schemas[5]!;
  await database.owner.query(`drop schema ${gone} cascade`);
  await database.owner.query('delete from platform.tenant where schema = $1', [gone]);
  expect(await database.migrate(target)).toMatchObject({ tenants: 23, failed: [] });
  expect(await database.ledger('9001_noted', [gone])).toEqual({ [gone]: 'skipped' });
  const { rows } = await database.owner.query('select to_regnamespace($1) as there', [gone]);
  expect(rows).toEqual([{ there: null }]);
});

test('a schema that is lost while its tenant is registered is told, and not made anew, empty as it would be', async () => {
  const lost = schemas[5]!;
  await database.owner.query(`drop schema ${lost} cascade`);
  const { failed } = await database.migrate(target);
  expect(failed).toEqual([{ schema: lost, error: `${lost} is gone; a migration does not make it anew` }]);
});
