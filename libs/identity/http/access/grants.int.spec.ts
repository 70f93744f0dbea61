import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from '../../../../test/authorization/granted-app.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';

const rolId = (name: keyof typeof READY_MADE): string => typedId('rol', READY_MADE[name].roleId);

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;
let stranger: TenantRef;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
  tenant = await clutch.newTenant();
  owner = await newOwner(tenant);
  stranger = await clutch.newTenant();
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function newOwner(of: TenantRef): Promise<string> {
  const person = await newPerson(clutch, of);
  await makeOwner(clutch, app, of, uuidOf('usr', person)!);
  return person;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
interface Asked {
  readonly as?: string;
  readonly of?: TenantRef;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}
async function ask(method: Method, url: string, { as = owner, of = tenant, body, headers = {} }: Asked = {}) {
  const answer = await app.inject({
    method,
    url,
    headers: { ...(method === 'DELETE' ? { 'if-match': '*' } : {}), ...headers, authorization: `Test ${of.id} ${as}` },
    ...(body ? { payload: body } : {}),
  });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, json, code: json['code'], headers: answer.headers };
}
const made = async (url: string, body: object, asked: Asked = {}): Promise<string> => {
  const { status, json } = await ask('POST', url, { ...asked, body });
  expect([status, json]).toEqual([201, expect.objectContaining({ id: expect.any(String) as string })]);
  return json['id'] as string;
};
const give = (user: string, body: object, asked: Asked = {}) => made(`/v1/users/${user}/roles`, body, asked);
const names = (json: Record<string, unknown>): unknown[] =>
  (json['data'] as { name: string }[]).map(({ name }) => name);

describe('a grant', () => {
  test('is seen at once, and gone at once when it is taken back', async () => {
    const eva = await newPerson(clutch, tenant);
    expect(await ask('GET', '/v1/roles', { as: eva })).toMatchObject({
      status: 403,
      json: { permission: 'role:read' },
    });
    const grant = await give(eva, { roleId: rolId('admin'), reason: 'Runs the garage' });
    await seenBy(eva, 200);
    expect((await ask('GET', `/v1/users/${eva}/roles`)).json['data']).toMatchObject([
      {
        id: grant,
        roleName: 'admin',
        holder: { kind: 'user', id: eva },
        reason: 'Runs the garage',
        givenBy: { kind: 'user', id: owner },
      },
    ]);
    expect((await ask('DELETE', `/v1/users/${owner}/roles/${grant}`)).status).toBe(404);
    expect((await ask('DELETE', `/v1/users/${eva}/roles/${grant}`)).status).toBe(204);
    await seenBy(eva, 403);
    expect(await ask('DELETE', `/v1/grants/${grant}`)).toMatchObject({ status: 404, code: 'grant.not-found' });
  });

  test('to a group is a grant to each of its members, as long as they are in it', async () => {
    const eva = await newPerson(clutch, tenant);
    const group = await made('/v1/groups', { name: 'Office', members: [eva] });
    await made('/v1/grants', { holder: { kind: 'group', id: group }, roleId: rolId('admin') });
    await seenBy(eva, 200);
    const headers = { 'if-match': '*' };
    expect((await ask('PATCH', `/v1/groups/${group}`, { body: { members: [] }, headers })).status).toBe(200);
    await seenBy(eva, 403);
    await ask('PATCH', `/v1/groups/${group}`, { body: { members: [eva], name: 'Front office' }, headers });
    await seenBy(eva, 200);
    expect((await ask('GET', `/v1/groups/${group}`)).json).toMatchObject({ name: 'Front office', members: [eva] });
    expect((await ask('DELETE', `/v1/groups/${group}`)).status).toBe(204);
    await seenBy(eva, 403);
    expect(names((await ask('GET', '/v1/groups')).json)).toEqual([]);
  });

  test('cannot give what the giver lacks: not by a grant, not by a role, not by a group', async () => {
    const admin = await newPerson(clutch, tenant);
    await give(admin, { roleId: rolId('admin') });
    await seenBy(admin, 200);
    const beyond = { status: 403, code: 'permission.beyond-own' };
    const order = (body: object, url = `/v1/users/${admin}/roles`) => ask('POST', url, { as: admin, body });
    expect(await order({ roleId: rolId('owner') })).toMatchObject({ ...beyond, json: { permission: '*:*' } });
    expect(await order({ roleId: rolId('technician') })).toMatchObject({ status: 201 });
    expect(await order({ name: 'Mine', permissions: [{ permission: '*:*' }] }, '/v1/roles')).toMatchObject(beyond);
    expect(await order({ name: 'Mine', inherits: [rolId('owner')] }, '/v1/roles')).toMatchObject(beyond);
    const role = await made(
      '/v1/roles',
      { name: 'Mine', permissions: [{ permission: 'user:read', inverted: true }] },
      { as: admin },
    );
    expect(await order({ permission: 'data-subject:erase' }, `/v1/roles/${role}/permissions`)).toMatchObject(beyond);
    const group = await made('/v1/groups', { name: 'Owners' });
    await made('/v1/grants', { holder: { kind: 'group', id: group }, roleId: rolId('owner') });
    const join = await ask('PATCH', `/v1/groups/${group}`, {
      as: admin,
      body: { members: [admin] },
      headers: { 'if-match': '*' },
    });
    expect(join).toMatchObject(beyond);
  });

  test('that prohibits something is not lifted by whom it prohibits it', async () => {
    const admin = await newPerson(clutch, tenant);
    await give(admin, { roleId: rolId('admin') });
    const role = await made('/v1/roles', {
      name: 'No reading',
      permissions: [{ permission: 'group:read', inverted: true }],
    });
    const heir = await made('/v1/roles', { name: 'Heir', inherits: [role] });
    const grant = await give(admin, { roleId: heir });
    await seenBy(admin, 200);
    const [permission] = (await ask('GET', `/v1/roles/${role}/permissions`)).json['data'] as { id: string }[];
    const headers = { 'if-match': '*' };
    const attempts: [Method, string, object?][] = [
      ['DELETE', `/v1/grants/${grant}`],
      ['DELETE', `/v1/roles/${heir}`],
      ['DELETE', `/v1/roles/${role}/permissions/${permission!.id}`],
      ['PATCH', `/v1/roles/${heir}`, { inherits: [] }],
    ];
    for (const [method, url, body] of attempts)
      expect(await ask(method, url, { as: admin, headers, ...(body ? { body } : {}) })).toMatchObject({
        status: 403,
        code: 'permission.beyond-own',
        json: { permission: 'group:read' },
      });
    expect((await ask('DELETE', `/v1/grants/${grant}`)).status).toBe(204);
  });

  test.each([
    ['that is over', { notAfter: '2020-01-01T00:00:00Z' }, 'grant.over-already'],
    [
      'that ends before it begins',
      { notBefore: '2090-01-02T00:00:00Z', notAfter: '2090-01-01T00:00:00Z' },
      'grant.ends-before-it-begins',
    ],
    ['for workshops that it does not name', { scope: { kind: 'workshop' } }, 'grant.scope'],
    [
      'for a workshop that is none',
      { scope: { kind: 'workshop', workshopIds: [typedId('wsh', uuidv7())] } },
      'grant.unknown-scope',
    ],
    ['of a role that is none', { roleId: typedId('rol', uuidv7()) }, 'grant.unknown-role'],
    [
      'in hours that end before they begin',
      { context: { hours: { timeZone: 'Asia/Riyadh', weekdays: [1], from: '18:00', until: '08:00' } } },
      'grant.hours',
    ],
    [
      'in a zone that is none',
      { context: { hours: { timeZone: 'Mars/Base', weekdays: [1], from: '08:00', until: '18:00' } } },
      'request.invalid',
    ],
    ['from an address that is none', { context: { addresses: ['not an address'] } }, 'request.invalid'],
  ])('%s is refused', async (_, over, code) => {
    const answer = await ask('POST', `/v1/users/${owner}/roles`, { body: { roleId: rolId('staff'), ...over } });
    expect(answer).toMatchObject({ status: 422, code });
  });

  test('of another tenant is nothing here, nor are its people, roles and groups', async () => {
    const [theirs] = (await ask('GET', '/v1/grants', { of: stranger, as: await newOwner(stranger) })).json['data'] as {
      id: string;
      holder: { id: string };
    }[];
    expect(await ask('GET', `/v1/grants/${theirs!.id}`)).toMatchObject({ status: 404 });
    expect(await ask('DELETE', `/v1/grants/${theirs!.id}`)).toMatchObject({ status: 404 });
    expect(await ask('GET', `/v1/users/${theirs!.holder.id}/roles`)).toMatchObject({
      status: 404,
      code: 'user.not-found',
    });
    expect(
      await ask('POST', `/v1/users/${theirs!.holder.id}/roles`, { body: { roleId: rolId('staff') } }),
    ).toMatchObject({ status: 404 });
    const body = { holder: { kind: 'user', id: theirs!.holder.id }, roleId: rolId('staff') };
    expect(await ask('POST', '/v1/grants', { body })).toMatchObject({ status: 422, code: 'grant.unknown-holder' });
    expect(await ask('POST', '/v1/groups', { body: { name: 'Ours', members: [theirs!.holder.id] } })).toMatchObject({
      code: 'group.unknown-member',
    });
    const everything = JSON.stringify((await ask('GET', '/v1/grants?limit=100')).json);
    expect(everything).not.toContain(theirs!.id);
  });
});

/** A change is seen in every process within a second; in the worst case that is how long this waits. */
async function seenBy(as: string, status: number): Promise<void> {
  await expect
    .poll(async () => (await ask('GET', '/v1/roles', { as })).status, { timeout: 4_000, interval: 50 })
    .toBe(status);
}
