import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restrictedDatabase, type RestrictedDatabase } from '../testing/restricted-database.ts';
import { Jobs } from './jobs.ts';
import { migrateJobs } from './migrate-jobs.ts';
import { openJobBackend } from './open-job-backend.ts';
import { defineQueue } from './queue-definition.ts';

const ping = defineQueue<{ n: number }>('ping', { platform: true });

describe('preparing Postgres for jobs', () => {
  let database: RestrictedDatabase;
  const withJobs = async <T>(url: string, work: (jobs: Jobs) => Promise<T>): Promise<T> => {
    const backend = openJobBackend({ databaseUrl: url });
    const jobs = new Jobs(backend);
    try {
      return await work(jobs);
    } finally {
      await jobs.close();
      await backend.close();
    }
  };
  const migrate = () => migrateJobs({ ownerUrl: database.ownerUrl, schema: 'jobs', grantTo: database.login });

  beforeAll(async () => {
    database = await restrictedDatabase();
  });
  afterAll(() => database.drop());

  test('without it adding is refused, and the same process adds once it was done', async () => {
    await withJobs(database.loginUrl, async (jobs) => {
      await expect(jobs.add(ping, { n: 1 })).rejects.toThrow('schema "jobs" is not initialized');
      await migrate();
      await expect(jobs.add(ping, { n: 1 })).resolves.toMatch(/^\d+$/);
    });
  });

  test('three at once and again later leave one schema with every migration once', async () => {
    await Promise.all([migrate(), migrate(), migrate()]);
    await migrate();
    const { rows } = await database.owner.query('select count(*)::int = max(version) as whole from jobs.migration');
    expect(rows).toEqual([{ whole: true }]);
  });

  test('the login adds to queues that nobody has named before, singly and in bulk', async () => {
    const queues = ['fresh-single', 'fresh-bulk'].map((name) => defineQueue<{ n: number }>(name, { platform: true }));
    await withJobs(database.loginUrl, async (jobs) => {
      await expect(jobs.add(queues[0]!, { n: 1 })).resolves.toMatch(/^\d+$/);
      await expect(jobs.addBulk(queues[1]!, [{ data: { n: 1 } }, { data: { n: 2 } }])).resolves.toHaveLength(2);
    });
  });

  test('the login creates, owns and changes nothing', async () => {
    const login = new pg.Client({ connectionString: database.loginUrl });
    await login.connect();
    for (const statement of [
      'create table jobs.mine ()',
      'create sequence jobs.mine',
      'drop table jobs.job',
      'alter table jobs.job add column mine int',
      'create function jobs.mine() returns int language sql as $$ select 1 $$',
    ]) {
      await expect(login.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    }
    const { rows } = await login.query(
      'select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user',
    );
    expect(rows).toEqual([]);
    await login.end();
  });

  test('tables and functions of a later release are open to the login, and to nobody else', async () => {
    await database.owner.query('create table jobs.later (id int)');
    const login = new pg.Client({ connectionString: database.loginUrl });
    await login.connect();
    await expect(login.query('insert into jobs.later values (1)')).resolves.toMatchObject({ rowCount: 1 });
    await login.end();
    const stranger = await restrictedDatabase();
    const url = new URL(stranger.loginUrl);
    url.pathname = new URL(database.ownerUrl).pathname;
    const other = new pg.Client({ connectionString: url.href });
    await other.connect();
    await expect(other.query('select 1 from jobs.job')).rejects.toThrow('permission denied for schema jobs');
    await other.end();
    await stranger.drop();
  });
});
