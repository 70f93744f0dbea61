import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef, typedId, uuidOf } from '#kernel';
import { project, type TestInstallation, testInstallation } from '#kernel/testing';
import {
  askAs,
  GRANTED_CONTEXTS,
  grantedApp,
  makeOwner,
  newPerson,
} from '../../../../test/authorization/granted-app.ts';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let stranger: TenantRef;
let owner: string;
/** May read the van, from the office. */
let eva: string;
let van: string;
let car: string;

beforeAll(async () => {
  clutch = await testInstallation(GRANTED_CONTEXTS);
  app = await grantedApp(clutch);
  [tenant, stranger] = [await clutch.newTenant(), await clutch.newTenant()];
  owner = await newPerson(clutch, tenant);
  await makeOwner(clutch, app, tenant, uuidOf('usr', owner)!);
  van = await made('/v1/vehicles', { vin: '1M8GDM9AXKP042788', label: 'Van' });
  car = await made('/v1/vehicles', { vin: '1HGCM82633A004352', label: 'Car' });
  eva = await newPerson(clutch, tenant);
  const permissions = [{ permission: 'vehicle:read', conditions: { label: 'Van' } }];
  const roleId = await made('/v1/roles', { name: 'Vans', permissions });
  await made(`/v1/users/${eva}/roles`, { roleId, context: { addresses: ['192.0.2.0/24'] } });
  await project(clutch.kernel, tenant);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function made(url: string, body: object): Promise<string> {
  const { status, json } = await askAs(app, { tenant, as: owner }, ['POST', url, body]);
  if (status !== 201) throw new Error(JSON.stringify(json));
  return json['id'] as string;
}
const ask = (path: string, body: object, as = owner) =>
  askAs(app, { tenant, as }, ['POST', `/access/v1/${path}`, body]);
const context = { ip: '192.0.2.7', 'x-anything': { at: 'all' } };
const question = (id = van, over: object = {}) => ({
  subject: { type: 'user', id: eva },
  action: { name: 'read' },
  resource: { type: 'vehicle', id },
  context,
  ...over,
});
const denied = (status: number, message: string) => ({ decision: false, context: { error: { status, message } } });

describe('one evaluation', () => {
  test('is the check in the form of the standard, properties and unknown context taken', async () => {
    const properties = { department: 'Sales' };
    const subject = { type: 'user', id: eva, properties };
    expect((await ask('evaluation', question(van, { subject }))).json).toEqual({ decision: true });
    expect((await ask('evaluation', question(car))).json).toEqual({ decision: false });
    expect((await ask('evaluation', question(van, { context: { ip: '198.51.100.1' } }))).json).toEqual({
      decision: false,
    });
    const check = { principal: { kind: 'user', id: eva }, action: 'read', resource: { type: 'vehicle', id: van } };
    const same = await askAs(app, { tenant, as: owner }, [
      'POST',
      '/v1/authz/check',
      { ...check, context: { ip: '192.0.2.7' } },
    ]);
    expect(same.json).toMatchObject({ allowed: true });
  });

  test('of what is not there, or is another tenant’s, is denied alike', async () => {
    const theirOwner = await newPerson(clutch, stranger);
    const nobody = typedId('usr', crypto.randomUUID());
    for (const id of [theirOwner, nobody])
      expect((await ask('evaluation', question(van, { subject: { type: 'user', id } }))).json).toEqual(
        denied(404, 'authz.unknown-principal'),
      );
    await makeOwner(clutch, app, stranger, uuidOf('usr', theirOwner)!);
    const theirs = { tenant: stranger, as: theirOwner };
    const { json } = await askAs(app, theirs, ['POST', '/v1/vehicles', { vin: 'JH4TB2H26CC000000', label: 'Van' }]);
    await project(clutch.kernel, stranger);
    for (const id of [json['id'] as string, typedId('veh', crypto.randomUUID())])
      expect((await ask('evaluation', question(id))).json).toEqual(denied(404, 'resource.not-found'));
    expect((await ask('evaluation', question(van, { action: { name: 'fly' } }))).json).toEqual(
      denied(400, 'authz.unknown-action'),
    );
  });

  test('about others needs the permission to ask; about oneself it needs none', async () => {
    const adam = await newPerson(clutch, tenant);
    const permissions = [{ permission: 'vehicle:read' }];
    await made(`/v1/users/${adam}/roles`, { roleId: await made('/v1/roles', { name: 'Reader', permissions }) });
    expect((await ask('evaluation', question(), adam)).json).toEqual(denied(403, 'permission.denied'));
    const own = question(van, { subject: { type: 'user', id: adam } });
    expect((await ask('evaluation', own, adam)).json).toEqual({ decision: true });
    expect((await ask('evaluation', own, eva)).json, 'what eva does not see from here').toEqual(
      denied(404, 'resource.not-found'),
    );
  });

  test.each([
    ['a subject of no kind', { subject: { type: 'robot', id: 'usr_1' } }, '/subject/type'],
    ['no action', { action: undefined }, '/action'],
    ['an address that is none', { context: { ip: 'here' } }, '/context/ip'],
    ['more than the standard has', { tenant: 'other' }, '/tenant'],
  ])('with %s is refused, naming it', async (_, over, pointer) => {
    const { status, json } = await ask('evaluation', question(van, over));
    expect([status, JSON.stringify(json['errors'])]).toEqual([422, expect.stringContaining(pointer)]);
  });
});

describe('many evaluations', () => {
  const { resource: _, ...common } = question();
  const vehicles = (...ids: string[]) => ids.map((id) => ({ resource: { type: 'vehicle', id } }));
  const decisions = async (semantic?: string, ids = [van, car, van]) => {
    const options = semantic ? { options: { evaluations_semantic: semantic } } : {};
    const body = { ...common, subject: { type: 'user', id: eva }, evaluations: vehicles(...ids), ...options };
    const { json } = await ask('evaluations', body);
    return (json['evaluations'] as { decision: boolean }[]).map(({ decision }) => decision);
  };

  test('are answered in their order, with what stands once for all', async () => {
    expect(await decisions()).toEqual([true, false, true]);
    expect(await decisions('execute_all')).toEqual([true, false, true]);
  });

  test('stop at the first that is denied, or permitted, where that is asked for', async () => {
    expect(await decisions('deny_on_first_deny')).toEqual([true, false]);
    expect(await decisions('permit_on_first_permit', [car, van, van])).toEqual([false, true]);
    expect(await decisions('deny_on_first_deny', [van, van])).toEqual([true, true]);
  });

  test('without any are one', async () => {
    expect((await ask('evaluations', question())).json).toEqual({ decision: true });
  });

  test('that leave out what nothing says are refused by their place; more than a hundred are too many', async () => {
    const body = { ...question(), resource: undefined, evaluations: [...vehicles(van), {}] };
    const { status, json } = await ask('evaluations', body);
    expect([status, json['errors']]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/evaluations/1/resource', code: 'required' })],
    ]);
    const many = Array.from({ length: 101 }, () => ({}));
    expect((await ask('evaluations', { ...question(), evaluations: many })).status).toBe(422);
  });
});

test.each([
  ['/v1/authz/check', { action: 'read' }, '/resource'],
  ['/v1/authz/who-can', { action: 'read', resource: null }, '/resource'],
  ['/v1/grants', { roleId: typedId('rol', crypto.randomUUID()) }, '/holder'],
  ['/v1/workshops', { name: 'Garage', timeZone: 'Etc/UTC' }, '/location'],
])('%s without a part that it needs is refused by its place', async (url, body, pointer) => {
  const { status, json } = await askAs(app, { tenant, as: owner }, ['POST', url, body]);
  expect(status).toBe(422);
  expect((json['errors'] as { pointer: string }[]).map((fault) => fault.pointer)).toContain(pointer);
});
