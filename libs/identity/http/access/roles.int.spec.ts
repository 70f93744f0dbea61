import { type NestFastifyApplication } from '@nestjs/platform-fastify';
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

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
  tenant = await clutch.newTenant();
  owner = await newOwner(tenant);
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
const names = (json: Record<string, unknown>): unknown[] =>
  (json['data'] as { name: string }[]).map(({ name }) => name);

describe('roles', () => {
  test('are ready-made in every tenant, in order of their names, page by page', async () => {
    const all: unknown[] = [];
    for (let url: string | null = '/v1/roles?limit=4'; url;) {
      const { json }: { json: Record<string, unknown> } = await ask('GET', url);
      all.push(...names(json));
      const { nextCursor } = json['page'] as { nextCursor: string | null };
      url = nextCursor && `/v1/roles?limit=4&cursor=${encodeURIComponent(nextCursor)}`;
    }
    expect(all).toEqual(Object.keys(READY_MADE).toSorted());
  });

  test('are made, changed, given permissions and taken away', async () => {
    const id = await made('/v1/roles', {
      name: 'Night shift',
      inherits: [rolId('technician')],
      permissions: [{ permission: 'user:read', fields: ['name'] }],
    });
    const role = await ask('GET', `/v1/roles/${id}`);
    expect(role.json).toMatchObject({ id, name: 'Night shift', inherits: [rolId('technician')], isReadyMade: false });
    const etag = role.headers['etag'] as string;
    expect((await ask('PATCH', `/v1/roles/${id}`, { body: { name: 'Nights' } })).status).toBe(428);
    const changed = await ask('PATCH', `/v1/roles/${id}`, { body: { name: 'Nights' }, headers: { 'if-match': etag } });
    expect(changed.status).toBe(200);
    expect(
      (await ask('PATCH', `/v1/roles/${id}`, { body: { name: 'Late' }, headers: { 'if-match': etag } })).status,
    ).toBe(412);
    const permissionId = await made(`/v1/roles/${id}/permissions`, { permission: 'group:read' });
    const listed = (await ask('GET', `/v1/roles/${id}/permissions`)).json['data'] as {
      permission: string;
      path: string[];
    }[];
    expect(listed.slice(0, 3)).toMatchObject([
      { permission: 'user:read', fields: ['name'], path: ['Nights'] },
      { id: permissionId, permission: 'group:read', path: ['Nights'] },
      { permission: 'workshop:read', path: ['Nights', 'technician'] },
    ]);
    expect((await ask('DELETE', `/v1/roles/${id}/permissions/${permissionId}`)).status).toBe(200);
    expect((await ask('DELETE', `/v1/roles/${id}/permissions/${permissionId}`)).status).toBe(404);
    expect((await ask('DELETE', `/v1/roles/${id}`)).status).toBe(204);
    expect(await ask('GET', `/v1/roles/${id}`)).toMatchObject({ status: 404, code: 'role.not-found' });
  });

  test('sent again under the same key are made once, and the answer names the same one', async () => {
    const headers = { 'idempotency-key': 'role-once' };
    const first = await ask('POST', '/v1/roles', { body: { name: 'Once' }, headers });
    const again = await ask('POST', '/v1/roles', { body: { name: 'Once' }, headers });
    expect([again.status, again.json['id']]).toEqual([201, first.json['id']]);
    expect(again.headers['idempotent-replayed']).toBe('true');
    await ask('DELETE', `/v1/roles/${String(first.json['id'])}`);
  });

  test('that inherit each other are refused, also in a long way round, and so is what is too deep', async () => {
    const ids: string[] = [];
    for (let depth = 1; depth <= 8; depth += 1)
      ids.push(await made('/v1/roles', { name: `Deep ${depth}`, inherits: ids.slice(-1) }));
    const deeper = await ask('POST', '/v1/roles', { body: { name: 'Too deep', inherits: ids.slice(-1) } });
    expect(deeper).toMatchObject({ status: 409, code: 'role.too-deep' });
    const round = await ask('PATCH', `/v1/roles/${ids[0]}`, {
      body: { inherits: [ids[5]] },
      headers: { 'if-match': '*' },
    });
    expect(round).toMatchObject({ status: 409, code: 'role.cycle' });
    expect(await ask('DELETE', `/v1/roles/${ids[0]}`)).toMatchObject({ status: 409, code: 'role.inherited' });
    for (const id of ids.toReversed()) expect((await ask('DELETE', `/v1/roles/${id}`)).status).toBe(204);
  });

  test.each([
    ['an unknown subject', { permission: 'spaceship:fly' }, '/subject', 'subject'],
    ['an unknown action', { permission: 'user:fly' }, '/action', 'action'],
    ['an unknown field', { permission: 'user:read', fields: ['shoeSize'] }, '/fields', 'field'],
    ['an unknown column', { permission: 'user:read', conditions: { shoeSize: 44 } }, '/conditions/shoeSize', 'column'],
    [
      'an unknown operator',
      { permission: 'user:read', conditions: { name: { $regex: '.*' } } },
      '/conditions/name/$regex',
      'operator',
    ],
    ['an $or', { permission: 'user:read', conditions: { $or: [{ name: 'A' }] } }, '/conditions/$or', 'column'],
    [
      'a range over text',
      { permission: 'user:read', conditions: { name: { $gt: 'a' } } },
      '/conditions/name/$gt',
      'range',
    ],
    [
      'a foreign kind of id',
      { permission: 'user:read', conditions: { userId: rolId('owner') } },
      '/conditions/userId/$eq',
      'value',
    ],
    ['a null that cannot be', { permission: 'user:read', conditions: { name: null } }, '/conditions/name/$eq', 'null'],
    ['an empty list', { permission: 'user:read', conditions: { name: { $in: [] } } }, '/conditions/name/$in', 'list'],
    [
      'a template of another kind',
      { permission: 'user:read', conditions: { userId: { $in: '${user.workshopIds}' } } },
      '/conditions/userId/$in',
      'template',
    ],
    [
      'an unknown template',
      { permission: 'user:read', conditions: { userId: '${process.env}' } },
      '/conditions/userId/$eq',
      'template',
    ],
    ['conditions on everything', { permission: '*:*', conditions: { name: 'A' } }, '/conditions', 'subject'],
    ['conditions without any', { permission: 'user:read', conditions: {} }, '/conditions', 'conditions'],
  ])('with %s are refused with the place of the fault', async (_, permission, pointer, code) => {
    const { status, json } = await ask('POST', '/v1/roles', { body: { name: 'Wrong', permissions: [permission] } });
    expect([status, json['code']]).toEqual([422, 'role.invalid']);
    expect(json['errors']).toEqual([
      { pointer: `/permissions/0${pointer}`, code, detail: expect.any(String) as string },
    ]);
  });

  test('have a name of their own, and ready-made ones stay as they are', async () => {
    expect(await ask('POST', '/v1/roles', { body: { name: 'OWNER' } })).toMatchObject({
      status: 409,
      code: 'role.name-taken',
    });
    const headers = { 'if-match': '*' };
    expect(await ask('PATCH', `/v1/roles/${rolId('owner')}`, { body: { name: 'Boss' }, headers })).toMatchObject({
      code: 'role.ready-made',
    });
    expect(await ask('DELETE', `/v1/roles/${rolId('owner')}`)).toMatchObject({ code: 'role.ready-made' });
  });
});
