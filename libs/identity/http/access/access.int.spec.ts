import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AssuranceReach, AUTH_STRATEGIES, createHttpApp, KernelModule, type TenantRef, typedId } from '#kernel';
import { TEST_PEOPLE, type TestInstallation, testInstallation, TestPeopleStrategy } from '#kernel/testing';
import { AccessAdminModule, AccessModule } from '../../access.module.ts';
import { GiveGrant } from '../../commands/access/give-grant.command.ts';
import { ANY_CONTEXT, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { identityContext } from '../../identity.module.ts';

const rolId = (name: keyof typeof READY_MADE): string => typedId('rol', READY_MADE[name].roleId);

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let stranger: TenantRef;
let owner: string;

beforeAll(async () => {
  clutch = await testInstallation([identityContext]);
  const module = {
    module: class App {},
    imports: [
      KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [identityContext] }),
      AccessModule,
      AccessAdminModule,
    ],
    providers: [
      TestPeopleStrategy,
      { provide: AssuranceReach, useValue: { highestOf: async () => 1 } },
      { provide: AUTH_STRATEGIES, useValue: [TEST_PEOPLE] },
    ],
    exports: [AUTH_STRATEGIES],
  };
  app = await createHttpApp(module, { ...clutch, name: 'test', title: 'Test', description: 'Test', logger: false });
  await app.init();
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  owner = await newOwner(tenant);
  await newOwner(stranger);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

let people = 0;
async function newPerson(of = tenant): Promise<string> {
  const userId = uuidv7();
  await clutch.owner.query(
    `insert into ${of.schema}.identity_user (user_id, email, name, role, password_hash) values ($1, $2, 'Somebody', 'staff', '')`,
    [userId, `person${(people += 1)}@garage.example`],
  );
  return typedId('usr', userId);
}

async function newOwner(of: TenantRef): Promise<string> {
  const id = await newPerson(of);
  const userId = (await clutch.owner.query(`select user_id from ${of.schema}.identity_user`)).rows.at(-1)!
    .user_id as string;
  const order = {
    holder: { kind: 'user', id: userId },
    roleId: READY_MADE.owner.roleId,
    scope: WHOLE_TENANT,
    notBefore: null,
    notAfter: null,
  } as const;
  const command = new GiveGrant({ ...order, grantId: uuidv7(), context: ANY_CONTEXT, reason: null, source: 'sign-up' });
  await clutch.as(of, () => app.get(CommandBus, { strict: false }).execute(command));
  return id;
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
    headers: { ...headers, authorization: `Test ${of.id} ${as}` },
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

describe('a grant', () => {
  test('is seen at once, and gone at once when it is taken back', async () => {
    const eva = await newPerson();
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
    const eva = await newPerson();
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
    const admin = await newPerson();
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
    .poll(async () => (await ask('GET', '/v1/roles', { as })).status, { timeout: 1_000, interval: 50 })
    .toBe(status);
}
