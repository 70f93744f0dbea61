import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeclaredSubjects, type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { EMAIL, type Pair, PASSWORD, type PeopleApp, peopleApp } from '../../../../test/kit/people-app.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { identityContext } from '../../identity.module.ts';

let clutch: TestInstallation;
let people: PeopleApp;
let tenant: TenantRef;
let owner: Pair;
/** Looks after customers: sees and disables them and nobody else, invites nobody but them, and sees no addresses of staff. */
let desk: Pair;
let customer: string;
let staff: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  people = await peopleApp(clutch, { writesLetters: true });
  tenant = await clutch.newTenant();
  await people.createOwner(tenant);
  owner = await people.session(tenant);
  const isCustomer = { role: 'customer' };
  const permissions = [
    { permission: 'user:read', conditions: isCustomer },
    { permission: 'user:disable', conditions: isCustomer },
    { permission: 'user:invite', conditions: isCustomer },
  ];
  const roleId = (await ask('POST', '/v1/roles', { name: 'Desk', permissions })).json['id'] as string;
  customer = await member('customer');
  staff = await member('staff');
  await member('desk', roleId);
  desk = await people.session(tenant, { email: 'desk@garage.example', password: PASSWORD });
});
afterAll(async () => {
  await people.close();
  await clutch.close();
});

const ask = (method: string, url: string, body?: object, { accessToken: token } = owner) =>
  people.ask(method, url, { token, ...(body ? { body } : {}) });

/** @returns `usr_…` */
async function member(name: string, roleId?: string): Promise<string> {
  const role = roleId ?? typedId('rol', READY_MADE[name as 'staff' | 'customer'].roleId);
  const email = `${name}@garage.example`;
  await ask('POST', '/v1/invitations', { email, roleId: role });
  const token = await people.outbox.token(email, 'invitation');
  const body = { token, name, password: PASSWORD };
  return (await people.ask('POST', '/v1/auth/invitations/acceptance', { body })).json['userId'] as string;
}
const shown = async (who: Pair, query = ''): Promise<string[]> =>
  ((await ask('GET', `/v1/users${query}`, undefined, who)).json['data'] as { email: string }[]).map(
    ({ email }) => email,
  );

test('somebody who may read of some people is shown these, page by page, and the list holds no others (ASVS 8.2.2)', async () => {
  expect(await shown(desk)).toEqual(['customer@garage.example']);
  expect(await shown(desk, '?limit=1')).toEqual(['customer@garage.example']);
  expect((await shown(owner)).toSorted()).toEqual(
    [EMAIL, 'customer@garage.example', 'desk@garage.example', 'staff@garage.example'].toSorted(),
  );
});

test('whom one may not see cannot be disabled or enabled, and is not there', async () => {
  const order = (method: string, userId: string) => ask(method, `/v1/users/${userId}/disablement`, undefined, desk);
  for (const userId of [staff, owner.userId])
    for (const method of ['PUT', 'DELETE'])
      expect(await order(method, userId)).toMatchObject({ status: 404, code: 'user.not-found' });
  expect((await order('PUT', customer)).status).toBe(204);
  expect((await order('DELETE', customer)).status).toBe(204);
});

test('who may invite some people invites no others, and does not see who else was invited', async () => {
  const invite = (email: string, role: 'staff' | 'customer') =>
    ask('POST', '/v1/invitations', { email, roleId: typedId('rol', READY_MADE[role].roleId) }, desk);
  await ask('POST', '/v1/invitations', {
    email: 'secret@garage.example',
    roleId: typedId('rol', READY_MADE.staff.roleId),
  });
  expect(await invite('next@garage.example', 'staff')).toMatchObject({ status: 403, code: 'permission.denied' });
  expect((await ask('GET', '/v1/invitations', undefined, desk)).json['data']).toEqual([]);
  expect((await ask('GET', '/v1/invitations')).json['data']).toMatchObject([{ email: 'secret@garage.example' }]);
});

test('every column by which people are told apart is one of their rows', () => {
  const subject = people.app.get(DeclaredSubjects, { strict: false }).find('user')!;
  const columns = Object.keys(subject.rows!.entity.meta.properties);
  for (const column of Object.keys(subject.columns!)) expect(columns).toContain(column);
});
