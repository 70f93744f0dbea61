import { describe, expect, test } from 'vitest';
import { BEFORE_FIRST_RELEASE } from './lint-all-migrations.ts';
import { migrationBreaches } from './migration-rules.ts';
import { filesOf } from './source-tree.ts';

const tenant = (text: string, name = '0099_planted.sql') =>
  migrationBreaches({ path: `migrations/tenant/${name}`, text });

describe('a migration runs while the release before it serves', () => {
  test.each([
    ['alter table {schema}.event drop column meta', 'drops a column'],
    ['drop table {schema}.partner_workshop', 'drops a table'],
    ['drop function es.append(text)', 'drops a function'],
    ['drop view {schema}.v', 'drops a view'],
    ['alter table {schema}.event rename column meta to metadata', 'renames something'],
    ['alter table {schema}.event rename to events', 'renames something'],
    ['alter table {schema}.event set schema public', 'moves something'],
    ['alter table {schema}.event alter version type bigint', 'changes the type'],
    ['alter table {schema}.event alter meta set not null', 'makes a column mandatory'],
    ['truncate {schema}.event', 'empties a table'],
  ])('what takes the old form away is refused: %s', async (sql, why) => {
    expect((await tenant(`${sql};`)).join()).toContain(why);
    const marked = `-- contract: nobody asks for it any more; last read in 1.3\n${sql};`;
    expect(await tenant(marked)).toEqual([]);
  });

  test.each([
    ['alter table {schema}.event add column place text not null', 'without a default'],
    ['alter table {schema}.event add column place uuid default gen_random_uuid()', 'computed for each row'],
    ['alter table {schema}.event add column at timestamptz default clock_timestamp()', 'computed for each row'],
    [
      'alter table {schema}.event add column twice int generated always as (version * 2) stored',
      'computed for each row',
    ],
    ['alter table {schema}.event add column n int check (n > 0)', 'checks every row'],
    ['alter table {schema}.event add constraint c check (version > 0)', 'checks every row'],
    ['alter table {schema}.event add constraint c unique (event_id)', 'checks every row'],
    [
      'alter table {schema}.event add constraint c check (version > 0) not valid; alter table {schema}.event validate constraint c',
      'under the lock that added it',
    ],
    ['create index on {schema}.event (category)', 'while its writers wait'],
    ['create index concurrently if not exists i on {schema}.event (category)', 'while its writers wait'],
    ['drop index {schema}.platform_webhook_pending', 'while its readers wait'],
    ["update {schema}.booking_booking set status = 'x'", 'in one transaction'],
    ['delete from {schema}.event', 'in one transaction'],
    ['insert into {schema}.fleet_vehicle select * from {schema}.fleet_vehicle', 'in one transaction'],
    ["set lock_timeout = '1h'", 'the migrator’s'],
    ["select set_config('lock_timeout', '0', true)", 'the migrator’s'],
    ['begin', 'begins or ends a transaction'],
    ['lock table {schema}.event', 'locks a table'],
    ["do $$ begin execute 'drop table x'; end $$", 'hides its SQL'],
    ['vacuum {schema}.event', 'autovacuum'],
    ['alter table {schema}.event set unlogged', 'rewrites the table'],
    ['create tabel {schema}.x ()', 'does not parse'],
  ])('what holds writers up is refused, marked or not: %s', async (sql, why) => {
    expect((await tenant(`${sql};`)).join()).toContain(why);
    const marked = `-- contract: a reason; last read in 1.3\n${sql};`;
    expect((await tenant(marked)).join()).toContain(why);
  });

  test.each([
    'create table {schema}.n (id uuid primary key, at timestamptz default clock_timestamp()); create index on {schema}.n (at); insert into {schema}.n select * from {schema}.n;',
    'alter table {schema}.event add column place text',
    "alter table {schema}.event add column place text not null default 'here'",
    'alter table {schema}.event add column at timestamptz not null default now()',
    'alter table {schema}.event add constraint c check (version > 0) not valid',
    'alter table {schema}.event validate constraint c',
    'alter table {schema}.event add constraint c unique using index event_c',
    'alter table {schema}.event alter meta drop not null',
    'create index on {schema}.subscription (status)',
    "update {schema}.subscription set status = 'running'",
    'insert into {schema}.event_head (shard) values (1)',
    'create or replace function es.f() returns int language sql as $$select 1$$',
  ])('what only adds may pass: %s', async (sql) => {
    expect(await tenant(sql)).toEqual([]);
  });

  test('the place of a breach is told, by file and line', async () => {
    const [breach] = await tenant(
      '-- One.\ncreate table {schema}.n (id uuid primary key);\n\n-- Two.\ndrop table {schema}.m;\n',
    );
    expect(breach).toMatch(/^migrations\/tenant\/0099_planted\.sql:5 drops a table/);
  });

  test('a mark without a release is none', async () => {
    expect(await tenant('-- contract: nobody needs it\ndrop table {schema}.m;')).toHaveLength(1);
  });
});

describe('a step outside a transaction', () => {
  test.each([
    ['0099_i.concurrent.sql', 'create index concurrently if not exists i on {schema}.event (category);'],
    ['0099_i.concurrent.sql', 'drop index concurrently if exists {schema}.i;'],
    [
      '0099_b.backfill.sql',
      'update {schema}.event set category = type where event_id in (select event_id from {schema}.event where category is null limit {batch});',
    ],
  ])('may be so: %s %s', async (name, sql) => {
    expect(await tenant(sql, name)).toEqual([]);
  });

  test.each([
    ['0099_i.concurrent.sql', 'create index i on {schema}.event (category);'],
    ['0099_i.concurrent.sql', 'create index concurrently i on {schema}.event (category);'],
    ['0099_i.concurrent.sql', 'create index concurrently on {schema}.event (category);'],
    ['0099_i.concurrent.sql', 'alter table {schema}.event add column x int;'],
    ['0099_b.backfill.sql', 'update {schema}.event set category = type;'],
    [
      '0099_b.backfill.sql',
      'delete from {schema}.event where shard in (select 1 limit {batch}); delete from {schema}.event;',
    ],
    ['0099_b.backfill.sql', 'begin;'],
  ])('may not be so: %s %s', async (name, sql) => {
    expect((await tenant(sql, name)).length).toBeGreaterThan(0);
  });
});

describe('the migrations in the tree', () => {
  test('keep these rules', async () => {
    const files = filesOf('migrations/**/*.sql').filter(({ path }) => !(path in BEFORE_FIRST_RELEASE));
    expect(files.length).toBeGreaterThan(10);
    const found = await Promise.all(files.map(migrationBreaches));
    expect(found.flat()).toEqual([]);
  });

  test('are excused only where they would be refused', async () => {
    const excused = filesOf('migrations/**/*.sql').filter(({ path }) => path in BEFORE_FIRST_RELEASE);
    expect(excused.map(({ path }) => path)).toEqual(Object.keys(BEFORE_FIRST_RELEASE).toSorted());
    for (const file of excused)
      expect([file.path, (await migrationBreaches(file)).length > 0]).toEqual([file.path, true]);
  });
});
