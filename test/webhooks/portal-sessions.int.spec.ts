import { uuidv7 } from 'uuidv7';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { abilityOf, typedId, uuidOf } from '#kernel';
import { KnownPortalSessions } from '../../libs/platform/adapters/webhooks/known-portal-sessions.ts';
import { PortalSessionUpkeep } from '../../libs/platform/adapters/webhooks/portal-session-upkeep.ts';
import { permissionsOf } from '../../libs/platform/domain/webhooks/portal-session.ts';
import { addressOf, operationsOf, type PortalOperation, PortalCaller } from '../kit/portal-caller.ts';
import { WebhookApp, type WebhookTenant } from '../kit/webhook-app.ts';
import { startWebhookReceiver } from '../kit/webhook-receiver.ts';

let app: WebhookApp;
let shop: WebhookTenant;
let keeper: PortalCaller;
let operations: PortalOperation[];

beforeAll(async () => {
  app = await WebhookApp.open();
  operations = await operationsOf(app.app);
});
afterAll(() => app.close());
beforeEach(async () => {
  shop = await app.newTenant();
  keeper = new PortalCaller(app.app, shop.secret);
});

const SESSIONS = '/v1/webhook-portal-sessions';
const OWN = '/v1/webhook-portal-session';
const by = (token: string): PortalCaller => new PortalCaller(app.app, token);
const change = (id: string, columns: string): Promise<unknown> =>
  app.clutch.owner.query(`update platform.webhook_portal_session set ${columns} where session_id = $1`, [
    uuidOf('wps', id),
  ]);

describe('a session of the portal', () => {
  test('shows its token once, behind the # of its address, and keeps a digest of it', async () => {
    const embedOrigins = ['https://garage.example'];
    const { id, token, url } = await keeper.open({ embedOrigins, lifetimeSeconds: 3_600 });
    expect(token).toMatch(/^cwp_[0-9a-z]{26}_[\w-]{43}$/);
    expect(new URL(url)).toMatchObject({
      pathname: '/portal/webhooks',
      search: `?embed=${id}`,
      hash: `#token=${token}`,
    });
    expect(new URL((await keeper.open()).url).search).toMatch(/^\?embed=wps_/);
    const secret = token.slice(-43);
    for (const at of [SESSIONS, `${SESSIONS}/${id}`]) expect((await keeper.ask('GET', at)).text).not.toContain(secret);
    const { json } = await keeper.ask('GET', `${SESSIONS}/${id}`);
    expect(json).toMatchObject({
      label: 'Sul Garage',
      capabilities: ['view'],
      channels: null,
      embedOrigins,
      state: 'open',
    });
    const { rows } = await app.clutch.owner.query('select s::text as row from platform.webhook_portal_session s');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test('asked for twice under one key is one, whose token stands in no ledger', async () => {
    const key = { 'idempotency-key': uuidv7() };
    const body = { label: 'Sul Garage', capabilities: ['view'] };
    const first = await keeper.ask('POST', SESSIONS, body, key);
    const again = await keeper.ask('POST', SESSIONS, body, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual({ ...first.json, token: null, url: null });
    expect((await keeper.ask('GET', SESSIONS)).json['data']).toHaveLength(1);
    const { rows } = await app.clutch.owner.query(`select l::text as row from ${shop.tenant.schema}.command_log l`);
    expect(JSON.stringify(rows)).not.toContain((first.json['token'] as string).slice(-43));
  });

  test.each([
    [{ capabilities: ['manage'] }],
    [{ capabilities: [] }],
    [{ capabilities: ['view', 'everything'] }],
    [{ channels: [] }],
    [{ channels: ['wsh_1'] }],
    [{ lifetimeSeconds: 3_599 }],
    [{ lifetimeSeconds: 604_801 }],
    [{ embedOrigins: ['https://garage.example/page'] }],
    [{ embedOrigins: ['http://garage.example'] }],
    [{ label: '' }],
  ])('is refused for %j', async (over) => {
    const { status, json } = await keeper.ask('POST', SESSIONS, { label: 'x', capabilities: ['view'], ...over });
    expect([status, json['code']]).toEqual([422, 'request.invalid']);
  });

  test('tells its page what it may do, and how the pages of the tenant look', async () => {
    const channels = [typedId('wsh', uuidv7())];
    const { id, visitor } = await keeper.open({ capabilities: ['view', 'replay'], channels });
    const common = { id, label: 'Sul Garage', capabilities: ['view', 'replay'], channels, mode: 'live' };
    const { json } = await visitor.ask('GET', OWN);
    expect(json).toMatchObject({ ...common, brand: { name: shop.tenant.slug, logoUrl: null, accentColor: null } });
    await app.clutch.owner.query(
      `insert into platform.portal_brand (tenant_id, name, logo_url, accent_color, version)
        values ($1, 'Sul', 'https://sul.example/logo.svg', '#004466', 1)`,
      [shop.tenant.id],
    );
    const brand = { name: 'Sul', logoUrl: 'https://sul.example/logo.svg', accentColor: '#004466' };
    expect((await visitor.ask('GET', OWN)).json).toMatchObject({ ...common, brand });
    expect(await keeper.ask('GET', OWN)).toMatchObject({
      status: 404,
      json: { code: 'webhook-portal-session.not-found' },
    });
  });

  test('is who did it in the audit trail, and what limits are counted for', async () => {
    const { id, visitor } = await keeper.open({ capabilities: ['view', 'manage'] });
    const made = await visitor.ask('POST', '/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/', eventTypes: ['*'] });
    expect(made.status).toBe(201);
    const { rows } = await app.clutch.owner.query<{ body: { action: string; actor: object } }>(
      `select body from ${shop.tenant.schema}.audit_record order by position`,
    );
    expect(rows.map(({ body }) => body)).toMatchObject([
      { action: 'webhook-portal.create', actor: { type: 'api-key' } },
      { action: 'webhook.create', actor: { type: 'portal', id } },
    ]);
    const { headers } = await app.app.inject({
      url: OWN,
      headers: { authorization: `Bearer ${(await keeper.open()).token}` },
    });
    expect(headers['ratelimit-policy']).toContain('"portal";q=600;w=60');
  });

  test('opens nothing with another secret, after its time, and once it was ended', async () => {
    const { id, token } = await keeper.open();
    const forged = `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`;
    const stranger = `cwp_${typedId('wps', uuidv7()).slice(4)}_${token.slice(-43)}`;
    for (const one of [forged, stranger, `${token}x`, 'cwp_'])
      expect(await by(one).ask('GET', OWN)).toMatchObject({ status: 401, json: { code: 'webhook-portal.invalid' } });
    expect((await by(token).ask('GET', OWN)).status).toBe(200);
    for (let time = 0; time < 2; time += 1) expect((await keeper.ask('DELETE', `${SESSIONS}/${id}`)).status).toBe(204);
    await expect.poll(async () => (await by(token).ask('GET', OWN)).json['code']).toBe('webhook-portal.ended');
    expect((await keeper.ask('GET', `${SESSIONS}/${id}`)).json).toMatchObject({ state: 'ended' });

    const late = await keeper.open();
    await change(late.id, "expires_at = now() - interval '1 second'");
    expect(await late.visitor.ask('GET', OWN)).toMatchObject({ status: 401, json: { code: 'webhook-portal.expired' } });
    expect((await keeper.ask('GET', `${SESSIONS}/${late.id}`)).json).toMatchObject({ state: 'expired' });
  });

  test('is forgotten a week after its end, and goes with its tenant', async () => {
    const [open, expired, ended] = [await keeper.open(), await keeper.open(), await keeper.open()];
    await change(expired.id, "expires_at = now() - interval '8 days'");
    await change(ended.id, "ended_at = now() - interval '8 days'");
    await app.part(PortalSessionUpkeep).look(shop.tenant);
    expect((await keeper.ask('GET', SESSIONS)).json['data']).toMatchObject([{ id: open.id }]);
  });

  test("another tenant's endpoint, message, attempt, portal token: 404", async () => {
    const { id, token } = await keeper.open();
    const other = await app.newTenant();
    const { id: endpointId } = await other.register({ eventTypes: ['*'] });
    const { json: sent } = await other.ask('POST', `/${endpointId}/test-messages`, {});
    const theirs = by(other.secret);
    for (const method of ['GET', 'DELETE'] as const)
      expect(await theirs.ask(method, `${SESSIONS}/${id}`)).toMatchObject({ status: 404 });
    expect((await theirs.ask('GET', SESSIONS)).json['data']).toEqual([]);
    expect((await by(token).ask('GET', OWN)).status).toBe(200);
    const { visitor } = await keeper.open({ capabilities: ['view', 'manage', 'replay'] });
    const at = `/v1/webhook-endpoints/${endpointId}`;
    for (const [method, url] of [
      ['GET', at],
      ['PATCH', at],
      ['DELETE', at],
      ['GET', `${at}/attempts`],
      ['GET', `${at}/deliveries/${sent['id'] as string}`],
      ['GET', `/v1/webhook-messages/${sent['id'] as string}`],
      ['POST', `${at}/deliveries/${sent['id'] as string}/resends`],
    ] as const) {
      const body = method === 'PATCH' || method === 'POST' ? {} : undefined;
      expect([method, url, (await visitor.ask(method, url, body)).status]).toEqual([method, url, 404]);
    }
  });

  test('makes an endpoint and sends the example of a type to it, which its receiver gets signed', async () => {
    const receiver = await startWebhookReceiver();
    try {
      const { visitor } = await keeper.open({ capabilities: ['view', 'manage'] });
      const wanted = { url: receiver.url, eventTypes: ['job.opened'] };
      const { json: made } = await visitor.ask('POST', '/v1/webhook-endpoints', wanted);
      const at = `/v1/webhook-endpoints/${made['id'] as string}`;
      const { status, json } = await visitor.ask('POST', `${at}/test-messages`, { eventType: 'job.opened' });
      expect(status).toBe(202);
      await shop.deliver();
      const [got] = receiver.received;
      const headers = got!.headers as Record<string, string>;
      expect(new Webhook(made['secret'] as string).verify(got!.body, headers)).toMatchObject({ type: 'job.opened' });
      expect(headers['webhook-id']).toBe(json['id']);
      const shown = await visitor.ask('GET', `${at}/deliveries/${json['id'] as string}`);
      expect(shown.json).toMatchObject({ status: 'delivered', attempts: [{ responseStatus: 200 }] });
    } finally {
      await receiver.close();
    }
  });
});

/** What each capability is for, by the operations of the API. */
const FOR: Readonly<Record<string, readonly string[]>> = {
  view: [
    'checkWebhookSignature',
    'getEventType',
    'getEventTypeVersion',
    'getOwnWebhookPortalSession',
    'getWebhookDelivery',
    'getWebhookEndpoint',
    'getWebhookEndpointHealth',
    'getWebhookMessage',
    'getWebhookRetrySchedule',
    'getWebhookStats',
    'getWebhookTransformation',
    'listEventTypes',
    'listWebhookAttempts',
    'listWebhookDeliveries',
    'listWebhookEndpoints',
    'listWebhookKeys',
    'listWebhookMessages',
    'listWebhookStats',
  ],
  'view-secret': ['revealWebhookKey'],
  manage: [
    'changeWebhookEndpoint',
    'createWebhookEndpoint',
    'deleteWebhookEndpoint',
    'dryRunWebhook',
    'endWebhookKey',
    'rotateWebhookKey',
    'sendTestMessage',
    'verifyWebhookEndpoint',
  ],
  transform: [
    'deleteWebhookTransformation',
    'putWebhookTransformation',
    'rollBackWebhookTransformation',
    'testWebhookTransformation',
  ],
  replay: [
    'cancelOperation',
    'dryRunWebhookEndpoint',
    'getOperation',
    'getOperationResult',
    'recoverWebhookEndpoint',
    'replayWebhookMessages',
    'resendWebhookMessage',
  ],
};

/** Names of things that are not there: who may ask for them is told so. */
const NOTHING = Object.fromEntries(
  Object.entries({ endpointId: 'whe', messageId: 'evt', signingKeyId: 'whk', operationId: 'op' }).map(
    ([name, prefix]) => [name, typedId(prefix, uuidv7())],
  ),
);

/** Operations that a session is let through to, whatever comes of them. */
async function openedBy(visitor: PortalCaller): Promise<string[]> {
  const opened: string[] = [];
  for (const operation of operations.filter(({ permission }) => permission !== undefined)) {
    const { status } = await visitor.ask(
      operation.method,
      addressOf(operation, NOTHING),
      operation.method === 'GET' ? undefined : {},
    );
    if (status !== 403) opened.push(operation.operationId);
  }
  return opened.toSorted();
}

describe('a portal token cannot exceed its capabilities:', () => {
  test.each([
    [['view']],
    [['view', 'view-secret']],
    [['view', 'manage']],
    [['view', 'transform']],
    [['view', 'replay']],
    [['view', 'view-secret', 'manage', 'transform', 'replay']],
  ])('%j opens what it is for, and of all other routes none', async (capabilities) => {
    const { visitor } = await keeper.open({ capabilities });
    expect(await openedBy(visitor)).toEqual(capabilities.flatMap((one) => FOR[one]!).toSorted());
  });

  test('the control: a door that lets sessions do everything is noticed', async () => {
    const { visitor } = await keeper.open();
    const sessions = app.part(KnownPortalSessions);
    const find = sessions.find.bind(sessions);
    const everything = permissionsOf(['view', 'view-secret', 'manage', 'transform', 'replay']);
    let planted: object | undefined;
    sessions.find = async (id) => {
      const session = await find(id);
      planted ??= { ...session, ability: abilityOf(everything) };
      return planted as typeof session;
    };
    try {
      expect(await openedBy(visitor)).toEqual(Object.values(FOR).flat().toSorted());
    } finally {
      sessions.find = find;
    }
  });
});
