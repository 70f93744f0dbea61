import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migratedDatabase, type MigratedDatabase, migration, RELEASED } from '../testing/migrated-database.ts';

const base = RELEASED.filter(({ version }) => version === '0001_log');
const make = migration(
  '9001_thing',
  `create table {schema}.thing (id int primary key, old text not null, new text, filler text not null);`,
);
const index = migration(
  '9002_thing_old.concurrent',
  `-- Found by its old name.\ncreate index concurrently if not exists thing_old on {schema}.thing (old);\n`,
);
const fill = migration(
  '9003_thing_new.backfill',
  `update {schema}.thing set new = upper(old) where id in (select id from {schema}.thing where new is null order by id limit {batch});`,
);
const after = migration(
  '9004_after',
  `alter table {schema}.thing add constraint thing_new check (new is not null) not valid;`,
);
const target = [...base, make, index, fill, after];
/** Above the size up to which everything happens in the transaction. */
const ROWS = 10_500;

let database: MigratedDatabase;
let schema: string;

beforeAll(async () => {
  database = await migratedDatabase();
});
beforeEach(async () => {
  await database.owner.query('delete from platform.tenant');
  [schema] = (await database.register(1)) as [string];
  await database.migrate([...base, make]);
});
afterAll(() => database.drop());

const grow = () =>
  database.owner.query(
    `insert into ${schema}.thing (id, old, filler) select n, 'a' || n, repeat('x', 900) from generate_series(1, $1) n`,
    [ROWS],
  );
const count = async (where: string): Promise<number> =>
  (await database.owner.query<{ n: number }>(`select count(*)::int as n from ${schema}.thing where ${where}`)).rows[0]!
    .n;
const states = async (): Promise<Record<string, string>> => {
  const { rows } = await database.owner.query<{ version: string; state: string }>(
    'select version, state from platform.tenant_migration where schema = $1 and version > $2',
    [schema, '9001_thing'],
  );
  return Object.fromEntries(rows.map(({ version, state }) => [version, state]));
};

test('where the table is small, all steps run in the one transaction, and the ledger says so', async () => {
  await database.owner.query(`insert into ${schema}.thing values (1, 'a', null, '')`);
  expect(await database.migrate(target)).toMatchObject({ applied: 1, failed: [] });
  expect(await count("new = 'A'")).toBe(1);
  expect(await database.drift([schema], target)).toEqual([]);
  expect(await states()).toEqual({
    '9002_thing_old.concurrent': 'skipped',
    '9003_thing_new.backfill': 'skipped',
    '9004_after': 'done',
  });
  const { rows } = await database.owner.query(
    `select count(distinct xmin::text)::int as transactions from ${schema}.migration where version > '9001_thing'`,
  );
  expect(rows).toEqual([{ transactions: 1 }]);
});

test('where it is large, writers go on while the index is built and the rows are filled', async () => {
  await grow();
  const writer = await database.owner.connect();
  const waits: number[] = [];
  const state = { over: false };
  const running = database.migrate(target).finally(() => (state.over = true));
  for (let id = ROWS + 1; !state.over; id += 1, await sleep(5)) {
    const startedAt = performance.now();
    await writer.query(`insert into ${schema}.thing values ($1, 'b', 'B', '')`, [id]);
    waits.push(performance.now() - startedAt);
  }
  writer.release();
  expect(await running).toMatchObject({ applied: 1, failed: [] });
  expect(await count('new is null or new <> upper(old)')).toBe(0);
  expect(await database.drift([schema], target)).toEqual([]);
  expect(await states()).toEqual({
    '9002_thing_old.concurrent': 'done',
    '9003_thing_new.backfill': 'done',
    '9004_after': 'done',
  });
  expect(waits.length).toBeGreaterThan(10);
});

test('what a build that was cut short has left is dropped and built anew', async () => {
  await grow();
  await database.owner.query(`update ${schema}.thing set old = 'same' where id < 3`);
  await expect(
    database.owner.query(`create unique index concurrently thing_old on ${schema}.thing (old)`),
  ).rejects.toThrow('could not create unique index');
  expect(await database.migrate(target)).toMatchObject({ failed: [] });
  expect(await database.drift([schema], target)).toEqual([]);
});

test('a backfill that is killed again and again goes on where it was, and ends', async () => {
  await grow();
  const kill = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
    and application_name = 'clutch-migrate' and query like '%thing%' and pid <> pg_backend_pid()`;
  let kills = 0;
  let least = ROWS;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const state = { over: false, failed: false };
    const running = database
      .migrate(target)
      .then(({ failed }) => (state.failed = failed.length > 0))
      .catch(() => (state.failed = true))
      .finally(() => (state.over = true));
    for (; !state.over && kills < 4; await sleep(60)) kills += (await database.owner.query(kill)).rowCount ?? 0;
    await running;
    const open = await count('new is null');
    expect(open).toBeLessThanOrEqual(least); // what was filled stays filled
    least = open;
    if (!state.failed) break;
  }
  expect([kills, least]).toEqual([4, 0]);
  expect(await database.drift([schema], target)).toEqual([]);
});
