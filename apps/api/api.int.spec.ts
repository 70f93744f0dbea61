import { Controller, type DynamicModule, Get } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiOperation } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AUTH_STRATEGIES, createHttpApp, KernelModule, routesOf, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { IdentityAdminModule, identityContext } from '#identity';
import { PlatformAdminModule, platformContext } from '#platform';
import { TenancyAdminModule, tenancyContext } from '#tenancy';
import { API } from './about.ts';
import { ApiModule } from './api.module.ts';

interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly owner: { readonly id: string; readonly email: string; readonly password: string };
  readonly apiKey: { readonly id: string; readonly secret: string };
}
interface Asked {
  readonly token?: string;
  readonly body?: object;
}

let clutch: TestInstallation;
let admin: NestFastifyApplication;
let app: NestFastifyApplication;
let garage: Tenant;
let stranger: Tenant;

const boot = async (module: DynamicModule): Promise<NestFastifyApplication> =>
  createHttpApp(module, { ...API, config: clutch.config, logger: false });

/** Where tenants are made and people sign in: the parts of the admin app, which no other app may import. */
const adminModule = (): DynamicModule => ({
  module: class Admin {},
  imports: [
    KernelModule.forRoot({
      config: clutch.config,
      name: 'test',
      contexts: [tenancyContext, identityContext, platformContext],
    }),
    TenancyAdminModule,
    IdentityAdminModule,
    PlatformAdminModule,
  ],
  providers: [{ provide: AUTH_STRATEGIES, useValue: ['session', 'operator'] }],
  exports: [AUTH_STRATEGIES],
});

beforeAll(async () => {
  clutch = await testInstallation();
  admin = await boot(adminModule());
  await admin.init();
  app = await boot(ApiModule.forRoot(clutch.config));
  await app.init();
  garage = await signUp('garage');
  stranger = await signUp('stranger');
});
afterAll(async () => {
  await app.close();
  await admin.close();
  await clutch.close();
});

async function ask(
  method: 'GET' | 'POST' | 'DELETE',
  url: string,
  { token, body }: Asked = {},
  of: NestFastifyApplication = app,
) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await of.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
}
async function signUp(slug: string): Promise<Tenant> {
  const body = { slug, name: slug, owner: { email: `ana@${slug}.example`, name: 'Ana' } };
  const { json } = await ask('POST', '/v1/tenants', { token: clutch.config.operatorToken, body }, admin);
  return json as unknown as Tenant;
}
async function signIn({ slug, owner: { email, password } }: Tenant, at = app): Promise<string> {
  const { json } = await ask('POST', '/v1/auth/sign-in', { body: { tenant: slug, email, password } }, at);
  return (json['session'] as { accessToken: string }).accessToken;
}
/** Somebody of the staff, whom the owner has given the role. */
async function staffSession(): Promise<string> {
  const { rows } = await clutch.owner.query<{ schema: string }>('select schema from platform.tenant where slug = $1', [
    garage.slug,
  ]);
  const table = `${rows[0]!.schema}.identity_user`;
  const made = await clutch.owner.query<{ user_id: string }>(
    `insert into ${table} (user_id, email, name, role, password_hash)
      select gen_random_uuid(), 'eva@garage.example', 'Eva', 'staff', password_hash from ${table} returning user_id`,
  );
  const token = await signIn(garage, admin);
  const { json } = await ask('GET', '/v1/roles', { token }, admin);
  const roleId = (json['data'] as { id: string; name: string }[]).find(({ name }) => name === 'staff')!.id;
  const url = `/v1/users/${typedId('usr', made.rows[0]!.user_id)}/roles`;
  expect((await ask('POST', url, { token, body: { roleId } }, admin)).status).toBe(201);
  return signIn({ ...garage, owner: { ...garage.owner, email: 'eva@garage.example' } });
}
const registerVehicle = (token: string, vin: string) => ask('POST', '/v1/vehicles', { token, body: { vin } });

describe('the api app', () => {
  test('is alive and ready', async () => {
    for (const url of ['/live', '/startup', '/ready'])
      expect([url, (await ask('GET', url)).status]).toEqual([url, 200]);
  });

  test('tells whoever has only a host where things are, and leads a browser to the documentation', async () => {
    const index = await app.inject({ url: '/', headers: { accept: '*/*' } });
    expect([index.statusCode, index.headers['cache-control']]).toEqual([200, 'public, max-age=300']);
    const { name, links } = index.json<{ name: string; links: Record<string, string> }>();
    expect(name).toBe(API.title);
    expect(Object.keys(links)).toEqual(expect.arrayContaining(['documentation', 'openapi', 'whoAmI', 'health']));
    for (const url of Object.values(links)) expect([url, (await app.inject({ url })).statusCode]).not.toContain(404);
    const browser = await app.inject({ url: '/', headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([browser.statusCode, browser.headers.location]).toEqual([303, '/docs']);
  });

  test('says of every route who may use it, has a name for it, and leaves nothing but index and health to everybody', () => {
    const routes = routesOf(app);
    expect(routes.length).toBeGreaterThan(30);
    const open = routes.filter(({ access }) => access === 'public').map(({ path }) => path);
    const others = [
      'v1/sessions/refresh',
      '.well-known/jwks.json',
      '.well-known/webhook-ips.json',
      'v1/api-keys/report-leak',
      'v1/versions',
    ];
    const isSignIn = (path: string): boolean => path.startsWith('v1/auth/') || others.includes(path);
    expect(open.filter((path) => !isSignIn(path)).toSorted()).toEqual(['/', '/live', '/ready', '/startup']);
    expect(routes.filter(({ access }) => access === 'undeclared')).toEqual([]);
    const names = routes.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const name of ['holdSlot', 'registerWorkshop', 'registerVehicle', 'storePositions', 'listEvents', 'whoAmI'])
      expect(names).toContain(name);
  });

  test.each([
    ['GET', '/v1/nothing', 404],
    ['GET', '/v1/tenants', 404],
    ['POST', '/v1/invitations', 404],
  ] as const)('answers %s %s with %i as problem+json', async (method, url, status) => {
    const answer = await ask(method, url, { token: garage.apiKey.secret });
    expect(answer).toMatchObject({ status, json: { status, requestId: answer.headers['x-request-id'] } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('names the methods that there are when it is asked another way', async () => {
    const answer = await ask('DELETE', '/v1/bookings', { token: garage.apiKey.secret });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
  });
});

describe('who gets in', () => {
  test('the key of a sign-up, to its own tenant', async () => {
    const { status, json } = await ask('GET', '/v1/whoami', { token: garage.apiKey.secret });
    expect(status).toBe(200);
    expect(json).toMatchObject({ tenant: { id: garage.id, slug: 'garage' } });
    const made = await registerVehicle(garage.apiKey.secret, '1M8GDM9AXKP042788');
    expect(made.status).toBe(201);
    const registered = async (token: string) => {
      const { json: log } = await ask('GET', '/v1/events', { token });
      return (log['data'] as { type: string }[]).filter(({ type }) => type === 'vehicle.registered').length;
    };
    expect([await registered(garage.apiKey.secret), await registered(stranger.apiKey.secret)]).toEqual([1, 0]);
  });

  test('the owner by a session, who may do what the key may', async () => {
    const token = await signIn(stranger);
    expect((await registerVehicle(token, '1M8GDM9AXKP042788')).status).toBe(201);
    expect((await ask('DELETE', '/v1/sessions/current', { token })).status).toBe(204);
    expect(await ask('GET', '/v1/vehicles', { token })).toMatchObject({ status: 401, code: 'session.unknown' });
  });

  test('the staff, who may look and not change', async () => {
    const token = await staffSession();
    expect((await ask('GET', '/v1/vehicles', { token })).status).toBe(200);
    expect(await registerVehicle(token, '1M8GDM9AXKP042788')).toMatchObject({
      status: 403,
      code: 'permission.denied',
      json: { permission: 'vehicle:create' },
    });
    expect(await ask('GET', '/v1/api-keys', { token })).toMatchObject({ status: 403, code: 'permission.denied' });
  });

  test('not the operator, and nobody without a credential', async () => {
    for (const token of [clutch.config.operatorToken, 'nonsense', undefined])
      expect(await ask('GET', '/v1/vehicles', token === undefined ? {} : { token })).toMatchObject({
        status: 401,
        code: 'auth.required',
      });
    const forged = `${garage.apiKey.secret.slice(0, -1)}${garage.apiKey.secret.endsWith('0') ? '1' : '0'}`;
    expect(await ask('GET', '/v1/vehicles', { token: forged })).toMatchObject({ status: 401, code: 'key.invalid' });
  });
});

// The last one: Passport keeps strategies by name for the whole process, so the app that is made here takes them from the one above.
test('a planted route that says nothing of who may use it keeps the api app from starting: the control', async () => {
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
    imports: [ApiModule.forRoot(clutch.config)],
    controllers: [PlantedController],
  });
  await expect(planted.init()).rejects.toThrow(
    'Routes that may not be served:\n  PlantedController.list has neither @Can(...) nor @Public()',
  );
  await planted.close();
});
