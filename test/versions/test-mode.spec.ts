import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { PassportStrategy } from '@nestjs/passport';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Strategy } from 'passport-custom';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  abilityOf,
  AUTH_STRATEGIES,
  createHttpApp,
  DeclaredSubjects,
  KERNEL,
  type Kernel,
  KernelModule,
  Messages,
  type Principal,
  runInContext,
  type TenantRef,
  typedId,
} from '#kernel';
import { type AccessSubject } from '#kernel/domain';
import { runSubscriptions, type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext, FleetModule } from '#fleet';
import { IssueApiKey } from '#platform/contracts';
import { inChosenMode } from '../../libs/kernel/http/authorization/chosen-mode.ts';
import { publicApp } from '../kit/public-app.ts';
import { WORKSHOP } from './workshop.ts';

const DAY_MS = 86_400_000;

let clutch: TestInstallation;
let app: NestFastifyApplication;
let kernel: Kernel;
/** A tenant with a key of each mode. */
let tenant: TenantRef;
let live: string;
let trying: string;

beforeAll(async () => {
  clutch = await testInstallation([], { CLUTCH_HTTP_RATE_PER_MINUTE: '100000' });
  app = await publicApp(clutch.config);
  kernel = app.get<Kernel>(KERNEL, { strict: false });
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  [live, trying] = [await keyOf(tenant, 'live'), await keyOf(tenant, 'test')];
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});

async function keyOf(of: TenantRef, mode: 'live' | 'test', scopes = ['*:*']): Promise<string> {
  const issue = () => app.get(CommandBus, { strict: false }).execute(new IssueApiKey({ name: mode, mode, scopes }));
  return (await clutch.as(of, issue)).secret!;
}

interface Sent {
  readonly body?: object;
  readonly headers?: Record<string, string>;
}
async function ask(key: string, method: 'GET' | 'POST' | 'DELETE', url: string, { body, headers = {} }: Sent = {}) {
  const answer = await app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${key}`,
      ...(method === 'POST' ? { 'idempotency-key': uuidv7() } : {}),
      ...headers,
    },
    ...(body ? { payload: body } : {}),
  });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
}

async function made(key: string, url: string, body: object): Promise<string> {
  const { status, json } = await ask(key, 'POST', url, { body });
  if (status !== 201) throw new Error(`POST ${url} answered ${JSON.stringify(json)}`);
  return String(json['id']);
}
const sandboxOf = async (of: TenantRef): Promise<TenantRef> => (await kernel.tenants.sandboxOf(of.id))!;

/** Holds a slot in two days. @returns what asks how the booking stands */
async function holdSlot(key: string, of: TenantRef): Promise<() => Promise<unknown>> {
  const workshopId = await made(key, '/v1/workshops', WORKSHOP);
  const vehicleId = await made(key, '/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
  await caughtUp(of);
  const startsAt = new Date((Math.floor(Date.now() / DAY_MS) + 2) * DAY_MS + 10 * 3_600_000).toISOString();
  const id = await made(key, '/v1/bookings', { workshopId, vehicleId, serviceCode: 'oil-change', startsAt });
  await caughtUp(of);
  return async () => {
    await caughtUp(of);
    return (await ask(key, 'GET', `/v1/bookings/${id}`)).json['status'];
  };
}
/** What a worker does. */
const caughtUp = async ({ schema }: TenantRef): Promise<void> => {
  const of = (await kernel.tenants.bySchema(schema))!;
  await runSubscriptions(kernel, of, (command) => app.get(CommandBus, { strict: false }).execute(command as never));
};

describe('test data', () => {
  test('are seen by test keys alone, and live data by live keys: an id of the other side is not there', async () => {
    const real = await made(live, '/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
    const tried = await made(trying, '/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
    await caughtUp(tenant);
    await caughtUp(await sandboxOf(tenant));
    for (const [key, own, other] of [
      [live, real, tried],
      [trying, tried, real],
    ] as const) {
      expect((await ask(key, 'GET', `/v1/vehicles/${own}`)).status).toBe(200);
      expect(await ask(key, 'GET', `/v1/vehicles/${other}`)).toMatchObject({ status: 404, code: 'vehicle.not-found' });
      const { json } = await ask(key, 'GET', '/v1/vehicles');
      expect((json['data'] as { id: string }[]).map(({ id }) => id)).toEqual([own]);
      const { tenant: whose, mode } = (await ask(key, 'GET', '/v1/whoami')).json;
      expect([whose, mode]).toEqual([
        { id: typedId('tnt', tenant.id), slug: tenant.slug },
        key === live ? 'live' : 'test',
      ]);
    }
  });

  test('tell their events to their own webhook endpoints only', async () => {
    const endpoint = { url: 'https://example.com/hook', eventTypes: ['vehicle.*'] };
    await clutch.owner.query(
      `insert into ${tenant.schema}.platform_webhook_endpoint (endpoint_id, url, event_types, secret, status, after_position, last_seq, version, created_at)
       values (gen_random_uuid(), $1, $2, '\\x00', 'active', 0, 0, 1, now())`,
      [endpoint.url, endpoint.eventTypes],
    );
    await made(trying, '/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
    await caughtUp(await sandboxOf(tenant));
    const count = async (): Promise<number> => {
      await caughtUp(tenant);
      const { rows } = await clutch.owner.query<{ n: number }>(
        `select count(*)::int as n from ${tenant.schema}.platform_webhook_delivery`,
      );
      return rows[0]!.n;
    };
    expect(await count()).toBe(0);
    await made(live, '/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
    expect(await count()).toBe(1);
  });

  test('are deleted at once and for good, and the keys find empty ones', async () => {
    const id = await made(trying, '/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
    const before = await sandboxOf(tenant);
    expect((await ask(trying, 'DELETE', '/v1/test/data')).status).toBe(204);
    expect((await ask(trying, 'GET', `/v1/vehicles/${id}`)).status).toBe(404);
    expect((await sandboxOf(tenant)).id).not.toBe(before.id);
    const { rows } = await clutch.owner.query(
      'select kind, state from platform.tenant_operation where tenant_id = $1',
      [before.id],
    );
    expect(rows).toEqual([{ kind: 'deletion', state: 'waiting' }]);
    expect((await ask(live, 'GET', '/v1/vehicles')).status).toBe(200);
  });

  test('are nothing that a live key can ask about', async () => {
    for (const [method, path, body] of [
      ['GET', 'clock'],
      ['POST', 'clock', { advance: 'PT1H' }],
      ['GET', 'messages'],
      ['DELETE', 'data'],
    ] as const)
      expect([path, await ask(live, method, `/v1/test/${path}`, body ? { body } : {})]).toMatchObject([
        path,
        { status: 409, code: 'test-mode.required' },
      ]);
  });

  test('cannot be chosen by a program, whose key has one mode', async () => {
    const asking = (key: string, mode: string) => ask(key, 'GET', '/v1/vehicles', { headers: { 'clutch-mode': mode } });
    expect(await asking(live, 'test')).toMatchObject({ status: 403, code: 'mode.not-yours' });
    expect(await asking(trying, 'live')).toMatchObject({ status: 403, code: 'mode.not-yours' });
    expect(await asking(live, 'tset')).toMatchObject({ status: 400, code: 'mode.unknown' });
    expect((await asking(trying, 'test')).status).toBe(200);
  });
});

describe('the clock of test data', () => {
  test('goes forward by a time or to one, never back, and each request moves it once', async () => {
    const started = await ask(trying, 'GET', '/v1/test/clock');
    expect(started.json).toMatchObject({ aheadMs: 0 });
    const headers = { 'idempotency-key': uuidv7() };
    const advance = () => ask(trying, 'POST', '/v1/test/clock', { body: { advance: 'P1DT1H' }, headers });
    expect((await advance()).json).toMatchObject({ aheadMs: DAY_MS + 3_600_000 });
    expect((await advance()).headers['idempotent-replayed']).toBe('true');
    const { json } = await ask(trying, 'GET', '/v1/test/clock');
    expect(json['aheadMs']).toBe(DAY_MS + 3_600_000);
    expect(Date.parse(String(json['now'])) - Date.now()).toBeGreaterThan(DAY_MS);
    const to = (time: number) => ask(trying, 'POST', '/v1/test/clock', { body: { to: new Date(time).toISOString() } });
    expect(await to(Date.now())).toMatchObject({ status: 409, code: 'test-clock.backwards' });
    expect((await to(Date.now() + 3 * DAY_MS)).status).toBe(200);
    expect(await to(Date.now() + 40 * 366 * DAY_MS)).toMatchObject({ status: 422, code: 'test-clock.too-far' });
  });

  test('is not moved by what says no time, or two', async () => {
    const bodies = [
      {},
      { advance: 'P1M' },
      { advance: '1h' },
      { to: 'tomorrow' },
      { advance: 'PT1H', to: '2099-01-01T00:00:00Z' },
    ];
    for (const body of bodies)
      expect([body, await ask(trying, 'POST', '/v1/test/clock', { body })]).toMatchObject([
        body,
        { status: 422, code: 'request.invalid' },
      ]);
  });

  test('lets what was due in between happen, and leaves live data alone', async () => {
    await ask(trying, 'GET', '/v1/vehicles');
    const sandbox = await sandboxOf(tenant);
    const statusOfTried = await holdSlot(trying, sandbox);
    const statusOfReal = await holdSlot(live, tenant);
    expect([await statusOfTried(), await statusOfReal()]).toEqual(['held', 'held']);
    expect((await ask(trying, 'POST', '/v1/test/clock', { body: { advance: 'PT1H' } })).status).toBe(200);
    expect([await statusOfTried(), await statusOfReal()]).toEqual(['expired', 'held']);
  });
});

describe('a person', () => {
  let people: NestFastifyApplication;

  beforeAll(async () => {
    /** Lets everybody in as a person of the tenant. */
    @Injectable()
    class PersonStrategy extends PassportStrategy(Strategy, 'person') {
      validate(): Principal {
        const actor = { kind: 'user', id: 'usr_test', name: 'Ana' } as const;
        return { tenant, actor, ability: abilityOf(['vehicle:*']), credentialId: 'ses_test' };
      }
    }
    const kernelModule = KernelModule.forRoot({ config: clutch.config, name: 'test', contexts: [fleetContext] });
    const module = {
      module: class People {},
      imports: [kernelModule, FleetModule],
      providers: [PersonStrategy, { provide: AUTH_STRATEGIES, useValue: ['person'] }],
      exports: [AUTH_STRATEGIES],
    };
    people = await createHttpApp(module, {
      config: clutch.config,
      name: 'test',
      title: 'Test',
      description: 'Test',
      logger: false,
    });
    await people.init();
  });
  afterAll(() => people.close());

  const vehicles = async (mode?: string) => {
    const headers = mode === undefined ? {} : { 'clutch-mode': mode };
    return people.inject({ method: 'GET', url: '/v1/vehicles', headers });
  };

  test('works in test data by saying so, and in live data otherwise', async () => {
    await made(live, '/v1/vehicles', { vin: '1M8GDM9AXKP042788' });
    await caughtUp(tenant);
    const count = async (mode?: string) => (await vehicles(mode)).json<{ data: object[] }>().data.length;
    expect([await count(), await count('live'), await count('test')]).toEqual([1, 1, 0]);
    expect((await vehicles('tset')).json()).toMatchObject({ status: 400, code: 'mode.unknown' });
  });

  test('has one account for both modes', async () => {
    const actor = { kind: 'user', id: 'usr_test', name: 'Ana' } as const;
    const principal = { tenant, actor, ability: abilityOf(['*:*']), credentialId: 'ses_test' };
    const account: AccessSubject = { name: 'session', actions: ['read'], isOfAccount: true };
    const parts = {
      sandboxes: kernel.sandboxes,
      subjects: new DeclaredSubjects([account, { name: 'vehicle', actions: ['read'] }]),
    };
    const tenantFor = async (subject: string) => {
      const required = { permission: `${subject}:read`, holder: 'tenant', subject, action: 'read' } as const;
      return (await inChosenMode(principal, 'test', required, parts)).tenant!.id;
    };
    expect(await tenantFor('session')).toBe(tenant.id);
    expect(await tenantFor('vehicle')).toBe((await sandboxOf(tenant)).id);
  });
});

describe('a message to a person', () => {
  const message = {
    channel: 'email',
    to: 'ana@example.com',
    locale: 'en',
    template: 'greeting',
    text: 'Hello',
  } as const;
  const send = (of: TenantRef, id: string) =>
    runInContext({ requestId: id, correlation: id, source: 'job', tenant: of }, () =>
      app.get(Messages, { strict: false }).send(id, message),
    );
  const kept = async (key: string) =>
    ((await ask(key, 'GET', '/v1/test/messages')).json['data'] as { id: string }[]).map(({ id }) => id);

  test('of test data is kept once, to be read, and not sent; of live data it goes out', async () => {
    const other = await clutch.newTenant();
    const otherKey = await keyOf(other, 'test');
    for (const key of [trying, otherKey]) await ask(key, 'GET', '/v1/whoami');
    for (const id of ['msg-1', 'msg-2', 'msg-1']) await send(await sandboxOf(tenant), id);
    await send(tenant, 'msg-live');
    expect((await kept(trying)).toSorted()).toEqual(['msg-1', 'msg-2']);
    expect(await kept(otherKey)).toEqual([]);
    const { json } = await ask(trying, 'GET', '/v1/test/messages');
    expect((json['data'] as object[])[0]).toMatchObject({
      channel: 'email',
      to: 'ana@example.com',
      subject: null,
      text: 'Hello',
    });
  });
});
