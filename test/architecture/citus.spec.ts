import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileFor, readMigrations } from '../../libs/kernel/tenancy/migrations.ts';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { breachesSent } from '../kit/statement-recorder.ts';
import { citusBreaches, statementBreaches } from './citus-rules.ts';
import { filesOf, productFiles } from './source-tree.ts';
import { sqlIn } from './sql-in-source.ts';
import { nodesOf, SOME_TENANT, statementsOf } from './sql-tree.ts';

/** Tables of one tenant's schema. Each costs 15 kB in every connection that touches it, and rows in a dozen catalogs (docs/adr/0019). */
const TABLE_BUDGET = 40;

/** Code that runs as the owner, on the coordinator: it makes schemas, and takes turns by locks that order nothing. */
const OWNERS_CODE =
  /^libs\/kernel\/(tenancy\/(migrat\w+|migration-\w+|migrate-\w+|provision|schema-\w+|tenant-(operations|state)|transfer\/.*)\.ts|jobs\/migrate-jobs\.ts|subscriptions\/rebuild.*\.ts)|^libs\/platform\/adapters\/day-partitions\.ts|^apps\/cli\//;

const tenant = (text: string) => citusBreaches({ path: 'migrations/tenant/0099_planted.sql', text });
const platform = (text: string) => citusBreaches({ path: 'migrations/platform/0099_planted.sql', text });

describe('a tenant’s schema can be placed on a node', () => {
  test.each([
    ['create table {schema}.n (id int)', 'without a primary key'],
    ['create table {schema}.n (id serial primary key)', 'by a sequence'],
    ['create table {schema}.n (id int generated always as identity primary key)', 'by a sequence'],
    ["create table {schema}.n (id bigint primary key default nextval('{schema}.s'))", 'calls nextval'],
    ['create table {schema}.n (id int primary key, at xid8 not null)', 'uses xid8'],
    [
      'create table {schema}.n (id int primary key, e uuid references {schema}.m, f uuid references t_aaaaaaaaaaaaaaaa.m)',
      'foreign key that leaves',
    ],
    ['create table {schema}.n (id int primary key references platform.tenant)', 'foreign key that leaves'],
    ['create table {schema}.n (id int primary key) inherits ({schema}.m)', 'inherits'],
    [
      'create table {schema}.n partition of {schema}.m for values in (1) partition by list (b)',
      'partitions of partitions',
    ],
    ['create table {schema}.n of {schema}.some_type', 'typed table'],
    ['create temp table n (id int primary key)', 'temporary table'],
    ['create table n (id int primary key)', 'without {schema}'],
    ['drop table n', 'without {schema}'],
    ['create table public.n (id int primary key)', 'two schemas'],
    ['update {schema}.event set shard = (select 1 from platform.tenant)', 'two schemas'],
    ['create sequence {schema}.s', 'makes a sequence'],
    ['create trigger x before insert on {schema}.event execute function es.f()', 'makes a trigger'],
    ['create function {schema}.f() returns int language sql as $$select 1$$', 'makes a function'],
    ['create materialized view {schema}.v as select * from {schema}.event', 'without a primary key'],
    ['notify something', 'notifies'],
    ['do $$ begin end $$', 'hides its SQL'],
  ])('%s is found', async (sql, why) => {
    expect((await tenant(`${sql};`)).join()).toContain(why);
  });

  test.each([
    'create table {schema}.n (id int primary key, e uuid references {schema}.m); create index on {schema}.n (e)',
    'create table {schema}.n (id int); alter table {schema}.n add primary key (id)',
    'create table {schema}.n partition of {schema}.m for values in (1)',
    'with a as (select 1 from {schema}.event) insert into {schema}.event_head select * from a',
  ])('%s may stand', async (sql) => {
    expect(await tenant(`${sql};`)).toEqual([]);
  });
});

describe('what all tenants share', () => {
  test.each([
    ['create schema x create table y (id int primary key)', 'in one statement'],
    [
      "create function es.f() returns void language plpgsql as $$ begin perform pg_notify('a', 'b'); end $$",
      'notifies inside',
    ],
    [
      'create function es.f() returns void language plpgsql as $$ begin perform pg_advisory_xact_lock(1); end $$',
      'calls pg_advisory_xact_lock',
    ],
    [
      'create function es.f() returns xid8 language sql as $$ select pg_current_xact_id() $$',
      'calls pg_current_xact_id',
    ],
    [
      'create function es.f() returns void language plpgsql as $$ begin create temp table x (n int); end $$',
      'temporary table',
    ],
    ['create table platform.n (id int)', 'without a primary key'],
  ])('%s is found', async (sql, why) => {
    expect((await platform(`${sql};`)).join()).toContain(why);
  });
});

describe('a statement of an application stays on a node', () => {
  test.each([
    ['select pg_advisory_xact_lock(1)', 'calls pg_advisory_xact_lock'],
    ['select pg_current_snapshot()', 'calls pg_current_snapshot'],
    ["select nextval('s')", 'calls nextval'],
    ['select xmin from event', 'reads xmin'],
    ['select * from event where xmin::text::xid8 > $1', 'reads xmin'],
    ['select $1::xid8', 'uses xid8'],
    ['select e.* from event e join platform.tenant t on true', 'no reference table'],
    ['select * from t_aaaaaaaaaaaaaaaa.event union all select * from t_bbbbbbbbbbbbbbbb.event', 'two tenants'],
    ['set role x', 'changes the session'],
    ['set search_path = x', 'changes the session'],
    ["select set_config('role', $1, false)", 'changes the session'],
    ["select set_config('role', $1, $2)", 'changes the session'],
    ["insert into event (shard) values (1) returning pg_notify('a', 'b')", 'notifies in a statement'],
    ["with a as (update event set shard = 1) select pg_notify('a', 'b')", 'notifies in a statement'],
    ['create temp table x (n int)', 'is DDL'],
    ['create table x (n int)', 'is DDL'],
    ['drop schema x', 'is DDL'],
    ['truncate event', 'is DDL'],
    ['declare c cursor with hold for select 1', 'keeps a cursor'],
  ])('%s is found', async (sql, why) => {
    expect((await statementBreaches(sql)).join()).toContain(why);
  });

  test.each([
    "select set_config('role', $1, true), set_config('search_path', $2, true)",
    'set local role x',
    "select pg_notify('a', 'b')",
    'with a as (select 1 as n) select * from a join event on true',
    'select * from platform.tenant for update skip locked',
    'update event_head h set position = 1 where h.xmin = (select s.xmin from event_head s where s.shard = $1)',
    'declare c cursor for select 1',
    'select reltuples from pg_class',
  ])('%s may be sent', async (sql) => {
    expect(await statementBreaches(sql)).toEqual([]);
  });
});

describe('in the tree', () => {
  test('every migration keeps these rules', async () => {
    const files = filesOf('migrations/**/*.sql');
    expect(files.length).toBeGreaterThan(10);
    expect((await Promise.all(files.map(citusBreaches))).flat()).toEqual([]);
  });

  test('every statement that is written out in the product keeps them, but for what the owner runs', async () => {
    const written = productFiles()
      .filter(({ path }) => !OWNERS_CODE.test(path))
      .flatMap(sqlIn);
    const checked = await Promise.all(
      written.map(async ({ at, sql }) => {
        // Parts of a statement do not parse; put together they are seen on the wire (test/statement-recorder.setup.ts).
        const breaches = await statementBreaches(sql).catch(() => undefined);
        return { parsed: breaches !== undefined, breaches: (breaches ?? []).map((breach) => `${at} ${breach}`) };
      }),
    );
    expect(checked.flatMap(({ breaches }) => breaches)).toEqual([]);
    expect(checked.filter(({ parsed }) => parsed).length).toBeGreaterThan(200);
  });

  test('a statement in a file of the product is found, with the constants that it is made of', () => {
    const text = "const TABLE = 'event';\nexport const q = { text: `select xmin from ${TABLE}` };";
    expect(sqlIn({ path: 'libs/alpha/queries/x.query.ts', text })).toEqual([
      { at: 'libs/alpha/queries/x.query.ts:2', sql: 'select xmin from event' },
    ]);
  });

  test(`a tenant’s schema has at most ${TABLE_BUDGET} tables`, async () => {
    const script = readMigrations('tenant').map((migration) => `${compileFor(migration, SOME_TENANT)};`);
    const statements = await statementsOf(script.join('\n'));
    const made = nodesOf(
      statements.map(({ type, body }) => ({ [type]: body })),
      'CreateStmt',
    ).length;
    const dropped = statements.filter(
      ({ type, body }) => type === 'DropStmt' && body['removeType'] === 'OBJECT_TABLE',
    ).length;
    // The marker that the migrator itself makes is not one of them.
    expect(made - dropped).toBeLessThanOrEqual(TABLE_BUDGET);
    expect(made).toBeGreaterThan(20);
  });
});

describe('what applications send in the tests', () => {
  let clutch: TestInstallation;
  beforeAll(async () => {
    clutch = await testInstallation();
  });
  afterAll(() => clutch.close());

  test.each([
    ['by its pool', (text: string) => clutch.kernel.pool.query(text)],
    ['with parameters', (text: string) => clutch.kernel.pool.query(`${text} where $1::int is null`, [1])],
    ['for a tenant', async (text: string) => clutch.kernel.database.read((await clutch.newTenant()).schema, { text })],
  ])('is listened to on the wire, %s: the control', async (_, send) => {
    await breachesSent();
    await send('select pg_try_advisory_xact_lock(1)');
    expect((await breachesSent()).join()).toContain('calls pg_try_advisory_xact_lock');
  });

  test('by another login is not their business', async () => {
    await breachesSent();
    const owner = new pg.Client({ connectionString: clutch.config.database.url });
    await owner.connect();
    await owner.query('select pg_try_advisory_xact_lock(1)');
    await owner.end();
    expect(await breachesSent()).toEqual([]);
  });
});
