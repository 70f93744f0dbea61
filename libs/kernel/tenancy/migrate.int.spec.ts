import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKernel } from '../kernel.ts';
import {
  migratedDatabase,
  type MigratedDatabase,
  migration,
  RELEASED,
  versionsOf,
} from '../testing/migrated-database.ts';
import { restrictedDatabase } from '../testing/restricted-database.ts';
import { type MigrationProgress } from './migrate.ts';
import { type Migration } from './migrations.ts';

const TENANTS = 4;
/** Twice the same would fail, or leave two rows. */
const shelf = migration('9001_shelf', 'create table {schema}.shelf (n int);\ninsert into {schema}.shelf values (1);\n');

let database: MigratedDatabase;
let schemas: string[];

beforeAll(async () => {
  database = await migratedDatabase();
});
// Each test has tenants of its own, so that none leans on what another did.
beforeEach(() => database.owner.query('delete from platform.tenant'));
afterAll(() => database.drop());

const register = async (): Promise<void> => void (schemas = await database.register(TENANTS));
const shelves = async (schema: string): Promise<number> =>
  (await database.owner.query(`select n from ${schema}.shelf`)).rows.length;

async function expectAllAt(migrations: readonly Migration[]): Promise<void> {
  for (const schema of schemas) expect(await database.markers(schema)).toEqual(versionsOf(migrations));
  const done = Object.fromEntries(schemas.map((schema) => [schema, 'done']));
  expect(await database.ledger(migrations.at(-1)!.version, schemas)).toEqual(done);
}

test('an empty database becomes an installation; a second run changes nothing and says so', async () => {
  expect(database.first).toEqual({ tenants: 0, applied: 0, failed: [] });
  await register();
  expect(await database.migrate()).toEqual({ tenants: TENANTS, applied: TENANTS, failed: [] });
  await expectAllAt(RELEASED);
  expect(await database.migrate()).toEqual({ tenants: TENANTS, applied: 0, failed: [] });
  await expectAllAt(RELEASED);
});

describe('a new migration', () => {
  beforeEach(async () => {
    await register();
    await database.migrate();
  });

  test('reaches every tenant once, and the progress only grows', async () => {
    const told: MigrationProgress[] = [];
    expect(await database.migrate([...RELEASED, shelf], { onProgress: (at) => told.push(at) })).toEqual({
      tenants: TENANTS,
      applied: TENANTS,
      failed: [],
    });
    await expectAllAt([...RELEASED, shelf]);
    for (const schema of schemas) expect(await shelves(schema)).toBe(1);
    expect(told).toEqual(Array.from({ length: TENANTS }, (_, i) => ({ done: i + 1, total: TENANTS, failed: 0 })));
  });

  test('that fails for one tenant leaves that one at its old version, tells why, and is finished after the repair', async () => {
    const [broken, ...others] = schemas as [string, ...string[]];
    const second = migration('9000_box', 'create table {schema}.box (n int);');
    const target = [...RELEASED, second, shelf];
    await database.owner.query(`create table ${broken}.shelf (n int)`);
    const report = await database.migrate(target);
    expect(report).toMatchObject({ tenants: TENANTS, applied: TENANTS - 1 });
    expect(report.failed).toEqual([{ schema: broken, error: expect.stringContaining('"shelf" already exists') }]);
    expect(await database.markers(broken)).toEqual(versionsOf(RELEASED)); // the one before the failing one is undone as well
    for (const schema of others) expect(await database.markers(schema)).toEqual(versionsOf(target).toSorted());
    expect((await database.ledger(shelf.version, schemas))[broken]).toBe('failed');
    await expectServed(broken);

    await database.owner.query(`drop table ${broken}.shelf`);
    expect(await database.migrate(target)).toEqual({ tenants: TENANTS, applied: 1, failed: [] });
    await expectAllAt(target);
  });

  test('whose text is another one than what ran is refused by name', async () => {
    await database.migrate([...RELEASED, shelf]);
    const report = await database.migrate([...RELEASED, migration(shelf.version, `${shelf.sql}-- changed`)]);
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
    const report = await database.migrate([...RELEASED, wider]);
    await freed;
    holder.release();
    expect(report).toEqual({ tenants: TENANTS, applied: TENANTS, failed: [] });
    await expectAllAt([...RELEASED, wider]);
  });

  test('is run once when two migrators start at the same time', async () => {
    const reports = await Promise.all([database.migrate([...RELEASED, shelf]), database.migrate([...RELEASED, shelf])]);
    for (const { failed } of reports) expect(failed).toEqual([]);
    expect(reports.reduce((sum, { applied }) => sum + applied, 0)).toBe(TENANTS);
    await expectAllAt([...RELEASED, shelf]);
    for (const schema of schemas) expect(await shelves(schema)).toBe(1);
  });

  test('is told as done also where a migrator was killed between the schema and the ledger', async () => {
    await database.migrate([...RELEASED, shelf]);
    await database.owner.query("update platform.tenant_migration set state = 'failed' where schema = $1", [schemas[0]]);
    await database.owner.query('delete from platform.tenant_migration where schema = $1', [schemas[1]]);
    expect(await database.migrate([...RELEASED, shelf])).toMatchObject({ applied: 0, failed: [] });
    await expectAllAt([...RELEASED, shelf]);
  });
});

test('two migrators that provision the same tenants at the same time leave each other alone', async () => {
  await register();
  const reports = await Promise.all([database.migrate(), database.migrate()]);
  for (const { failed } of reports) expect(failed).toEqual([]);
  await expectAllAt(RELEASED);
});

test('a tenant that lives in another cell is migrated there, and not at home', async () => {
  const east = await restrictedDatabase();
  const urls = new Map([['east', east.ownerUrl]]);
  const config = { ...database.config, cell: { urls } };
  await register();
  const [emigrant, ...others] = schemas as [string, ...string[]];
  await database.owner.query("update platform.tenant set cell = 'east' where schema = $1", [emigrant]);
  const there = async (owner: typeof east.owner) =>
    (
      await owner.query<{ there: boolean[] }>(
        'select array_agg(to_regnamespace(s) is not null) as there from unnest($1::text[]) s',
        [schemas],
      )
    ).rows[0]!.there;
  const report = await database.migrate(RELEASED, { config });
  const places = [await there(database.owner), await there(east.owner)];
  const again = await database.migrate(RELEASED, { config });
  const name = new URL(east.ownerUrl).pathname.slice(1);
  await east.drop();
  await database.owner.query(`drop role ${emigrant}; drop role ${name}_app`);
  expect(report).toEqual({ tenants: TENANTS, applied: TENANTS, failed: [] });
  expect(places).toEqual([
    [false, ...others.map(() => true)],
    [true, ...others.map(() => false)],
  ]);
  expect(again).toEqual({ tenants: TENANTS, applied: 0, failed: [] });
});

/** The tenant's app goes on at the version before. */
async function expectServed(schema: string): Promise<void> {
  const kernel = await createKernel(database.config, []);
  const actor = { kind: 'system' as const, id: 'test', name: 'Test' };
  const tenant = { id: uuidv7(), schema, slug: 'left-behind' };
  const context = { requestId: 'r', correlation: 'r', source: 'system' as const, tenant, actor };
  const command = { streamId: uuidv7(), category: 'test', expected: 'none' as const, events: [], commandId: uuidv7() };
  expect(await kernel.events.append(context, command)).toMatchObject({ status: 'ok' });
  await kernel.close();
}
