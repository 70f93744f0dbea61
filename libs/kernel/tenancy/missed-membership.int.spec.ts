import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef } from '../context/request-context.ts';
import { type TestInstallation, testInstallation } from '../testing.ts';

let clutch: TestInstallation;
let tenant: TenantRef;
let login: string;

beforeAll(async () => {
  // One connection: whether it is the same one afterwards can be told by its process.
  clutch = await testInstallation([], { CLUTCH_DATABASE_POOL_MAX: '1' });
  tenant = await clutch.newTenant();
  login = decodeURIComponent(new URL(clutch.config.database.appUrl!).username);
});
afterAll(() => clutch.close());

const ask = async (text = 'select pg_backend_pid() as pid'): Promise<unknown> =>
  (await clutch.kernel.database.read<{ pid: number }>(tenant.schema, { text }))[0]?.pid;

test('a connection that is refused the tenant’s role is replaced: it may only have missed the grant', async () => {
  const pid = await ask();
  await clutch.owner.query(`revoke ${tenant.schema} from ${login}`);
  await expect(ask()).rejects.toThrow('denied');
  await clutch.owner.query(`grant ${tenant.schema} to ${login} with inherit false, set true`);
  expect(await ask()).not.toBe(pid);
});

test('one that is refused a table goes on: the control', async () => {
  const pid = await ask();
  await expect(ask('delete from migration')).rejects.toThrow('denied');
  expect(await ask()).toBe(pid);
});
