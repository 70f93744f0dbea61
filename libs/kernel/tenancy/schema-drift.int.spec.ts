import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migratedDatabase, type MigratedDatabase, migration, RELEASED } from '../testing/migrated-database.ts';
import { checkDrift } from './schema-drift.ts';
import { fillSchemaPool } from './schema-pool.ts';

let database: MigratedDatabase;
let schemas: string[];

beforeAll(async () => {
  database = await migratedDatabase();
  schemas = await database.register(3);
  await database.migrate();
  const { ownerUrl, appRole } = database;
  await fillSchemaPool(1, { ownerUrl, appRole, migrations: RELEASED });
});
afterAll(() => database.drop());

const drift = (tenantMigrations = RELEASED) => checkDrift({ config: database.config, tenantMigrations });

test('schemas that only the migrations have touched differ in nothing, and all are compared', async () => {
  const told: number[] = [];
  const report = await checkDrift({ config: database.config, onProgress: ({ done }) => told.push(done) });
  expect(report).toEqual({ schemas: 4, drifted: [], behind: [] });
  expect(told).toEqual([1, 2, 3, 4]);
});

describe('what somebody changed by hand is named', () => {
  test.each([
    [
      'alter table S.event add column note text',
      'alter table S.event drop column note',
      'column event.note is not in the template: text',
    ],
    [
      'alter table S.subscription alter status set default $$x$$',
      'alter table S.subscription alter status set default $$running$$',
      `column subscription.status is "text not null default 'x'::text" and should be "text not null default 'running'::text"`,
    ],
    [
      'alter table S.command_log alter result set not null',
      'alter table S.command_log alter result drop not null',
      'column command_log.result is "jsonb not null" and should be "jsonb"',
    ],
    [
      'create index by_hand on S.event (category)',
      'drop index S.by_hand',
      'index by_hand is not in the template: CREATE INDEX by_hand ON {schema}.event USING btree (category)',
    ],
    [
      'drop index S.platform_webhook_message',
      'create index platform_webhook_message on S.platform_webhook_delivery (event_id)',
      'index platform_webhook_message is missing',
    ],
    [
      'alter table S.event_head add constraint positive check (position >= 0)',
      'alter table S.event_head drop constraint positive',
      'constraint event_head.positive is not in the template: CHECK (("position" >= 0))',
    ],
    ['grant delete on S.migration to S', 'revoke delete on S.migration from S', 'grants on migration is '],
    [
      'alter table S.event_head set (fillfactor = 90)',
      'alter table S.event_head set (fillfactor = 20)',
      'table event_head is "r p d fillfactor=90" and should be "r p d fillfactor=20"',
    ],
    ['create table S.by_hand (n int)', 'drop table S.by_hand', 'table by_hand is not in the template: r p d'],
    [
      'create function S.by_hand() returns int language sql as $$select 1$$',
      'drop function S.by_hand',
      'function by_hand is not in the template',
    ],
    ['create sequence S.by_hand', 'drop sequence S.by_hand', 'table by_hand is not in the template: S p'],
  ])('%s', async (change, undo, sentence) => {
    const [schema] = schemas as [string];
    await database.owner.query(change.replaceAll(/\bS\b/g, schema));
    const { drifted } = await drift();
    await database.owner.query(undo.replaceAll(/\bS\b/g, schema));
    expect(drifted.map((found) => found.schema)).toEqual([schema]);
    expect(drifted[0]!.differences.join('\n')).toContain(sentence);
    expect((await drift()).drifted).toEqual([]);
  });
});

test('a tenant that stands still has fewer rights, which is no drift; another column is', async () => {
  const schema = schemas[1]!;
  await database.owner.query(`revoke insert on ${schema}.event from ${schema}`);
  expect((await drift()).drifted).toHaveLength(1);
  await database.owner.query("update platform.tenant set status = 'suspended' where schema = $1", [schema]);
  expect((await drift()).drifted).toEqual([]);
  await database.owner.query(`alter table ${schema}.event add column note text`);
  expect((await drift()).drifted).toEqual([
    { schema, differences: ['column event.note is not in the template: text'] },
  ]);
  await database.owner.query(
    `alter table ${schema}.event drop column note; grant insert on ${schema}.event to ${schema}`,
  );
  await database.owner.query("update platform.tenant set status = 'live'");
});

test('a table that a rebuild is filling is no drift', async () => {
  const schema = schemas[2]!;
  await database.owner.query(`create table ${schema}.fleet_vehicle__next (like ${schema}.fleet_vehicle including all)`);
  expect((await drift()).drifted).toEqual([]);
  await database.owner.query(`drop table ${schema}.fleet_vehicle__next`);
});

test('a schema that is not at this release yet is told as such, and not compared', async () => {
  const later = [...RELEASED, migration('9001_later', 'create table {schema}.later (n int primary key);')];
  expect(await drift(later)).toMatchObject({ drifted: [], behind: expect.arrayContaining(schemas) });
});
