import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { KnownPortalSessions } from '../../libs/platform/adapters/webhooks/known-portal-sessions.ts';
import { type JobEvent } from '../kit/job-events.ts';
import { addressOf, operationsOf, type PortalOperation, PortalCaller } from '../kit/portal-caller.ts';
import { WebhookApp, type WebhookTenant } from '../kit/webhook-app.ts';

const ALL = ['view', 'view-secret', 'manage', 'transform', 'replay'];
const [OWN, OTHER] = [uuidv7(), uuidv7()];
const [own, other] = [typedId('wsh', OWN), typedId('wsh', OTHER)];
const SCRIPT = 'function transform() { return {}; }';
const DAY_AGO = new Date(Date.now() - 86_400_000).toISOString();
const CANARY = 'nobody-else-s-business';

/** What a call needs besides its address. */
const BODIES: Readonly<Record<string, object>> = {
  changeWebhookEndpoint: { description: 'anew' },
  dryRunWebhookEndpoint: {},
  replayWebhookMessages: { since: DAY_AGO, dryRun: true },
  recoverWebhookEndpoint: { since: DAY_AGO, dryRun: true },
  sendTestMessage: {},
  rotateWebhookKey: { overlapSeconds: 3_600 },
  putWebhookTransformation: { code: SCRIPT },
  testWebhookTransformation: { code: SCRIPT },
  rollBackWebhookTransformation: { revision: 1 },
  checkWebhookSignature: { headers: {}, body: '{}' },
};
/** What is made outside of the scope, and how that is refused. */
const MAKES: Readonly<Record<string, object>> = {
  createWebhookEndpoint: { url: 'http://127.0.0.1:9/', eventTypes: ['*'], channels: [other] },
  dryRunWebhook: { eventTypes: ['*'], channels: [other] },
};
/** They name no endpoint, and show only what is within the scope; all of them are asked below, too. */
const SHOWS = ['listWebhookEndpoints', 'listWebhookMessages', 'listWebhookStats'];
/** The same for every tenant, or about the session itself. */
const OF_NOBODY = [
  'getOwnWebhookPortalSession',
  'getWebhookRetrySchedule',
  'listEventTypes',
  'getEventType',
  'getEventTypeVersion',
];
/** They are the tenant's own: what they do reaches beyond one endpoint, or opens doors. The last one is about to go. */
const CLOSED = [
  'createWebhookPortalSession',
  'endWebhookPortalSession',
  'expungeWebhookMessage',
  'getWebhookPortalSession',
  'listWebhookAlerts',
  'listWebhookPortalSessions',
  'sendWebhookMessage',
  'testWebhookEndpoint',
];
/** Removals come last, so that every other call finds what it asks for. */
const REMOVALS = ['endWebhookKey', 'deleteWebhookTransformation', 'deleteWebhookEndpoint'];

let app: WebhookApp;
let shop: WebhookTenant;
let keeper: PortalCaller;
let operations: PortalOperation[];

beforeAll(async () => {
  app = await WebhookApp.open();
  operations = (await operationsOf(app.app)).filter(({ isOpen }) => isOpen);
});
afterAll(() => app.close());

type Ids = Readonly<Record<string, string>>;

const opened = (workshopId: string): JobEvent => ({
  type: 'JobOpened',
  data: { jobId: uuidv7(), workshopId, vehicleId: uuidv7(), system: 'body', amountMinor: 100 },
});

/** An endpoint of one workshop with a message, two keys, a transformation and an operation. @returns their ids, by path parameters */
async function endpointOf(workshopId: string): Promise<Ids> {
  const { id: endpointId } = await shop.register({
    eventTypes: ['job.opened'],
    channels: [typedId('wsh', workshopId)],
    description: CANARY,
  });
  await shop.append([opened(workshopId)]);
  await shop.fanOut();
  const { json: sent } = await shop.ask('GET', `/${endpointId}/deliveries`);
  const [{ id: messageId }] = sent['data'] as [{ id: string }];
  const { json: keys } = await shop.ask('GET', `/${endpointId}/keys`);
  const [{ id: signingKeyId }] = keys['data'] as [{ id: string }];
  await shop.ask('POST', `/${endpointId}/keys`, { overlapSeconds: 3_600 });
  await shop.ask('PUT', `/${endpointId}/transformation`, { code: SCRIPT });
  const { json: replay } = await shop.ask('POST', `/${endpointId}/replays`, { since: DAY_AGO, dryRun: true });
  return { endpointId, messageId, signingKeyId, operationId: replay['id'] as string };
}

async function begin(): Promise<{ inside: Ids; outside: Ids; visitor: PortalCaller }> {
  shop = await app.newTenant();
  keeper = new PortalCaller(app.app, shop.secret);
  const [inside, outside] = [await endpointOf(OWN), await endpointOf(OTHER)];
  const { visitor } = await keeper.open({ capabilities: ALL, channels: [own] });
  return { inside, outside, visitor };
}

const isOf = ({ path }: PortalOperation): boolean => /\{(endpointId|messageId|operationId)\}/.test(path);
const inOrder = (): PortalOperation[] =>
  operations.toSorted((one, another) => REMOVALS.indexOf(one.operationId) - REMOVALS.indexOf(another.operationId));

/** What a session saw or did that lies outside of its scope. */
async function leaks(visitor: PortalCaller, outside: Ids): Promise<string[]> {
  const found: string[] = [];
  for (const operation of inOrder()) {
    const { operationId, method } = operation;
    const { status, text } = await visitor.ask(
      method,
      addressOf(operation, outside),
      BODIES[operationId] ?? MAKES[operationId],
    );
    const shown = Object.values(outside).some((id) => text.includes(id) && status < 400);
    const expected = isOf(operation) ? status === 404 : operationId in MAKES ? status === 422 : status < 500;
    if (shown || !expected) found.push(`${operationId} ${status}`);
  }
  return found;
}

test('every route that is open to portals is about an endpoint, a message or an operation, or is known by name', () => {
  const known = [...Object.keys(MAKES), ...SHOWS, ...OF_NOBODY];
  expect(
    operations
      .filter((one) => !isOf(one))
      .map(({ operationId }) => operationId)
      .toSorted(),
  ).toEqual(known.toSorted());
});

test('every other route about webhooks is closed to portals, and known by name', async () => {
  const ofWebhooks = (await operationsOf(app.app)).filter(
    ({ tags, isOpen, permission }) => tags.includes('webhooks') && permission !== undefined && !isOpen,
  );
  expect(ofWebhooks.map(({ operationId }) => operationId).toSorted()).toEqual(CLOSED);
});

test('a scoped session finds nothing of an endpoint outside of its channels, whichever route it takes', async () => {
  const { outside, visitor } = await begin();
  expect(await leaks(visitor, outside)).toEqual([]);
});

test('the same calls of an endpoint in its channels do what they are for', async () => {
  const { inside, visitor } = await begin();
  const refused: string[] = [];
  for (const operation of inOrder().filter((one) => isOf(one) && !one.path.includes('{operationId}'))) {
    const { method, operationId } = operation;
    const { status, text } = await visitor.ask(method, addressOf(operation, inside), BODIES[operationId]);
    if (status >= 300) refused.push(`${operationId} ${status} ${text}`);
  }
  expect(refused).toEqual([]);
});

test('the control: a door that forgets the scope of its sessions is noticed on every route', async () => {
  const { outside, visitor } = await begin();
  const sessions = app.part(KnownPortalSessions);
  const find = sessions.find.bind(sessions);
  const forgetful = new Map<object, object>();
  sessions.find = async (id) => {
    const session = await find(id);
    if (!session) return undefined;
    if (!forgetful.has(session)) forgetful.set(session, { ...session, channels: null });
    return forgetful.get(session) as typeof session;
  };
  try {
    const noticed = new Set((await leaks(visitor, outside)).map((leak) => leak.split(' ')[0]));
    const bound = operations.filter(
      (one) => !OF_NOBODY.includes(one.operationId) && !one.path.includes('{operationId}'),
    );
    expect(bound.map(({ operationId }) => operationId).filter((name) => !noticed.has(name))).toEqual([]);
  } finally {
    sessions.find = find;
  }
});

test('an endpoint is made in the channels of its session, and cannot be moved out of them', async () => {
  const { inside, visitor } = await begin();
  const make = (channels?: string[]) =>
    visitor.ask('POST', '/v1/webhook-endpoints', {
      url: 'http://127.0.0.1:9/',
      eventTypes: ['*'],
      ...(channels ? { channels } : {}),
    });
  for (const channels of [undefined, [], [other], [own, other]]) {
    const { status, json } = await make(channels);
    expect([status, json['code']]).toEqual([422, 'webhook-endpoint.out-of-scope']);
  }
  expect((await make([own])).status).toBe(201);
  for (const channels of [[], [other], [own, other]]) {
    const { status, json } = await visitor.ask('PATCH', `/v1/webhook-endpoints/${inside['endpointId']}`, { channels });
    expect([status, json['code']]).toEqual([422, 'webhook-endpoint.out-of-scope']);
  }
  const { json } = await visitor.ask('GET', `/v1/webhook-endpoints/${inside['endpointId']}`);
  expect(json['channels']).toEqual([own]);
});

test('lists, messages and stats hold what went through endpoints of the session, and count nothing else', async () => {
  const { inside, outside, visitor } = await begin();
  const everything = await shop.register({ eventTypes: ['*'] });
  await shop.append([opened(OWN)]);
  await shop.fanOut();
  const idsOf = async (url: string, list: string, key: string) =>
    ((await visitor.ask('GET', url)).json[list] as Record<string, string>[]).map((one) => one[key]);
  expect(await idsOf('/v1/webhook-endpoints', 'data', 'id')).toEqual([inside['endpointId']]);
  expect(await idsOf('/v1/webhook-stats', 'endpoints', 'endpointId')).toEqual([inside['endpointId']]);
  const messages = await idsOf('/v1/webhook-messages', 'data', 'id');
  expect(messages).toHaveLength(2);
  expect(messages).not.toContain(outside['messageId']);
  const { json } = await visitor.ask('GET', `/v1/webhook-messages/${messages[0]}`);
  expect(json).toMatchObject({ counts: { pending: 1 }, receivers: [{ endpointId: inside['endpointId'] }] });
  const whole = await keeper.ask('GET', `/v1/webhook-messages/${messages[0]}`);
  expect(whole.json).toMatchObject({ counts: { pending: 2 } });
  expect(whole.text).toContain(everything.id);
});
