import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AuditReader, type TenantRef, typedId, uuidOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { GRANTED_CONTEXTS, grantedApp, makeOwner, newPerson } from '../../../../test/authorization/granted-app.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

const NOW = '2030-01-01T09:00:00Z';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;
let eva: string;
let desk: string;
let reading: string;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  owner = await newPerson(clutch, tenant);
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
  eva = await newPerson(clutch, tenant);
  desk = await made('/v1/roles', { name: 'Desk' });
  reading = await made(`/v1/roles/${desk}/permissions`, { permission: 'vehicle:read' });
  await made(`/v1/users/${eva}/roles`, { roleId: desk, notAfter: '2030-06-01T00:00:00Z' });
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function ask(method: Method, url: string, body?: object, headers: Record<string, string> = {}) {
  const own = {
    authorization: `Test ${tenant.id} ${owner}`,
    ...(method === 'PATCH' || method === 'DELETE' ? { 'if-match': '*' } : {}),
  };
  const sent = { ...own, ...headers };
  const answer = await app.inject({ method, url, headers: sent, ...(body ? { payload: body } : {}) });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, code: json['code'], json };
}
async function made(url: string, body: object): Promise<string> {
  const { status, json } = await ask('POST', url, body);
  if (status !== 201) throw new Error(JSON.stringify(json));
  return json['id'] as string;
}
const aCase = (over: object = {}) => ({
  name: 'The desk sees vehicles',
  principal: { kind: 'user', id: eva },
  action: 'read',
  resource: { type: 'vehicle' },
  now: NOW,
  allowed: true,
  ...over,
});
const cases = async () => (await ask('GET', '/v1/authz/cases')).json['data'] as Record<string, unknown>[];
const breaks = (name: string) => ({ status: 409, code: 'role.breaks-case', json: { cases: [name] } });
const changes = (): [string, Method, string, object?][] => [
  ['takes the permission out', 'DELETE', `/v1/roles/${desk}/permissions/${reading}`],
  ['prohibits it', 'POST', `/v1/roles/${desk}/permissions`, { permission: 'vehicle:*', inverted: true }],
  ['takes the role away', 'DELETE', `/v1/roles/${desk}`],
];

describe('a case that is kept', () => {
  test('is named by the refusal of every change of roles that breaks it, and nothing is changed (ASVS 8.1.1)', async () => {
    await made('/v1/authz/cases', aCase());
    for (const [what, method, url, body] of changes())
      expect([what, await ask(method, url, body)]).toMatchObject([what, breaks('The desk sees vehicles')]);
    expect(await cases()).toMatchObject([{ holds: true }]);
    expect((await ask('POST', `/v1/roles/${desk}/permissions`, { permission: 'slot:search' })).status).toBe(201);
  });

  test('without one the same changes pass: the control', async () => {
    const passed = [];
    for (const [, method, url, body] of changes().slice(0, 2)) passed.push((await ask(method, url, body)).status);
    expect(passed).toEqual([200, 201]);
  });

  test('is also what nobody may: no role gets it by inheriting', async () => {
    await made('/v1/authz/cases', aCase({ name: 'The desk makes none', action: 'create', allowed: false }));
    const maker = await made('/v1/roles', { name: 'Maker', permissions: [{ permission: 'vehicle:create' }] });
    expect(await ask('PATCH', `/v1/roles/${desk}`, { inherits: [maker] })).toMatchObject(breaks('The desk makes none'));
  });

  test('is broken by who says why, which stands in the trail', async () => {
    await made('/v1/authz/cases', aCase());
    const url = `/v1/roles/${desk}/permissions/${reading}`;
    const reason = 'Vehicles moved to the fleet — قرار';
    const short = await ask('DELETE', url, undefined, { 'clutch-force-reason': 'x' });
    expect(short).toMatchObject({ status: 422, json: { errors: [{ parameter: 'Clutch-Force-Reason' }] } });
    const forced = await ask('DELETE', url, undefined, { 'clutch-force-reason': encodeURIComponent(reason) });
    expect(forced.status).toBe(200);
    expect(await cases()).toMatchObject([{ name: 'The desk sees vehicles', holds: false }]);
    const reader = new AuditReader(clutch.kernel.database, clutch.kernel.subjectKeys);
    const rows = await reader.range(tenant.schema, 0, 100, 100);
    const record = rows.map((row) => row.record).find((one) => one?.action === 'role.force');
    expect(record).toMatchObject({
      actor: { id: owner },
      targets: [{ type: 'role', id: desk }],
      facts: { cases: 'The desk sees vehicles', reason },
    });
    expect((await ask('DELETE', `/v1/roles/${desk}`)).status, 'what is broken hinders nobody').toBe(204);
  });

  test('is judged as of its moment, before and after which the grant gives nothing', async () => {
    const later = { now: '2030-07-01T00:00:00Z', allowed: false };
    await made('/v1/authz/cases', aCase({ name: 'Not in July', ...later }));
    await made('/v1/authz/cases', aCase());
    expect(await cases()).toMatchObject([
      { name: 'Not in July', holds: true },
      { name: 'The desk sees vehicles', holds: true },
    ]);
  });

  test('is given up, and then hinders nothing', async () => {
    const id = await made('/v1/authz/cases', aCase());
    expect((await ask('DELETE', `/v1/authz/cases/${id}`)).status).toBe(204);
    expect(await ask('DELETE', `/v1/authz/cases/${id}`)).toMatchObject({ status: 404, code: 'case.not-found' });
    expect((await ask('DELETE', `/v1/roles/${desk}`)).status).toBe(204);
  });

  test.each([
    ['of a permission that is none', { action: 'fly' }, 422, 'authz.unknown-action'],
    [
      'of nobody',
      { principal: { kind: 'user', id: typedId('usr', crypto.randomUUID()) } },
      404,
      'authz.unknown-principal',
    ],
    [
      'of a thing that is not there',
      { resource: { type: 'vehicle', id: typedId('veh', crypto.randomUUID()) } },
      404,
      'resource.not-found',
    ],
    ['without a moment', { now: undefined }, 422, 'request.invalid'],
    ['without a name', { name: '' }, 422, 'request.invalid'],
  ])('%s is refused', async (_, over, status, code) => {
    expect(await ask('POST', '/v1/authz/cases', aCase(over))).toMatchObject({ status, code });
  });

  test('of the same name is refused, and another tenant sees none', async () => {
    const id = await made('/v1/authz/cases', aCase());
    expect(await ask('POST', '/v1/authz/cases', aCase())).toMatchObject({ status: 409, code: 'case.name-taken' });
    const stranger = await clutch.newTenant();
    const theirOwner = await newPerson(clutch, stranger);
    await makeOwner(clutch, app, stranger, uuidOf('usr', theirOwner)!);
    const headers = { authorization: `Test ${stranger.id} ${theirOwner}` };
    expect((await ask('GET', '/v1/authz/cases', undefined, headers)).json['data']).toEqual([]);
    expect((await ask('DELETE', `/v1/authz/cases/${id}`, undefined, headers)).status).toBe(404);
  });
});
