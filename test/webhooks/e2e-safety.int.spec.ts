import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidOf } from '#kernel';
import { AddressRules } from '../../libs/platform/adapters/address-rules.ts';
import { GuardedHttp } from '../../libs/platform/adapters/guarded-http.ts';
import { type Resolve } from '../../libs/platform/adapters/name-servers.ts';
import { startHostileReceiver } from '../kit/hostile-receiver.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { garageForEach } from './garage-for-each.ts';
import { type LiveAnswer, LiveTenant } from './live-tenant.ts';
import { LiveWebhooks } from './live-webhooks.ts';

/** Loopback, in every way of writing it that the note names, and others of their kind. */
const LOOPBACK = ['127.0.0.1', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', '017700000001', '127.1', '127.0.0.1.'];
const MORE_LOOPBACK = ['①②⑦.0.0.1', '127。0。0。1', '0177.0.0.1', '0x7f000001', '%31%32%37.0.0.1', '[::ffff:7f00:1]'];
/** One or more of each special range. */
const SPECIAL_V4 = [
  '0.0.0.0',
  '10.0.0.1',
  '172.31.255.254',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '192.0.0.8',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
];
const SPECIAL_V6 = [
  '[::1]',
  '[::]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:db8::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[ff02::1]',
  '[100::1]',
  '[2001::1]',
];

/** Its operator has listed a network that is not loopback. */
let guarded: LiveWebhooks;
let open: LiveWebhooks;
let receiver: WebhookReceiver;
let garage: LiveTenant;
garageForEach((given) => ({ live: guarded, garage } = given), { CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '192.0.2.192/26' });
receiverForEach((started) => (receiver = started));
beforeAll(async () => {
  open = await LiveWebhooks.open();
});
afterAll(() => open.close());

const asked = (of: LiveTenant, url: string) =>
  of.ask('POST', 'webhook-endpoints', { body: { url, eventTypes: ['*'], retrySeconds: [3_600] } });
const REFUSED = { status: 422, code: 'webhook-target.refused' };
/** As if an endpoint had come to this address past the checks of the API. */
const planted = (endpointId: string, url: string) =>
  garage.sql('update {}.platform_webhook_endpoint set url = $2 where endpoint_id = $1', [
    uuidOf('whe', endpointId),
    url,
  ]);
/** Names mean what this says, and these rules hold, until the returned function is called. */
function meaning(resolve: Resolve, rules = new AddressRules([])): () => void {
  const http = guarded.part(GuardedHttp);
  const before = { ...(http as unknown as { rules: AddressRules; resolve: Resolve }) };
  Object.assign(http, { resolve, rules });
  return () => void Object.assign(http, { resolve: before.resolve, rules: before.rules });
}
const addresses = (...all: readonly string[]) =>
  all.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('an address', () => {
  test('every literal form in §6 refused', async () => {
    const { id } = await garage.register('https://8.8.8.8/');
    const oauth2 = { kind: 'oauth2', clientId: 'a', clientSecret: 'b' };
    for (const host of [...LOOPBACK, ...MORE_LOOPBACK, ...SPECIAL_V4, ...SPECIAL_V6]) {
      expect(await asked(garage, `https://${host}/`), `host ${host}`).toMatchObject(REFUSED);
      for (const body of [{ url: `https://${host}/` }, { auth: { ...oauth2, tokenUrl: `https://${host}/` } }])
        expect(await garage.ask('PATCH', `webhook-endpoints/${id}`, { body }), `host ${host}`).toMatchObject(REFUSED);
    }
    await garage.happens(1);
    const port = new URL(receiver.url).port;
    for (const host of [...LOOPBACK, ...MORE_LOOPBACK]) {
      await planted(id, `http://${host}:${port}/hook`);
      await garage.passes(5_000);
      await garage.deliver();
      const { attempts } = await garage.message(id);
      expect(attempts.at(-1), `host ${host}`).toMatchObject({ error: 'target-refused', remoteAddress: null });
      await garage.sql(`update {}.platform_webhook_delivery set status = 'pending', scheduled = 0, finished_at = null`);
      await garage.sql(`update {}.platform_webhook_endpoint set health = jsonb_build_object()`);
    }
    expect(receiver.received).toEqual([]);
  });

  test('every form of loopback reaches a receiver where the operator has listed it (control)', async () => {
    const free = await open.newTenant();
    const { port } = new URL(receiver.url);
    for (const host of LOOPBACK) await free.register(`http://${host}:${port}/hook`);
    await free.happens(1);
    await free.deliver();
    expect(receiver.received).toHaveLength(LOOPBACK.length);
  });

  test('mixed DNS answer refused', async () => {
    for (const bad of ['10.0.0.1', '127.0.0.1', '169.254.169.254', 'fd00::1']) {
      const back = meaning(async () => addresses('8.8.8.8', '2606:4700::1', bad));
      expect(await asked(garage, 'https://mixed.example/')).toMatchObject(REFUSED);
      back();
    }
    const back = meaning(async () => addresses('8.8.8.8', '2606:4700::1'));
    expect(await asked(garage, 'https://good.example/')).toMatchObject({ status: 201 });
    back();
  });

  /** An endpoint whose name meant an address of the internet when it was registered. @returns how its first try ended */
  async function rebound(rules: AddressRules) {
    const answers = ['8.8.8.8'];
    const back = meaning(async () => addresses(answers.shift() ?? '127.0.0.1'), rules);
    try {
      const { id } = await garage.register('https://rebind.example:8443/');
      expect(answers).toEqual([]);
      await garage.happens(1);
      await garage.deliver();
      return (await garage.message(id)).attempts[0]!;
    } finally {
      back();
    }
  }

  test('rebinding between check and dial refused', async () => {
    const phases = { connect: null, tls: null, firstByte: null };
    expect(await rebound(new AddressRules([]))).toMatchObject({ error: 'target-refused', remoteAddress: null, phases });
  });

  test('rules that do not look at what is dialled let it through, and this would be seen (control)', async () => {
    class Careless extends AddressRules {
      override checkAll(): void {
        // looks at nothing
      }
    }
    expect((await rebound(new Careless([]))).error).not.toBe('target-refused');
  });

  test('https only', async () => {
    const back = meaning(async () => addresses('8.8.8.8'));
    const { id } = await garage.register('https://receiver.example/');
    const others = [
      'http://receiver.example/',
      'http://receiver.example:443/',
      'http://8.8.8.8/',
      'ftp://receiver.example/',
      'https://receiver.example:444/',
      'https://user:password@receiver.example/',
      'file:///etc/passwd',
    ];
    for (const url of others) {
      expect(await asked(garage, url), `address ${url}`).toMatchObject(REFUSED);
      const changed = await garage.ask('PATCH', `webhook-endpoints/${id}`, { body: { url } });
      expect(changed, `address ${url}`).toMatchObject(REFUSED);
    }
    expect(await asked(garage, 'https://receiver.example:8443/')).toMatchObject({ status: 201 });
    back();
  });
});

test('redirect to metadata not followed', async () => {
  const free = await open.newTenant();
  const metadata = await startHostileReceiver((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
  for (const location of ['http://169.254.169.254/latest/meta-data/', `${metadata.url}latest/meta-data/`]) {
    const redirecting = await startHostileReceiver((socket) =>
      socket.write(`HTTP/1.1 307 Elsewhere\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`),
    );
    const { id } = await free.register(redirecting.url);
    await free.happens(1);
    await free.deliver();
    expect(await free.message(id)).toMatchObject({
      status: 'pending',
      attempts: [{ error: 'redirect', responseStatus: 307, remoteAddress: '127.0.0.1', responseHeaders: { location } }],
    });
    expect(redirecting.requests()).toBe(1);
    await free.change(id, { status: 'disabled' });
    await redirecting.close();
  }
  expect(metadata.requests()).toBe(0);
  await metadata.close();
});

/** Whatever there is to be asked of an endpoint and a message of it. */
const requests = (endpointId: string, messageId: string): readonly [string, string, object?][] => {
  const endpoint = `webhook-endpoints/${endpointId}`;
  const code = 'function transform() {\n  return {};\n}';
  const since = new Date(Date.now() - 60_000).toISOString();
  return [
    ...['', '/deliveries', '/attempts', '/keys', '/health', '/stats', '/transformation'].map(
      (rest): [string, string] => ['GET', `${endpoint}${rest}`],
    ),
    ['GET', `${endpoint}/deliveries/${messageId}`],
    ['GET', `webhook-messages/${messageId}`],
    ['DELETE', `webhook-messages/${messageId}/payload`],
    ['PATCH', endpoint, { description: 'Mine' }],
    ['POST', `${endpoint}/keys`, {}],
    ['POST', `${endpoint}/test-messages`],
    ['POST', `${endpoint}/dry-runs`, {}],
    ['POST', `${endpoint}/deliveries/${messageId}/resends`],
    ['POST', `${endpoint}/replays`, { since }],
    ['POST', `${endpoint}/recoveries`, { since }],
    ['PUT', `${endpoint}/transformation`, { code }],
    ['DELETE', `${endpoint}/transformation`],
    ['DELETE', endpoint],
  ];
};
const ask = (of: LiveTenant, [method, path, body]: readonly [string, string, object?]): Promise<LiveAnswer> =>
  of.ask(method, path, body ? { body } : {});
/** A customer of the tenant, whose token does no more than these. */
async function customerOf(of: LiveTenant, ...capabilities: readonly string[]) {
  const body = { label: 'Customer', capabilities };
  const { id, token } = await of.done('POST', 'webhook-portal-sessions', { body });
  return { sessionId: String(id), customer: new LiveTenant(of.live, of.tenant, String(token)) };
}
const ALL = ['view', 'view-secret', 'manage', 'transform', 'replay'];

test("another tenant's endpoint, message, attempt, portal token: 404", async () => {
  const free = await open.newTenant();
  const stranger = await open.newTenant();
  const { id } = await free.register(receiver.url);
  await free.happens(1);
  await free.deliver();
  const message = await free.message(id);
  const { sessionId, customer } = await customerOf(free, ...ALL);
  const { customer: theirs } = await customerOf(stranger, ...ALL);
  for (const one of requests(id, message.id)) {
    expect(await ask(stranger, one), `${one[0]} ${one[1]}`).toMatchObject({ status: 404 });
    // What no session of a portal may ask for at all is not told apart either.
    const { status } = await ask(theirs, one);
    expect(one[1].endsWith('/payload') ? [403, 404] : [404], `${one[0]} ${one[1]}`).toContain(status);
  }
  for (const method of ['GET', 'DELETE'])
    expect(await stranger.ask(method, `webhook-portal-sessions/${sessionId}`)).toMatchObject({ status: 404 });
  expect(await free.message(id)).toEqual(message);
  expect(receiver.received).toHaveLength(1);
  // Whoever they belong to is shown them (control).
  const shown = requests(id, message.id).filter(
    ([method, path]) => method === 'GET' && !path.endsWith('/transformation'),
  );
  for (const one of shown)
    for (const owner of [free, customer])
      expect(await ask(owner, one), `path ${one[1]}`).toMatchObject({ status: 200 });
});

test('portal token cannot exceed its capabilities', async () => {
  const free = await open.newTenant();
  const { id } = await free.register(receiver.url);
  await free.happens(1);
  await free.deliver();
  const message = await free.message(id);
  const { customer } = await customerOf(free, 'view');
  const changing = requests(id, message.id).filter(([method]) => method !== 'GET');
  for (const one of changing) expect(await ask(customer, one), `${one[0]} ${one[1]}`).toMatchObject({ status: 403 });
  for (const path of ['api-keys', 'events', 'vehicles', 'webhook-portal-sessions', 'audit-entries'])
    expect([403, 404], `path ${path}`).toContain((await customer.ask('GET', path)).status);
  const { customer: keeper } = await customerOf(free, 'view', 'manage');
  expect(await keeper.ask('PATCH', `webhook-endpoints/${id}`, { body: { description: 'Mine' } })).toMatchObject({
    status: 200,
  });
  const beyond = await keeper.ask('POST', `webhook-endpoints/${id}/deliveries/${message.id}/resends`);
  expect(beyond).toMatchObject({ status: 403 });
  expect(receiver.received).toHaveLength(1);
});
