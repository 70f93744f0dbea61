import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SystemClock, type TenantRef, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import {
  askAs,
  GRANTED_CONTEXTS,
  grantedApp,
  makeOwner,
  newPerson,
} from '../../../../test/authorization/granted-app.ts';
import { Grants } from '../../aggregates.ts';
import { FormerRoles } from './former-roles.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

/** A row as it was written before there were grants. */
async function formerPerson(role: string): Promise<string> {
  const person = await newPerson(clutch, tenant);
  const text = `update ${tenant.schema}.identity_user set role = $2 where user_id = $1`;
  await clutch.owner.query(text, [uuidOf('usr', person), role]);
  return person;
}
const worker = (grants = new Grants(clutch.kernel)) =>
  new FormerRoles(clutch.kernel.database, grants, new SystemClock());
const sweep = (formerRoles: FormerRoles) => clutch.as(tenant, () => formerRoles.sweep(tenant));
const rolesAs = async (as: string, of: string) => {
  const { status, json } = await askAs(app, { tenant, as }, ['GET', `/v1/users/${of}/roles`]);
  return { status, roles: json['data'] };
};
/** Abilities are up to 0.8 s old. */
const freshly = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 4_000 });

test('people of before there were grants hold what their row says, once, however many workers find them', async () => {
  const owners = [await formerPerson('owner'), await formerPerson('owner')];
  const staff = await formerPerson('staff');
  const unknown = await formerPerson('astronaut');
  expect(await rolesAs(owners[0]!, staff)).toMatchObject({ status: 403 });
  await Promise.all([1, 2, 3].map(() => sweep(worker())));
  await sweep(worker());
  await freshly(() => rolesAs(owners[0]!, staff)).toMatchObject({
    roles: [{ roleName: 'staff', scope: { kind: 'tenant' }, source: 'former-role', notAfter: null }],
  });
  for (const owner of owners)
    expect(await rolesAs(owner, owner)).toMatchObject({ status: 200, roles: [{ roleName: 'owner' }] });
  expect(await rolesAs(owners[0]!, unknown)).toEqual({ status: 200, roles: [] });
});

test('a worker that is killed in between leaves nobody out: the next one goes on', async () => {
  const owner = await formerPerson('owner');
  const staff = [await formerPerson('staff'), await formerPerson('staff')];
  class Killed extends Grants {
    #left = 1;

    override change(...order: Parameters<Grants['change']>): ReturnType<Grants['change']> {
      this.#left -= 1;
      return this.#left < 0 ? Promise.reject(new Error('killed')) : super.change(...order);
    }
  }
  await expect(sweep(worker(new Killed(clutch.kernel)))).rejects.toThrow('killed');
  await sweep(worker());
  for (const person of staff)
    await freshly(() => rolesAs(owner, person)).toMatchObject({ roles: [{ roleName: 'staff' }] });
});

test('who has no grant in a tenant of today gets none by it', async () => {
  const owner = await newPerson(clutch, tenant);
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
  const provisioned = await formerPerson('staff');
  const formerRoles = worker();
  await sweep(formerRoles);
  await sweep(formerRoles);
  expect(await rolesAs(owner, provisioned)).toEqual({ status: 200, roles: [] });
});
