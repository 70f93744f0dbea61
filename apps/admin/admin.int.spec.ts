import { Controller, type DynamicModule, Get } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpApp, PlatformDatabase, routesOf } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { ADMIN_ROUTES } from './expected-routes.ts';
import { ADMIN } from './about.ts';
import { AdminModule } from './admin.module.ts';

interface Created {
  readonly id: string;
  readonly slug: string;
  readonly owner: { readonly id: string; readonly email: string; readonly password: string };
  readonly apiKey: { readonly id: string; readonly secret: string };
}

let clutch: TestInstallation;
let app: NestFastifyApplication;
let operator: string;
let garage: Created;
let owner: string;

const boot = (module: DynamicModule) => createHttpApp(module, { ...ADMIN, config: clutch.config, logger: false });

beforeAll(async () => {
  clutch = await testInstallation();
  operator = clutch.config.operatorToken;
  app = await boot(AdminModule.forRoot(clutch.config));
  await app.init();
  garage = (await signUp('garage')).json as unknown as Created;
  owner = await signIn(garage);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

interface Asked {
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}
async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { token, body, headers = {} }: Asked = {}) {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await app.inject({
    method,
    url,
    headers: { ...headers, ...authorization },
    ...(body ? { payload: body } : {}),
  });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
}
const signUp = (slug: string, { token = operator, headers = {} }: Asked = {}) =>
  ask('POST', '/v1/tenants', {
    token,
    headers,
    body: { slug, name: 'Garage', owner: { email: `ana@${slug}.example`, name: 'Ana' } },
  });
async function signIn({ slug, owner: { email, password } }: Created): Promise<string> {
  const { status, json } = await ask('POST', '/v1/auth/sign-in', { body: { tenant: slug, email, password } });
  expect(status).toBe(200);
  return (json['session'] as { accessToken: string }).accessToken;
}
/** What no command makes yet: somebody of the staff, who has the owner's password. */
async function staffSession(): Promise<string> {
  const { rows } = await clutch.owner.query('select schema from platform.tenant where slug = $1', [garage.slug]);
  const table = `${(rows[0] as { schema: string }).schema}.identity_user`;
  await clutch.owner.query(
    `insert into ${table} (user_id, email, name, role, password_hash)
      select gen_random_uuid(), 'eva@garage.example', 'Eva', 'staff', password_hash from ${table}`,
  );
  return signIn({ ...garage, owner: { ...garage.owner, email: 'eva@garage.example' } });
}

describe('the admin app', () => {
  test('serves these routes, and each says who may use it', () => {
    const routes = routesOf(app).map(({ method, path, access }) => [
      `${method} /${path}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=\w)\/$/, ''),
      typeof access === 'string' ? access : access.permission,
    ]);
    expect(Object.fromEntries(routes)).toEqual(ADMIN_ROUTES);
  });

  test('is alive and ready', async () => {
    for (const url of ['/live', '/startup', '/ready'])
      expect([url, (await ask('GET', url)).status]).toEqual([url, 200]);
  });

  test.each([
    ['GET', '/v1/nothing', 404],
    ['GET', '/v1/bookings', 404],
    ['GET', '/nothing', 404],
  ] as const)('answers %s %s with %i as problem+json', async (method, url, status) => {
    const answer = await ask(method, url, { token: operator });
    expect(answer).toMatchObject({ status, json: { status, requestId: answer.headers['x-request-id'] } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('names the methods that there are when it is asked another way', async () => {
    const answer = await ask('PUT', '/v1/tenants', { token: operator });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
  });
});

describe('the operator', () => {
  test('creates tenants and sees that they are there', async () => {
    expect(garage).toMatchObject({ slug: 'garage', owner: { email: 'ana@garage.example' } });
    const { json } = await ask('GET', '/v1/tenants', { token: operator });
    expect(json['data']).toContainEqual(expect.objectContaining({ id: garage.id, slug: 'garage', status: 'live' }));
    expect(await ask('GET', `/v1/tenants/${garage.id}`, { token: operator })).toMatchObject({
      status: 200,
      json: { id: garage.id, name: 'Garage' },
    });
    const unknown = garage.id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await ask('GET', `/v1/tenants/${unknown}`, { token: operator })).toMatchObject({ code: 'tenant.not-found' });
  });

  test('sees nothing of what is in a tenant', async () => {
    expect(await ask('GET', '/v1/users', { token: operator })).toMatchObject({
      status: 403,
      code: 'permission.denied',
    });
    expect(await ask('DELETE', '/v1/sessions/current', { token: operator })).toMatchObject({ status: 403 });
    const { json } = await ask('GET', `/v1/tenants/${garage.id}`, { token: operator });
    expect(Object.keys(json).toSorted()).toEqual([
      'cell',
      'createdAt',
      'id',
      'name',
      'reason',
      'sandboxOf',
      'slug',
      'status',
    ]);
  });

  test('is nobody with another token', async () => {
    for (const token of [`${operator}x`, operator.slice(1), '', undefined])
      expect(await ask('GET', '/v1/tenants', token === undefined ? {} : { token })).toMatchObject({ status: 401 });
  });

  test('repeats a sign-up under its Idempotency-Key, and is told so', async () => {
    const headers = { 'idempotency-key': 'sign-up-1' };
    const first = await signUp('repeated', { headers });
    expect([first.status, first.headers['idempotent-replayed']]).toEqual([201, undefined]);
    const { id, owner, apiKey } = first.json as unknown as Created;
    const again = await signUp('repeated', { headers });
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.json).toMatchObject({
      id,
      owner: { id: owner.id, password: null },
      apiKey: { id: apiKey.id, secret: null },
    });
    expect(await signUp('another', { headers })).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
    expect(await signUp('repeated')).toMatchObject({ status: 409, code: 'tenant.slug-taken' });
  });

  test('finishes a sign-up that died before its last step, with one owner and one key that are worth what they seem', async () => {
    const headers = { 'idempotency-key': 'sign-up-2' };
    const platform = app.get(PlatformDatabase);
    const query = platform.query.bind(platform);
    platform.query = async (statement) => {
      if (statement.text.includes("status = 'live', epoch")) throw new Error('died');
      return query(statement);
    };
    expect((await signUp('broken', { headers })).status).toBe(500);
    platform.query = query;
    expect(await signUp('broken', { headers })).toMatchObject({ status: 409, code: 'tenant.being-created' });
    await clutch.owner.query(`update platform.tenant set provisioning_until = now() where slug = 'broken'`);
    const { status, json } = await signUp('broken', { headers });
    expect(status).toBe(201);
    const created = json as unknown as Created;
    const { data } = (await ask('GET', '/v1/users', { token: await signIn(created) })).json as { data: object[] };
    expect(data).toMatchObject([{ id: created.owner.id, role: 'owner' }]);
    const { rows } = await clutch.owner.query(
      `select 'key_' || key_id as id from platform.api_key where tenant_id = (select id from platform.tenant where slug = 'broken')`,
    );
    expect(rows).toEqual([{ id: created.apiKey.id }]);
    expect((await signUp('broken', { headers })).json).toMatchObject({
      id: created.id,
      apiKey: { id: created.apiKey.id },
    });
  });
});

describe('somebody in a tenant', () => {
  test('who owns it lists its people, and no tenant, not even the own one', async () => {
    expect(await ask('GET', '/v1/users', { token: owner })).toMatchObject({
      status: 200,
      json: { data: [{ id: garage.owner.id, email: 'ana@garage.example' }] },
    });
    for (const url of ['/v1/tenants', `/v1/tenants/${garage.id}`])
      expect(await ask('GET', url, { token: owner })).toMatchObject({ status: 403, code: 'permission.denied' });
    expect(await signUp('sneaky', { token: owner })).toMatchObject({ status: 403, code: 'permission.denied' });
  });

  test('who works there may neither', async () => {
    const token = await staffSession();
    for (const url of ['/v1/users', '/v1/tenants'])
      expect(await ask('GET', url, { token })).toMatchObject({ status: 403, code: 'permission.denied' });
    expect((await ask('DELETE', '/v1/sessions/current', { token })).status).toBe(204);
  });

  test('cannot get in with an API key', async () => {
    const token = garage.apiKey.secret;
    expect(token).toMatch(/^clk_live_/);
    for (const url of ['/v1/users', '/v1/tenants'])
      expect(await ask('GET', url, { token })).toMatchObject({ status: 401, code: 'auth.required' });
  });
});

// The last one: Passport keeps strategies by name for the whole process, so the app that is made here takes them from the one above.
test('a planted route that says nothing of who may use it keeps the admin app from starting: the control', async () => {
  @Controller('v1/planted')
  class PlantedController {
    @Get()
    @ApiOperation({ operationId: 'listPlanted' })
    list(): string[] {
      return [];
    }
  }
  const planted = await boot({
    module: class Planted {},
    imports: [AdminModule.forRoot(clutch.config)],
    controllers: [PlantedController],
  });
  await expect(planted.init()).rejects.toThrow(
    'Routes that may not be served:\n  PlantedController.list has neither @Can(...) nor @Public()',
  );
  await planted.close();
});
