import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHttpApp, currentContext, type TenantRef, typedId } from '#kernel';
import { runSubscriptions, type TestInstallation, testInstallation } from '#kernel/testing';
import { fleetContext } from '#fleet';
import { ADMIN } from './about.ts';
import { AdminModule } from './admin.module.ts';

const POLICY = 'fleet.open-maintenance-need';
const PROJECTION = 'fleet.vehicles';

let clutch: TestInstallation;
let app: NestFastifyApplication;
let tenant: TenantRef;
let repaired: boolean;
/** What the policies' commands were about. */
let done: string[];

beforeAll(async () => {
  clutch = await testInstallation([fleetContext]);
  app = await createHttpApp(AdminModule.forRoot(clutch.config), { ...ADMIN, config: clutch.config, logger: false });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await clutch.close();
});
beforeEach(async () => {
  tenant = await clutch.newTenant();
  [repaired, done] = [true, []];
});

interface Asked {
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}
async function ask(method: 'GET' | 'POST', url: string, { token = clutch.config.operatorToken, ...rest }: Asked = {}) {
  const headers = { ...rest.headers, authorization: `Bearer ${token}` };
  const answer = await app.inject({ method, url, headers, ...(rest.body ? { payload: rest.body } : {}) });
  const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, headers: answer.headers, json, code: json['code'] };
}
const at = (path = '') => `/v1/tenants/${typedId('tnt', tenant.id)}/subscriptions${path}`;
const order = (path: string, over: Asked = {}) => ask('POST', at(path), { body: { reason: 'because' }, ...over });
const shown = async (name: string) => (await ask('GET', at(`/${name}`))).json;

/** A worker of the tenant, whose policies fail until they are repaired. */
const work = () =>
  runSubscriptions(clutch.kernel, tenant, async (command) => {
    if (!repaired) throw new Error('the workshop register is away');
    done.push(command.constructor.name);
  });
const asOwner = (text: string) => clutch.owner.query(text.replaceAll('{t}', tenant.schema));

/** A trouble code of a vehicle. @returns its position */
async function detect(vehicleId: string): Promise<number> {
  const event = {
    type: 'TroubleCodeDetected',
    data: { vehicleId, code: 'P0118', description: null, system: 'powertrain', detectedAt: '2026-05-01T00:00:00Z' },
  };
  const request = { streamId: vehicleId, category: 'vehicle', expected: 'any' as const, events: [event] };
  const answer = await clutch.as(tenant, () => clutch.kernel.events.append(currentContext()!, request));
  return 'position' in answer ? answer.position : 0;
}
/** Two findings of one vehicle, of which the policy cannot handle the first. @returns its position */
async function poison(): Promise<number> {
  repaired = false;
  const vehicleId = uuidv7();
  const position = await detect(vehicleId);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await work();
    await asOwner(`update {t}.subscription set updated_at = now() - interval '1 hour'`);
  }
  await detect(vehicleId);
  await work();
  return position;
}

describe('the subscriptions of a tenant', () => {
  test('are listed with state, place, lag and what is set aside', async () => {
    await work();
    const position = await poison();
    const { status, json } = await ask('GET', at());
    expect(status).toBe(200);
    const views = json['data'] as { name: string }[];
    expect(views.map(({ name }) => name)).toEqual([
      'fleet.clear-maintenance-need',
      'fleet.clear-trouble-code',
      'fleet.maintenance-needs',
      POLICY,
      PROJECTION,
    ]);
    expect(views.find(({ name }) => name === POLICY)).toEqual({
      name: POLICY,
      kind: 'policy',
      state: 'live',
      position: position + 1,
      head: position + 1,
      lag: { events: 0, seconds: 0 },
      error: null,
      attempts: 0,
      parked: 1,
      heldBack: 1,
      rebuild: null,
      updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(await shown(POLICY)).toEqual(views.find(({ name }) => name === POLICY));
  });

  test('come in pages, forwards and backwards', async () => {
    await work();
    const names = async (url: string) => {
      const { json } = await ask('GET', url);
      const page = json['page'] as { nextCursor: string | null; prevCursor: string | null };
      return { names: (json['data'] as { name: string }[]).map(({ name }) => name), ...page };
    };
    const first = await names(at('?limit=2'));
    const second = await names(at(`?limit=2&cursor=${first.nextCursor}`));
    const back = await names(at(`?limit=2&cursor=${second.prevCursor}`));
    expect([first.names, second.names, back.names]).toEqual([
      ['fleet.clear-maintenance-need', 'fleet.clear-trouble-code'],
      ['fleet.maintenance-needs', POLICY],
      first.names,
    ]);
  });

  test('that are not there, and tenants that are not, are 404', async () => {
    await work();
    const unknown = typedId('tnt', uuidv7());
    expect(await ask('GET', at('/fleet.nothing'))).toMatchObject({ status: 404, code: 'subscription.not-found' });
    for (const path of ['/pause', '/resumption', '/rebuild', '/rebuild/cancellation']) {
      expect(await order(`/fleet.nothing${path}`)).toMatchObject({ status: 404, code: 'subscription.not-found' });
      const url = `/v1/tenants/${unknown}/subscriptions/${POLICY}${path}`;
      expect(await ask('POST', url, { body: { reason: 'x' } })).toMatchObject({
        status: 404,
        code: 'tenant.not-found',
      });
    }
    for (const path of ['subscriptions', `subscriptions/${POLICY}`, 'parked-events'])
      expect(await ask('GET', `/v1/tenants/${unknown}/${path}`)).toMatchObject({
        status: 404,
        code: 'tenant.not-found',
      });
  });
});

describe('an operator', () => {
  test('pauses and resumes a subscription; what happened meanwhile is caught up', async () => {
    await work();
    expect(await order(`/${POLICY}/pause`)).toMatchObject({ status: 200, json: { state: 'paused' } });
    await detect(uuidv7());
    await work();
    expect(done).toEqual([]);
    expect(await order(`/${POLICY}/resumption`)).toMatchObject({ status: 200, json: { state: 'live' } });
    await work();
    expect(done).toEqual(['OpenMaintenanceNeed']);
  });

  test('sends an order again under its key and it happened once; another body under it is refused', async () => {
    await work();
    const headers = { 'idempotency-key': uuidv7() };
    const first = await order(`/${POLICY}/pause`, { headers });
    expect([first.status, first.headers['idempotent-replayed']]).toEqual([200, undefined]);
    await order(`/${POLICY}/resumption`);
    const again = await order(`/${POLICY}/pause`, { headers });
    expect([again.status, again.headers['idempotent-replayed'], again.json]).toEqual([200, 'true', first.json]);
    expect((await ask('GET', at(`/${POLICY}`))).json['state']).toBe('live');
    const other = await order(`/${POLICY}/pause`, { headers, body: { reason: 'another' } });
    expect(other).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
  });

  test('has a projection rebuilt, sees it asked for, and changes their mind', async () => {
    await work();
    expect(await order(`/${PROJECTION}/rebuild`)).toMatchObject({
      status: 202,
      json: { state: 'rebuilding', rebuild: { state: 'requested', position: 0, error: null } },
    });
    expect(await order(`/${PROJECTION}/rebuild/cancellation`)).toMatchObject({ status: 202, json: { rebuild: null } });
    expect(await order(`/${PROJECTION}/rebuild/cancellation`)).toMatchObject({
      status: 409,
      code: 'subscription.not-rebuilding',
    });
    expect(await order(`/${POLICY}/rebuild`)).toMatchObject({ status: 409, code: 'subscription.not-rebuildable' });
  });

  test('must say why', async () => {
    await work();
    const answer = await order(`/${POLICY}/pause`, { body: {} });
    const named = expect.arrayContaining([expect.objectContaining({ pointer: '/reason' })]);
    expect(answer).toMatchObject({ status: 422, json: { errors: named } });
    expect((await shown(POLICY))['state']).toBe('live');
  });

  test("is named in the tenant's log with the reason", async () => {
    await work();
    await order(`/${POLICY}/pause`, { body: { reason: 'the register is away' } });
    const { rows } = await asOwner(`select type, data, meta from {t}.event`);
    expect(rows).toMatchObject([
      {
        type: 'SubscriptionPaused',
        data: { subscription: POLICY, reason: 'the register is away' },
        meta: { actor: { kind: 'operator', id: 'operator' }, tenant: tenant.id },
      },
    ]);
  });
});

test('the overview shows what lags over all tenants, the longest first', async () => {
  const other = await clutch.newTenant('overview');
  await clutch.owner.query('delete from platform.lagging_subscription');
  const lags = [
    [tenant.id, PROJECTION, 'catching-up', 40, 9.5, 0],
    [other.id, POLICY, 'halted', 3, 3600.25, 0],
    [other.id, PROJECTION, 'live', 0, 0, 2],
  ];
  for (const values of lags)
    await clutch.owner.query('insert into platform.lagging_subscription values ($1, $2, $3, $4, $5, $6)', values);
  await clutch.owner.query(
    `insert into platform.lagging_subscription values ($1, 'long.ago', 'halted', 1, 9e9, 0, now() - interval '1 day')`,
    [tenant.id],
  );
  const first = await ask('GET', '/v1/lagging-subscriptions?limit=2');
  const { nextCursor } = first.json['page'] as { nextCursor: string };
  const second = await ask('GET', `/v1/lagging-subscriptions?limit=2&cursor=${nextCursor}`);
  const overview = { id: typedId('tnt', other.id), slug: 'overview' };
  expect([first.json['data'], second.json['data']]).toMatchObject([
    [
      { tenant: overview, subscription: POLICY, state: 'halted', lag: { events: 3, seconds: 3600.25 }, parked: 0 },
      {
        tenant: { slug: tenant.slug },
        subscription: PROJECTION,
        state: 'catching-up',
        lag: { events: 40, seconds: 9.5 },
      },
    ],
    [{ tenant: overview, subscription: PROJECTION, state: 'live', parked: 2 }],
  ]);
});

describe('somebody of a tenant', () => {
  test('who owns it sees the own subscriptions, steers none, and sees nothing of others', async () => {
    const signedUp = await ask('POST', '/v1/tenants', {
      body: { slug: 'steered', name: 'Steered', owner: { email: 'ana@steered.example', name: 'Ana' } },
    });
    const { id, slug, owner } = signedUp.json as {
      id: string;
      slug: string;
      owner: { email: string; password: string };
    };
    const session = await ask('POST', '/v1/auth/sign-in', {
      body: { tenant: slug, email: owner.email, password: owner.password },
    });
    const token = (session.json['session'] as { accessToken: string }).accessToken;
    tenant = (await clutch.kernel.tenants.bySlug(slug))!;
    await work();
    const { status, json } = await ask('GET', '/v1/subscriptions', { token });
    expect([status, (json['data'] as unknown[]).length]).toEqual([200, 5]);
    const denied = { status: 403, code: 'permission.denied' };
    for (const url of [
      `/v1/tenants/${id}/subscriptions`,
      `/v1/tenants/${id}/parked-events`,
      '/v1/lagging-subscriptions',
    ])
      expect(await ask('GET', url, { token })).toMatchObject(denied);
    expect(await order(`/${POLICY}/pause`, { token })).toMatchObject(denied);
    expect(await ask('GET', '/v1/subscriptions')).toMatchObject(denied);
  });
});
