import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AUTH_STRATEGIES,
  createHttpApp,
  type Event,
  eventCatalogue,
  KernelModule,
  type TenantRef,
  typedId,
} from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { IssueApiKey } from '../contracts.ts';
import { platformContext, PlatformModule } from '../platform.module.ts';

const notes = {
  name: 'notes',
  events: [
    eventCatalogue<Event<'Noted'>>({
      Noted: { version: 1, public: { type: 'note.written', description: 'A note.', shape: {}, data: () => ({}) } },
    }),
  ],
};

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let owner: string;

beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes]);
  const kernel = KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [platformContext, notes] });
  const module = {
    module: class App {},
    imports: [kernel, PlatformModule],
    providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key'] }],
    exports: [AUTH_STRATEGIES],
  };
  app = await createHttpApp(module, {
    config: clutch.config,
    name: 'test',
    title: 'Test',
    description: 'Test',
    logger: false,
  });
  await app.init();
  tenant = await clutch.newTenant();
  owner = await firstKey(tenant);
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function firstKey(of: TenantRef): Promise<string> {
  const { secret } = await clutch.as(of, () =>
    app.get(CommandBus, { strict: false }).execute(new IssueApiKey({ name: 'First', mode: 'live', scopes: ['*:*'] })),
  );
  return secret!;
}

interface Asked {
  readonly key?: string | null;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}
async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  { key = owner, body, headers = {} }: Asked = {},
) {
  const answer = await app.inject({
    method,
    url,
    headers: { ...headers, ...(key ? { authorization: `Bearer ${key}` } : {}) },
    ...(body ? { payload: body } : {}),
  });
  const json = answer.body === '' ? {} : answer.json<Record<string, never>>();
  return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] as string | undefined };
}
const newKey = (body: object = {}, headers = {}) =>
  ask('POST', '/v1/api-keys', { body: { name: 'Till', mode: 'live', scopes: ['event:read'], ...body }, headers });

describe('the event catalogue over HTTP', () => {
  test('a type is shown by its name and by its versions', async () => {
    const { status, json } = await ask('GET', '/v1/event-types/note.written');
    expect([status, json['version'], json['schema']]).toEqual([
      200,
      1,
      expect.objectContaining({ title: 'note.written' }),
    ]);
    const first = await ask('GET', '/v1/event-types/note.written/versions/1');
    expect([first.status, first.json]).toEqual([200, { version: 1, schema: json['schema'], example: {} }]);
  });

  test.each([
    ['/v1/event-types/note.read', 'event-type.not-found'],
    ['/v1/event-types/note.read/versions/1', 'event-type.not-found'],
    ['/v1/event-types/note.written/versions/2', 'event-type.no-version'],
    ['/v1/event-types/note.written/versions/01', 'event-type.no-version'],
  ])('%s is 404 %s', async (url, code) => {
    expect(await ask('GET', url)).toMatchObject({ status: 404, code });
  });
});

describe('API keys over HTTP', () => {
  test('a key says who it is, however little it may do', async () => {
    const made = await newKey({ scopes: ['booking:read'], expiresAt: '2999-01-01T00:00:00Z' });
    expect(made.status).toBe(201);
    const { status, json } = await ask('GET', '/v1/whoami', { key: made.json['secret'] });
    expect([status, json]).toEqual([
      200,
      {
        tenant: { id: typedId('tnt', tenant.id), slug: tenant.slug },
        mode: 'live',
        apiVersion: '2026-11-01',
        actor: { kind: 'api-key', id: made.json['id'], name: 'Till' },
        apiKey: {
          id: made.json['id'],
          kind: 'sk',
          mode: 'live',
          scopes: ['booking:read'],
          environment: null,
          partnerId: null,
          networks: [],
          origins: [],
          expiresAt: '2999-01-01T00:00:00.000Z',
        },
        limits: [{ name: 'minute', quota: 6_000, left: 5_999, renewsAt: expect.any(String) }],
      },
    ]);
  });

  test('a repeated request makes one key and shows no secret again', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const [first, second] = [await newKey({}, headers), await newKey({}, headers)];
    expect(second.json).toEqual({ id: first.json['id'], secret: null });
    expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
  });

  test('nobody gives a key more than they have', async () => {
    const { json } = await newKey({ scopes: ['api-key:create', 'booking:*'] });
    const child = (scopes: string[]) =>
      ask('POST', '/v1/api-keys', { key: json['secret'], body: { name: 'Child', mode: 'live', scopes } });
    expect((await child(['booking:cancel'])).status).toBe(201);
    for (const scopes of [['*'], ['*:*'], ['booking:read', 'webhook:read'], ['api-key:*']]) {
      expect(await child(scopes)).toMatchObject({ status: 403, code: 'key.scope' });
    }
  });

  test('a key in the address is refused, and a wrong one says how to authenticate', async () => {
    expect(await ask('GET', `/v1/whoami?key=${owner}`, { key: null })).toMatchObject({
      status: 400,
      code: 'key.in-url',
    });
    const wrong = await ask('GET', '/v1/whoami', { key: `${owner.slice(0, -1)}${owner.endsWith('0') ? 1 : 0}` });
    expect(wrong).toMatchObject({ status: 401, code: 'key.invalid' });
    expect(wrong.headers['www-authenticate']).toContain('Bearer');
    expect(await ask('GET', '/v1/whoami', { key: null })).toMatchObject({ status: 401, code: 'auth.required' });
  });

  test('a key is listed without its secret, and revoked once and for all', async () => {
    const { json } = await newKey({ name: 'Short-lived' });
    const listed = await ask('GET', '/v1/api-keys');
    expect(listed.json['data']).toContainEqual(
      expect.objectContaining({ id: json['id'], name: 'Short-lived', revokedAt: null }),
    );
    expect(await ask('DELETE', `/v1/api-keys/${json['id']}`)).toMatchObject({ status: 204 });
    expect(await ask('DELETE', `/v1/api-keys/${json['id']}`)).toMatchObject({ status: 204 });
    expect(await ask('GET', '/v1/whoami', { key: json['secret'] })).toMatchObject({ status: 401, code: 'key.revoked' });
    expect(await ask('DELETE', '/v1/api-keys/key_000000000000')).toMatchObject({
      status: 404,
      code: 'api-key.not-found',
    });
  });

  test.each([
    { scopes: [] },
    { scopes: ['booking'] },
    { scopes: ['Booking:read'] },
    { mode: 'prod' },
    { name: '' },
    { expiresAt: 'soon' },
    { expiresAt: '2000-01-01T00:00:00Z' },
  ])('a key with %j is refused', async (body) => {
    expect((await newKey(body)).status).toBe(422);
  });
});

describe('events and webhooks over HTTP', () => {
  test('an event list refuses cursors and types that are none', async () => {
    for (const query of ['cursor=x', 'cursor=-1', 'types=noot.*', 'limit=0'])
      expect(await ask('GET', `/v1/events?${query}`)).toMatchObject({ status: 422, code: 'request.invalid' });
    expect(await ask('GET', '/v1/events?types=note.*&limit=5')).toMatchObject({
      status: 200,
      json: { data: [], page: { hasMore: false } },
    });
    expect((await ask('GET', '/v1/event-types')).json['data']).toContainEqual(
      expect.objectContaining({ type: 'note.written', description: 'A note.', version: 1 }),
    );
  });

  test('an endpoint lives at its address, with a version that a change can name', async () => {
    const made = await ask('POST', '/v1/webhook-endpoints', {
      body: { url: 'https://8.8.8.8/hook', eventTypes: ['*'] },
    });
    expect(made).toMatchObject({
      status: 201,
      json: { id: expect.stringMatching(/^whe_/), secret: expect.stringMatching(/^whsec_/) },
    });
    const at = `/v1/webhook-endpoints/${made.json['id']}`;
    const shown = await ask('GET', at);
    expect([shown.status, shown.headers['etag'], shown.json['url']]).toEqual([200, '"1"', 'https://8.8.8.8/hook']);
    const changed = await ask('PATCH', at, { body: { description: 'Till' }, headers: { 'if-match': '"1"' } });
    expect([changed.status, changed.headers['etag']]).toEqual([200, '"2"']);
    expect(await ask('PATCH', at, { body: { description: null }, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 412,
      code: 'version.mismatch',
    });
    expect(await ask('POST', `${at}/test`)).toMatchObject({
      status: 202,
      json: { id: expect.stringMatching(/^evt_/) },
    });
    expect(await ask('GET', `${at}/deliveries`)).toMatchObject({
      status: 200,
      json: { data: [{ seq: 1, eventType: 'webhook.test', status: 'pending', attempts: [] }] },
    });
    const stranger = await firstKey(await clutch.newTenant());
    for (const path of [at, `${at}/deliveries`])
      expect(await ask('GET', path, { key: stranger })).toMatchObject({
        status: 404,
        code: 'webhook-endpoint.not-found',
      });
    expect(await ask('GET', '/v1/webhook-endpoints/whe_nothing')).toMatchObject({
      status: 404,
      code: 'webhook-endpoint.not-found',
    });
    expect(await ask('DELETE', at)).toMatchObject({ status: 204 });
    expect(await ask('GET', at)).toMatchObject({ status: 404 });
  });

  test.each([
    { url: 'https://169.254.169.254/', eventTypes: ['*'] },
    { url: 'http://8.8.8.8/', eventTypes: ['*'] },
    { url: 'nowhere', eventTypes: ['*'] },
    { url: 'https://8.8.8.8/', eventTypes: [] },
    { url: 'https://8.8.8.8/', eventTypes: ['noot.*'] },
    { url: 'https://8.8.8.8/', eventTypes: ['*'], secret: 'mine' },
  ])('an endpoint like %j is refused', async (body) => {
    expect((await ask('POST', '/v1/webhook-endpoints', { body })).status).toBe(422);
  });
});
