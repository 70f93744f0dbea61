import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  migratedDatabase,
  type MigratedDatabase,
  migration,
  RELEASED,
  versionsOf,
} from '../testing/migrated-database.ts';
import { type Migration } from './migrations.ts';
import { withConnection } from './with-connection.ts';

const KILLS = 20;
const start = migration(
  '8999_start',
  'create table {schema}.step (n int, primary key (n, made_at), made_at timestamptz default clock_timestamp());',
);
/** In small steps, so that the kills fall everywhere; each twice leaves two rows, half of it a table that the template has not. */
const steps = Array.from({ length: 4 }, (_, i) =>
  migration(
    `900${i}_step`,
    `insert into {schema}.step values (${i});\nselect pg_sleep(0.02);\ncreate table {schema}.made_by_${i} (id int primary key);`,
  ),
);
const target = [...RELEASED, start, ...steps];

let database: MigratedDatabase;
let schemas: string[];

beforeAll(async () => {
  database = await migratedDatabase();
});
beforeEach(async () => {
  await database.owner.query('delete from platform.tenant');
  schemas = await database.register(20);
  await database.migrate([...RELEASED, start]);
});
afterAll(() => database.drop());

/** What is not as if the migration had run once, undisturbed. */
async function wrongs(): Promise<string[]> {
  const found = await database.drift(schemas, target);
  for (const schema of schemas) {
    const { rows } = await database.owner.query<{ n: number }>(`select n from ${schema}.step order by n`);
    if (rows.map(({ n }) => n).join() !== '0,1,2,3') found.push(`${schema} ran ${rows.map(({ n }) => n).join()}`);
    if ((await database.markers(schema)).join() !== versionsOf(target).join()) found.push(`${schema} lacks a marker`);
  }
  return found;
}

/** Kills one of the connections that migrate every now and then, the ledger's too, then lets `work` run to its end. */
async function underKills(work: () => Promise<boolean>, query: string): Promise<void> {
  let kills = 0;
  for (let attempt = 0; attempt < 80; attempt += 1) {
    const state = { over: false };
    const running = work()
      .catch(() => false) // killed, as it was meant to be: the next try goes on
      .finally(() => (state.over = true));
    for (; !state.over && kills < KILLS; await sleep(5 + Math.random() * 60))
      kills += (await database.owner.query(query)).rowCount ?? 0;
    if ((await running) && kills === KILLS) break;
  }
  expect(kills).toBe(KILLS);
}
const killOne = (which: string): string =>
  `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and ${which} order by random() limit 1`;

test('a migrator that is killed 20 times brings every schema to the newest version, nothing twice, nothing half', async () => {
  const work = async () => (await database.migrate(target)).failed.length === 0;
  await underKills(work, killOne("(application_name = 'clutch-migrate' or query like '%tenant_migration%')"));
  await database.migrate(target);
  expect(await wrongs()).toEqual([]);
  const done = Object.fromEntries(schemas.map((schema) => [schema, 'done']));
  expect(await database.ledger(target.at(-1)!.version, schemas)).toEqual(done);
});

test('one that writes its markers in a transaction behind the migration runs something twice or half: the control', async () => {
  await underKills(() => lateMarkers(steps), killOne("query like '%step%'"));
  expect(await wrongs()).not.toEqual([]);
});

/** The planted variant: first the migration, then, in a transaction of its own, that it ran. */
function lateMarkers(migrations: readonly Migration[]): Promise<boolean> {
  return withConnection({ connectionString: database.ownerUrl }, async (client) => {
    for (const schema of schemas) {
      const done = await database.markers(schema);
      for (const { version, sql, hash } of migrations.filter(({ version }) => !done.includes(version))) {
        await client.query(sql.replaceAll('{schema}', schema));
        await sleep(20);
        await client.query(`insert into ${schema}.migration (version, hash) values ($1, $2)`, [version, hash]);
      }
    }
    return true;
  });
}
