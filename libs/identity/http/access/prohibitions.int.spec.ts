import { setTimeout } from 'node:timers/promises';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import {
  askAs,
  GRANTED_CONTEXTS,
  grantedApp,
  makeOwner,
  newPerson,
} from '../../../../test/authorization/granted-app.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';

const ADMIN = typedId('rol', READY_MADE.admin.roleId);

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;
/** An administrator who is in a group that may not read keys. */
let admin: string;
let group: string;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  owner = await newPerson(clutch, tenant);
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
  admin = await newPerson(clutch, tenant);
  await made(`/v1/users/${admin}/roles`, { roleId: ADMIN });
  const prohibition = { permission: 'api-key:read', inverted: true };
  const role = await made('/v1/roles', { name: 'No keys', permissions: [prohibition] });
  group = await made('/v1/groups', { name: 'Trainees', members: [admin] });
  await made('/v1/grants', { holder: { kind: 'group', id: group }, roleId: role });
  // A change is seen within a second.
  while ((await ask(admin, 'GET', '/v1/api-keys')).status !== 403) await setTimeout(20);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

const ask = (as: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) =>
  askAs(app, { tenant, as }, body ? [method, url, body] : [method, url]);
async function made(url: string, body: object): Promise<string> {
  const { status, json } = await ask(owner, 'POST', url, body);
  expect([status, json]).toEqual([201, expect.anything()]);
  return json['id'] as string;
}
const beyond = { status: 403, code: 'permission.beyond-own', json: { permission: 'api-key:read' } };

describe('a prohibition that comes with a group', () => {
  test('is not left behind by leaving it, nor by taking the group away (ASVS 8.2.1)', async () => {
    expect(await ask(admin, 'PATCH', `/v1/groups/${group}`, { members: [] })).toMatchObject(beyond);
    expect(await ask(admin, 'DELETE', `/v1/groups/${group}`)).toMatchObject(beyond);
    expect((await ask(owner, 'GET', `/v1/groups/${group}`)).json).toMatchObject({ members: [admin] });
    expect((await ask(admin, 'GET', '/v1/api-keys')).status).toBe(403);
  });

  test('hinders nobody from being let in, or the group from having another name', async () => {
    const eva = await newPerson(clutch, tenant);
    expect((await ask(admin, 'PATCH', `/v1/groups/${group}`, { members: [admin, eva] })).status).toBe(200);
    const renamed = await ask(admin, 'PATCH', `/v1/groups/${group}`, { name: 'Beginners', members: [admin, eva] });
    expect(renamed.status).toBe(200);
    expect(await ask(admin, 'PATCH', `/v1/groups/${group}`, { members: [eva] })).toMatchObject(beyond);
  });

  test('is lifted by who holds what it prohibits', async () => {
    expect((await ask(owner, 'PATCH', `/v1/groups/${group}`, { members: [] })).status).toBe(200);
    await expect.poll(async () => (await ask(admin, 'GET', '/v1/api-keys')).status, { timeout: 4_000 }).toBe(200);
    expect((await ask(owner, 'DELETE', `/v1/groups/${group}`)).status).toBe(204);
  });
});

describe('a key', () => {
  const key = (as: string, scopes: string[]) => ask(as, 'POST', '/v1/api-keys', { name: 'Mine', mode: 'live', scopes });

  test('is given nothing that its maker is prohibited, in whole or within something larger', async () => {
    for (const scope of ['api-key:read', 'api-key:*', '*'])
      expect(await key(admin, ['booking:read', scope])).toMatchObject({
        status: 403,
        code: 'key.scope',
        json: { scope },
      });
    expect((await key(admin, ['booking:read', 'api-key:create'])).status).toBe(201);
  });

  test('is given what its maker holds of some things only while it is theirs, and never another’s', async () => {
    const partner = await newPerson(clutch, tenant);
    const permissions = [
      { permission: 'api-key:create' },
      { permission: 'vehicle:read', conditions: { label: 'Van' } },
    ];
    await made(`/v1/users/${partner}/roles`, { roleId: await made('/v1/roles', { name: 'Vans', permissions }) });
    expect((await key(partner, ['vehicle:read'])).status).toBe(201);
    const serviceAccountId = await made('/v1/service-accounts', { name: 'Till', roleIds: [ADMIN] });
    const body = { name: 'Its', mode: 'live', scopes: ['vehicle:read'], serviceAccountId };
    expect(await ask(partner, 'POST', '/v1/api-keys', body)).toMatchObject({ status: 403, code: 'key.scope' });
    expect((await key(partner, ['api-key:create'])).status).toBe(201);
  });
});
