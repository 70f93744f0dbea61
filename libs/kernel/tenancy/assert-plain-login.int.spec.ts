import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RestrictedDatabase, restrictedDatabase } from '../testing/restricted-database.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';
import { assertPlainLogin } from './assert-plain-login.ts';
import { openTenantPool } from './open-tenant-pool.ts';
import { PlatformDatabase } from './platform-database.ts';
import { newTenantSchema } from './tenant-schema.ts';

let clutch: TestInstallation;
let database: RestrictedDatabase;
beforeAll(async () => {
  clutch = await testInstallation();
  database = await restrictedDatabase();
});
afterAll(async () => {
  await database.drop();
  await clutch.close();
});

/** Asks as a login that may do more: `give` are statements of the owner, `take` undoes them. */
async function asked(give: string, take: string): Promise<string> {
  await database.owner.query(give);
  const pool = new pg.Pool({ connectionString: database.loginUrl, max: 1 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await assertPlainLogin(new PlatformDatabase(pool, clutch.kernel.orm));
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await pool.end();
    await database.owner.query(take);
  }
}

test('the login that the migration makes is accepted, also beside tenants', async () => {
  await clutch.newTenant();
  await expect(assertPlainLogin(clutch.kernel.platform)).resolves.toBeUndefined();
});

test('the owner is refused, with all that is wrong with it', async () => {
  const owner = openTenantPool(
    { ...clutch.config, database: { ...clutch.config.database, appUrl: clutch.config.database.url } },
    'x',
  );
  await expect(assertPlainLogin(new PlatformDatabase(owner, clutch.kernel.orm))).rejects.toThrow(
    /is a superuser.*may create roles.*owns the database .*Leave CLUTCH_DATABASE_APP_URL out/s,
  );
  await owner.end();
});

test('any single right too many is refused, and none is accepted', async () => {
  const login = pg.escapeIdentifier(database.login);
  const schema = newTenantSchema();
  expect(await asked('select 1', 'select 1')).toBe('accepted');
  expect(await asked(`alter role ${login} createrole`, `alter role ${login} nocreaterole`)).toContain('create roles');
  expect(await asked(`alter role ${login} createdb`, `alter role ${login} nocreatedb`)).toContain('create databases');
  expect(await asked(`alter role ${login} bypassrls`, `alter role ${login} nobypassrls`)).toContain(
    'row level security',
  );
  expect(await asked(`create table mine (); alter table mine owner to ${login}`, 'drop table mine')).toContain(
    'owns the table mine',
  );
  expect(await asked(`create schema mine authorization ${login}`, 'drop schema mine')).toContain(
    'owns the schema mine',
  );
  expect(
    await asked(`grant create on schema public to ${login}`, `revoke create on schema public from ${login}`),
  ).toContain('the schema public');
  const open = `create schema ${schema}; grant usage on schema ${schema} to ${login}`;
  expect(await asked(open, `drop schema ${schema}`)).toContain(`tenants' schemas (${schema})`);
});

test("a login that inherits a tenant's rights is refused; one that may only take its role on is not", async () => {
  const login = pg.escapeIdentifier(database.login);
  const schema = newTenantSchema();
  const make = `create role ${schema} nologin; create schema ${schema}; grant usage on schema ${schema} to ${schema}`;
  const drop = `drop schema ${schema}; drop role ${schema}`;
  expect(await asked(`${make}; grant ${schema} to ${login} with inherit true, set true`, drop)).toContain(schema);
  expect(await asked(`${make}; grant ${schema} to ${login} with inherit false, set true`, drop)).toBe('accepted');
});
