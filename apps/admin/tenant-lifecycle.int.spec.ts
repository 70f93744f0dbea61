import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttpApp } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { ADMIN } from './about.ts';
import { AdminModule } from './admin.module.ts';

interface Created {
  readonly id: string;
  readonly slug: string;
  readonly owner: { readonly email: string; readonly password: string };
}

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: Created;
let made = 0;

beforeAll(async () => {
  clutch = await testInstallation();
  app = await createHttpApp(AdminModule.forRoot(clutch.config), { ...ADMIN, config: clutch.config, logger: false });
  await app.init();
});
beforeEach(async () => {
  const slug = `garage-${(made += 1)}`;
  const body = { slug, name: 'Garage', owner: { email: `ana@${slug}.example`, name: 'Ana' } };
  tenant = (await ask('POST', '/v1/tenants', body)).json as unknown as Created;
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  token = clutch.config.operatorToken,
) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
}
const at = (path = ''): string => `/v1/tenants/${tenant.id}${path}`;
const signIn = (slug = tenant.slug) => {
  const { email, password } = tenant.owner;
  return ask('POST', '/v1/auth/sign-in', { tenant: slug, email, password });
};

describe('a tenant that is suspended over the API', () => {
  test('can be read and not changed by its people until it is resumed; nobody signs in meanwhile', async () => {
    const token = ((await signIn()).json['session'] as { accessToken: string }).accessToken;
    const suspended = await ask('POST', at('/suspension'), { reason: 'three invoices are open' });
    expect(suspended).toMatchObject({
      status: 200,
      json: { id: tenant.id, status: 'suspended', reason: 'three invoices are open' },
    });
    expect((await ask('GET', '/v1/roles', undefined, token)).status).toBe(200);
    const refused = { status: 403, code: 'tenant.suspended' };
    expect(await ask('GET', '/v1/users', undefined, token), 'which would have to be written down').toMatchObject(
      refused,
    );
    expect(await ask('DELETE', '/v1/sessions/current', undefined, token)).toMatchObject(refused);
    expect(await signIn()).toMatchObject(refused);
    expect(await ask('POST', at('/resumption'))).toMatchObject({ status: 200, json: { status: 'live', reason: null } });
    expect((await signIn()).status).toBe(200);
    expect((await ask('DELETE', '/v1/sessions/current', undefined, token)).status).toBe(204);
  });

  test('with a wrong password does not tell strangers that it is', async () => {
    await ask('POST', at('/suspension'), { reason: 'x' });
    const stranger = { tenant: tenant.slug, email: tenant.owner.email, password: 'wrong' };
    expect(await ask('POST', '/v1/auth/sign-in', stranger)).toMatchObject({ code: 'session.wrong-credentials' });
  });
});

describe('a tenant that is renamed over the API', () => {
  test('is found by its new slug and its old one, and no tenant is made under either', async () => {
    const slug = `${tenant.slug}-new`;
    expect(await ask('PATCH', at(), { slug, name: 'Oficina' })).toMatchObject({
      status: 200,
      json: { slug, name: 'Oficina' },
    });
    for (const known of [slug, tenant.slug]) {
      expect((await signIn(known)).status).toBe(200);
      const sneaky = { slug: known, name: 'Sneaky', owner: { email: 'eva@sneaky.example', name: 'Eva' } };
      expect(await ask('POST', '/v1/tenants', sneaky)).toMatchObject({ status: 409, code: 'tenant.slug-taken' });
    }
  });

  test('to what is no slug is told which field is wrong', async () => {
    expect(await ask('PATCH', at(), { slug: 'No Slug' })).toMatchObject({
      status: 422,
      code: 'tenant.slug-malformed',
      json: { errors: [{ pointer: '/slug' }] },
    });
  });
});

describe('a deletion over the API', () => {
  test('stops the tenant at once and can be taken back for seven days', async () => {
    const token = ((await signIn()).json['session'] as { accessToken: string }).accessToken;
    expect(await ask('POST', at('/deletion'), { reason: 'left' })).toMatchObject({
      status: 202,
      json: { status: 'deleting' },
    });
    expect(await ask('GET', '/v1/users', undefined, token)).toMatchObject({ status: 401 });
    expect(await signIn()).toMatchObject({ status: 401, code: 'session.wrong-credentials' });
    const { json } = await ask('GET', at('/operations'));
    const [operation] = json['data'] as { kind: string; state: string; dueAt: string }[];
    expect(operation).toMatchObject({ kind: 'deletion', state: 'waiting' });
    const days = (Date.parse(operation!.dueAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    for (const path of ['/suspension', '/resumption'])
      expect(await ask('POST', at(path), { reason: 'x' })).toMatchObject({ code: 'tenant.being-deleted' });
    expect(await ask('DELETE', at('/deletion'))).toMatchObject({ status: 200, json: { status: 'live' } });
    expect((await ask('GET', '/v1/users', undefined, token)).status).toBe(200);
  });
});

describe('an export over the API', () => {
  test('answers an operation to look at, whose archive is not there before it is done', async () => {
    const { status, json } = await ask('POST', at('/exports'));
    expect([status, json['kind'], json['tenantId']]).toEqual([202, 'export', tenant.id]);
    const path = `/v1/operations/${String(json['id'])}`;
    expect(await ask('GET', path)).toMatchObject({ status: 200, json: { state: 'waiting', progress: { done: 0 } } });
    expect(await ask('GET', `${path}/archive`)).toMatchObject({ status: 409, code: 'operation.not-done' });
    const unknown = `${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`;
    expect(await ask('GET', unknown)).toMatchObject({ status: 404, code: 'operation.not-found' });
  });

  test('holds test data when they are asked for', async () => {
    expect((await ask('POST', at('/exports'), { withTestData: true })).json).toMatchObject({
      result: { withTestData: true },
    });
    expect(await ask('POST', at('/exports'), { withTestData: 'yes' })).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/withTestData' }] },
    });
  });
});

test('what is done with a tenant as a whole is nothing for its owner', async () => {
  const token = ((await signIn()).json['session'] as { accessToken: string }).accessToken;
  for (const [method, path] of [
    ['PATCH', ''],
    ['POST', '/suspension'],
    ['POST', '/resumption'],
    ['POST', '/deletion'],
    ['DELETE', '/deletion'],
    ['POST', '/exports'],
    ['GET', '/operations'],
  ] as const)
    expect([path, (await ask(method, at(path), method === 'GET' ? undefined : { reason: 'x' }, token)).code]).toEqual([
      path,
      'permission.denied',
    ]);
});
