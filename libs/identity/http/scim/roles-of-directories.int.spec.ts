import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext } from '#identity';
import { PASSWORD } from '../../../../test/kit/people-app.ts';
import { anAddress, group, type ScimApp, scimApp, type TestDirectory, user } from '../../../../test/kit/scim-app.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';

let clutch: TestInstallation;
let app: ScimApp;
let tenant: TenantRef;
let directory: TestDirectory;
/** `rol_…` by the permission that each gives. */
const roles: Record<string, string> = {};

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  app = await scimApp(clutch);
  tenant = await app.newTenant();
  for (const permission of ['user:read', 'group:read', 'role:read', 'grant:read'])
    roles[permission] = await roleWith(permission);
  directory = await app.directory(tenant, {
    defaultRoleId: roles['role:read'],
    groupRoles: [
      { group: 'Readers', roleId: roles['user:read'] },
      { group: 'Keepers', roleId: roles['group:read'] },
    ],
  });
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const owner = (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, body?: object) =>
  app.asOwner(tenant, method, url, body);

async function roleWith(permission: string): Promise<string> {
  const { json } = await owner('POST', '/v1/roles', { name: `With ${permission}`, permissions: [{ permission }] });
  return json['id'] as string;
}

/** Which of the permissions somebody has now, by whatever way. */
async function held(userId: string): Promise<string[]> {
  const principal = { kind: 'user', id: userId };
  const checks = Object.keys(roles).map((permission) => {
    const [type, action] = permission.split(':');
    return { principal, action, resource: { type } };
  });
  const { json } = await owner('POST', '/v1/authz/batch-check', { checks });
  const results = json['data'] as { allowed: boolean }[];
  return Object.keys(roles).filter((_, index) => results[index]!.allowed);
}

const ownRoles = async (userId: string): Promise<{ source: string; roleId: string; grantId?: string; id?: string }[]> =>
  (await owner('GET', `/v1/users/${userId}/roles`)).json['data'] as { source: string; roleId: string }[];
const isActive = (userId: string, value: unknown) =>
  directory.patch(`/Users/${userId}`, { op: 'replace', path: 'active', value });
const membersOf = (groupId: string, op: string, ...ids: string[]) =>
  directory.patch(`/Groups/${groupId}`, { op, path: 'members', value: ids.map((value) => ({ value })) });

describe('the roles of a directory', () => {
  test('come by default and by groups, and go with them', async () => {
    const { id } = await directory.make('/Users', user(anAddress()));
    expect(await ownRoles(id)).toMatchObject([{ source: 'scim', roleId: roles['role:read'] }]);
    expect(await held(id)).toEqual(['role:read']);
    const readers = await directory.make('/Groups', group('Readers', [id]));
    expect(await held(id)).toEqual(['user:read', 'role:read']);
    await membersOf(readers.id, 'remove', id);
    expect(await held(id)).toEqual(['role:read']);
    await membersOf(readers.id, 'add', id);
    expect((await directory.ask('DELETE', `/Groups/${readers.id}`)).status).toBe(204);
    expect(await held(id)).toEqual(['role:read']);
  });

  test('case 9: whoever is let in again has the roles of the groups of today, and none of yesterday', async () => {
    const { id } = await directory.make('/Users', user(anAddress()));
    const readers = await directory.make('/Groups', group('Readers', [id]));
    const keepers = await directory.make('/Groups', group('Keepers'));
    await owner('POST', `/v1/users/${id}/roles`, { roleId: roles['grant:read'] });
    expect(await held(id)).toEqual(['user:read', 'role:read', 'grant:read']);
    expect((await isActive(id, false)).json['active']).toBe(false);
    expect(await ownRoles(id)).toEqual([]);
    await membersOf(readers.id, 'remove', id);
    await membersOf(keepers.id, 'add', id);
    expect((await isActive(id, 'True')).json['active']).toBe(true);
    expect(await held(id)).toEqual(['group:read', 'role:read']);
    for (const made of [readers, keepers]) await directory.ask('DELETE', `/Groups/${made.id}`);
  });

  test('stay with people who leave where the settings say so', async () => {
    const keeping = await app.directory(tenant, { name: 'Okta', onLeaving: 'keep-roles' });
    const { id } = await keeping.make('/Users', user(anAddress()));
    await owner('POST', `/v1/users/${id}/roles`, { roleId: roles['grant:read'] });
    await keeping.patch(`/Users/${id}`, { op: 'replace', value: { active: false } });
    expect(await ownRoles(id)).toMatchObject([{ roleId: roles['grant:read'], source: 'person' }]);
  });

  test('case 11: no role comes from SCIM that the settings do not name', async () => {
    const roleOf = { roles: [{ value: 'owner', primary: true }], entitlements: [{ value: '*:*' }] };
    const { id } = await directory.make('/Users', user(anAddress(), roleOf));
    const attempts = [
      { op: 'add', path: 'roles', value: [{ value: 'owner' }] },
      { op: 'replace', value: { 'roles[primary eq "True"].value': 'owner' } },
    ];
    for (const attempt of attempts) expect((await directory.patch(`/Users/${id}`, attempt)).status).toBe(200);
    await directory.make('/Groups', group('owner', [id]));
    const renamed = await directory.make('/Groups', group('Nobody in particular', [id]));
    expect(await held(id)).toEqual(['role:read']);
    await directory.patch(`/Groups/${renamed.id}`, { op: 'replace', path: 'displayName', value: 'Readers' });
    expect(await held(id)).toEqual(['user:read', 'role:read']);
    await directory.patch(`/Groups/${renamed.id}`, { op: 'replace', path: 'displayName', value: 'admin' });
    expect(await held(id)).toEqual(['role:read']);
    await directory.ask('DELETE', `/Groups/${renamed.id}`);
  });

  test('follow the settings at once', async () => {
    const { id } = await directory.make('/Users', user(anAddress()));
    const made = await directory.make('/Groups', group('Auditors', [id]));
    const before = (await owner('GET', `/v1/directories/${directory.id}`)).json['groupRoles'] as object[];
    const groupRoles = [...before, { group: 'Auditors', roleId: roles['grant:read'] }];
    expect((await owner('PATCH', `/v1/directories/${directory.id}`, { groupRoles })).status).toBe(200);
    expect(await held(id)).toEqual(['role:read', 'grant:read']);
    expect((await owner('PATCH', `/v1/directories/${directory.id}`, { groupRoles: before })).status).toBe(200);
    expect(await held(id)).toEqual(['role:read']);
    await directory.ask('DELETE', `/Groups/${made.id}`);
  });

  test('are those that whoever sets them may give, and never ownership', async () => {
    const ownership = { name: 'X', groupRoles: [{ group: 'a', roleId: typedId('rol', READY_MADE.owner.roleId) }] };
    expect(await owner('POST', '/v1/directories', ownership)).toMatchObject({
      status: 422,
      code: 'directory.owner-role',
    });
    const address = anAddress();
    const admin = await app.people.createOwner(tenant, { email: address });
    const asAdmin = await roleWithAll(['directory:create', 'directory:update', 'user:read']);
    await owner('POST', `/v1/users/${typedId('usr', admin)}/roles`, { roleId: asAdmin });
    const ownerGrant = (await ownRoles(typedId('usr', admin))).find(({ source }) => source === 'sign-up');
    expect((await owner('DELETE', `/v1/users/${typedId('usr', admin)}/roles/${ownerGrant!.id}`)).status).toBe(204);
    const { accessToken: token } = await app.people.session(tenant, { email: address });
    const ask = (body: object) => app.people.ask('POST', '/v1/directories', { token, body });
    expect(await ask({ name: 'Mine', defaultRoleId: roles['user:read'] })).toMatchObject({ status: 201 });
    const beyond = await ask({ name: 'Mine', groupRoles: [{ group: 'a', roleId: roles['grant:read'] }] });
    expect(beyond).toMatchObject({ status: 403, code: 'permission.beyond-own' });
  });
});

async function roleWithAll(permissions: string[]): Promise<string> {
  const body = { name: 'Keeps directories', permissions: permissions.map((permission) => ({ permission })) };
  return (await owner('POST', '/v1/roles', body)).json['id'] as string;
}

test('who cannot be given their role is not made either (ASVS 2.3.3)', async () => {
  const broken = await app.newTenant();
  const role = { name: 'Reads', permissions: [{ permission: 'role:read' }] };
  const { json } = await app.asOwner(broken, 'POST', '/v1/roles', role);
  const entra = await app.directory(broken, { defaultRoleId: json['id'] });
  const table = `${broken.schema}.identity_grant`;
  await clutch.owner.query(`alter table ${table} add constraint planted check (source <> 'scim')`);
  const sent = user(anAddress(), { externalId: 'whole' });
  expect((await entra.ask('POST', '/Users', sent)).status).toBe(500);
  expect((await entra.ask('GET', '/Users?count=0')).json['totalResults']).toBe(0);
  await clutch.owner.query(`alter table ${table} drop constraint planted`);
  const { id } = await entra.make('/Users', sent);
  const given = await app.asOwner(broken, 'GET', `/v1/users/${id}/roles`);
  expect(given.json['data']).toMatchObject([{ roleId: json['id'], source: 'scim' }]);
});

describe('who leaves', () => {
  test('is signed out at once and comes in no more, and after DELETE the directory finds nobody', async () => {
    const address = anAddress();
    const userId = await app.people.createOwner(tenant, { email: address });
    const id = typedId('usr', userId);
    await owner('PUT', `/v1/directories/${directory.id}/people/${id}`, {});
    const { accessToken } = await app.people.session(tenant, { email: address });
    expect((await app.people.ask('GET', '/v1/sessions', { token: accessToken })).status).toBe(200);
    expect((await isActive(id, 'False')).status).toBe(200);
    expect((await app.people.ask('GET', '/v1/sessions', { token: accessToken })).status).toBe(401);
    expect((await app.people.signIn(tenant, { email: address, password: PASSWORD })).status).not.toBe(200);
    await isActive(id, true);
    const again = await app.people.session(tenant, { email: address });
    expect((await directory.ask('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await app.people.ask('GET', '/v1/sessions', { token: again.accessToken })).status).toBe(401);
    for (const method of ['GET', 'DELETE'] as const)
      expect((await directory.ask(method, `/Users/${id}`)).status).toBe(404);
    const text = `select disabled_at is not null as gone from ${tenant.schema}.identity_user where user_id = $1`;
    expect((await clutch.owner.query(text, [userId])).rows).toEqual([{ gone: true }]);
  });

  test('case 10: the last owner is neither disabled nor removed, nor given another address', async () => {
    const alone = await app.newTenant();
    const entra = await app.directory(alone);
    const found = await app.asOwner(alone, 'GET', '/v1/users');
    const [{ id, email }] = found.json['data'] as [{ id: string; email: string }];
    expect(
      (await app.asOwner(alone, 'PUT', `/v1/directories/${entra.id}/people/${id}`, { externalId: 'o' })).status,
    ).toBe(204);
    const path = `/Users/${id}`;
    const attempts = [
      await entra.patch(path, { op: 'Replace', path: 'active', value: 'False' }),
      await entra.ask('PUT', path, user(email, { active: false })),
      await entra.ask('DELETE', path),
      await entra.patch(path, { op: 'replace', path: 'userName', value: anAddress() }),
    ];
    expect(attempts.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    const text = `select email, disabled_at from ${alone.schema}.identity_user where user_id = $1`;
    expect((await clutch.owner.query(text, [uuidOf('usr', id)])).rows).toEqual([{ email, disabled_at: null }]);
    await app.people.createOwner(alone, { email: anAddress() });
    expect((await entra.ask('DELETE', path)).status).toBe(204);
  });
});
