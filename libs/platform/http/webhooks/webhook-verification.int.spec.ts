import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidOf } from '#kernel';
import { WebhookStage } from '../../../../test/kit/webhook-stage.ts';

interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Said {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
/** How the receiver answers. */
type Manners = (asked: Asked) => Said | Promise<Said>;

const challengeOf = ({ body }: Asked): string => (JSON.parse(body) as { data: { challenge: string } }).data.challenge;
const willing: Manners = (asked) => {
  if (asked.method === 'OPTIONS')
    return { headers: { 'WebHook-Allowed-Origin': '127.0.0.1', 'WebHook-Allowed-Rate': '120' } };
  return asked.body.includes('webhook.endpoint.challenge') ? { body: challengeOf(asked) } : {};
};
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let stage: WebhookStage;
let server: Server;
let url: string;
let asked: Asked[];
let manners: Manners;
beforeAll(async () => {
  stage = await WebhookStage.open({ CLUTCH_WEBHOOK_RETRY_SECONDS: '3600' });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { method: request.method!, headers: request.headers, body: Buffer.concat(chunks).toString() };
      asked.push(one);
      void Promise.resolve(manners(one)).then(({ status = 200, headers = {}, body = '' }) =>
        response.writeHead(status, headers).end(body),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  await stage.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  for (const table of ['attempt', 'delivery', 'endpoint'])
    await stage.sql(`delete from {schema}.platform_webhook_${table}`);
  asked = [];
  manners = willing;
});

const show = async (id: string) => (await stage.http.get(`/v1/webhook-endpoints/${id}`)).body;
const verify = async (id: string) => (await stage.http.post(`/v1/webhook-endpoints/${id}/verification`, {})).body;
const messages = () =>
  asked.filter(({ method, body }) => method === 'POST' && !body.includes('webhook.endpoint.challenge'));
const numbers = () => messages().map(({ body }) => (JSON.parse(body) as { data: { n: number } }).data.n);
const policy = async (webhookVerification: string) => {
  const usual = { networks: [], whenLeaked: 'revoke', whenUnused: 'list', unusedDays: 90, remindDays: null };
  const { statusCode } = await stage.http.app.inject({
    method: 'PUT',
    url: '/v1/api-key-policy',
    headers: { 'if-match': '*' },
    payload: { ...usual, webhookVerification },
  });
  expect(statusCode).toBeLessThan(300);
};

describe('an endpoint that has to show that it wants to be sent something', () => {
  test.each(['options', 'challenge'])(
    'by %s gets nothing before, and what it has missed by a recovery',
    async (kind) => {
      manners = (one) => (one.method === 'OPTIONS' ? { headers: { 'WebHook-Allowed-Origin': '*' } } : willing(one));
      const id = await stage.endpoint(url, { verification: kind });
      expect(await show(id)).toMatchObject({ status: 'disabled', disabledReason: 'unverified' });
      await stage.notes(1, 2);
      await stage.deliver();
      const test = await stage.http.post(`/v1/webhook-endpoints/${id}/test-messages`, {});
      expect([test.status, asked]).toEqual([409, []]);

      expect(await verify(id)).toMatchObject({ kind, outcome: 'verified', verifiedAt: expect.any(String) as string });
      expect(await show(id)).toMatchObject({ status: 'active', disabledReason: null });
      await stage.notes(3);
      await stage.deliver();
      expect(numbers()).toEqual([3]);
      await stage.work(await stage.http.post(`/v1/webhook-endpoints/${id}/recoveries`, {}));
      await stage.deliver();
      expect(numbers().toSorted()).toEqual([1, 2, 3]);
    },
  );

  test('cannot be made active by hand before it has', async () => {
    const id = await stage.endpoint(url, { verification: 'challenge' });
    const { status, body } = await stage.change(id, { status: 'active' });
    expect([status, body['code']]).toEqual([409, 'webhook-endpoint.unverified']);
  });

  test('is asked by OPTIONS as CloudEvents says it, and its rate is the one that it allows', async () => {
    const id = await stage.endpoint(url, { verification: 'options', ratePerSecond: 50, headers: { 'X-Key': 'opens' } });
    expect(await verify(id)).toMatchObject({ allowedPerMinute: 120 });
    expect(asked).toMatchObject([
      { method: 'OPTIONS', headers: { 'webhook-request-origin': '127.0.0.1', 'webhook-request-rate': '3000' } },
    ]);
    expect(asked[0]!.headers['x-key']).toBe('opens');
    expect((await show(id))['ratePerSecond']).toBe(2);
    expect((await stage.change(id, { ratePerSecond: 10 })).status).toBe(200);
    expect((await show(id))['ratePerSecond'], 'nobody can ask for more than that').toBe(2);
  });

  test('is sent a challenge that is signed, and a new one each time', async () => {
    const id = await stage.endpoint(url, { verification: 'challenge', secret: SECRET });
    await verify(id);
    await verify(id);
    for (const { body, headers } of asked)
      expect(() => new Webhook(SECRET).verify(body, headers as Record<string, string>)).not.toThrow();
    expect(new Set(asked.map(challengeOf)).size).toBe(2);
    expect(JSON.parse(asked[0]!.body)).toMatchObject({ type: 'webhook.endpoint.challenge', data: { endpointId: id } });
  });

  test('may answer in JSON, and an answer to the last challenge answers no other', async () => {
    manners = (one) => ({ body: JSON.stringify({ challenge: challengeOf(one) }) });
    const id = await stage.endpoint(url, { verification: 'challenge' });
    expect(await verify(id)).toMatchObject({ outcome: 'verified' });
    const spent = challengeOf(asked[0]!);
    manners = () => ({ body: spent });
    const other = await stage.endpoint(url, { verification: 'challenge' });
    expect(await verify(other)).toMatchObject({ outcome: 'challenge-not-answered', verifiedAt: null });
  });

  test.each<[string, string, Manners, string]>([
    ['challenge', 'repeats what it was sent', ({ body }) => ({ body }), 'challenge-not-answered'],
    ['challenge', 'answers 500', () => ({ status: 500 }), 'status'],
    ['challenge', 'sends us elsewhere', () => ({ status: 307, headers: { location: '/elsewhere' } }), 'status'],
    ['options', 'says nothing of it', () => ({}), 'origin-not-allowed'],
    ['options', 'allows another', () => ({ headers: { 'webhook-allowed-origin': 'a.example' } }), 'origin-not-allowed'],
    ['options', 'knows no OPTIONS', () => ({ status: 405 }), 'status'],
  ])('by %s stays disabled when its receiver %s, and says why', async (kind, _, rude, outcome) => {
    manners = rude;
    const id = await stage.endpoint(url, { verification: kind });
    expect(await verify(id)).toMatchObject({ outcome, verifiedAt: null, detail: expect.any(String) as string });
    const shown = await show(id);
    expect(shown).toMatchObject({ status: 'disabled', disabledReason: 'unverified', verification: { outcome } });
    expect(asked.length, 'nobody is followed anywhere').toBe(1);
  });

  test('stays disabled when nobody answers, or at an address that nothing is sent to', async () => {
    const id = await stage.endpoint('http://127.0.0.1:9/', { verification: 'challenge' });
    expect(await verify(id)).toMatchObject({
      outcome: 'no-answer',
      detail: expect.stringContaining('connection-refused') as string,
    });
    const moved = await stage.endpoint(url, { verification: 'options' });
    await stage.sql(
      'update {schema}.platform_webhook_endpoint set url = $1, version = version + 1 where endpoint_id = $2',
      ['http://169.254.169.254/', uuidOf('whe', moved)],
    );
    expect(await verify(moved)).toMatchObject({
      outcome: 'no-answer',
      detail: expect.stringContaining('target-refused') as string,
    });
  });

  test('has to show it again when it moves, and what waits then goes on', async () => {
    const id = await stage.endpoint(url, { verification: 'challenge' });
    await verify(id);
    manners = (one) => (one.body.includes('webhook.endpoint.challenge') ? willing(one) : { status: 500 });
    await stage.notes(4);
    await stage.deliver();
    expect((await stage.change(id, { url: `${url}/below` })).status).toBe(200);
    expect(await show(id)).toMatchObject({ status: 'active' });
    await stage.change(id, { url: url.replace('127.0.0.1', '127.0.0.2') });
    expect(await show(id)).toMatchObject({ disabledReason: 'unverified', verification: { verifiedAt: null } });
    await stage.change(id, { url });
    asked = [];
    manners = willing;
    await stage.deliver();
    expect(asked).toEqual([]);
    await verify(id);
    await stage.deliver();
    expect(numbers()).toEqual([4]);
  });

  test('that changes while it is asked has shown nothing', async () => {
    const id = await stage.endpoint(url, { verification: 'challenge' });
    manners = async (one) => {
      await stage.change(id, { url: 'http://127.0.0.1:9/elsewhere' });
      return willing(one);
    };
    expect(await verify(id)).toMatchObject({ outcome: 'changed-meanwhile', verifiedAt: null });
    expect(await show(id)).toMatchObject({ status: 'disabled' });
  });

  test('stays verified when a later check fails, and says so', async () => {
    const id = await stage.endpoint(url, { verification: 'challenge' });
    await verify(id);
    manners = () => ({ status: 503 });
    expect(await verify(id)).toMatchObject({ outcome: 'status', verifiedAt: expect.any(String) as string });
    expect(await show(id)).toMatchObject({ status: 'active' });
  });
});

test('a tenant that wants it has every new endpoint challenged, and takes none without', async () => {
  const before = await stage.endpoint(url);
  await policy('required');
  try {
    const id = await stage.endpoint(url);
    expect(await show(id)).toMatchObject({ disabledReason: 'unverified', verification: { kind: 'challenge' } });
    const made = await stage.http.post('/v1/webhook-endpoints', { url, eventTypes: ['*'], verification: 'none' });
    expect([made.status, made.body['code']]).toEqual([409, 'webhook-endpoint.verification-required']);
    const freed = await stage.change(id, { verification: 'none' });
    expect([freed.status, freed.body['code']]).toEqual([409, 'webhook-endpoint.verification-required']);
    expect(await show(before)).toMatchObject({ status: 'active', verification: { kind: 'none' } });
    await stage.change(before, { url: 'http://127.0.0.1:9/' });
    expect(await show(before)).toMatchObject({ disabledReason: 'unverified', verification: { kind: 'challenge' } });
  } finally {
    await policy('optional');
  }
});

test('an endpoint without a verification is asked nothing, and sent to at once (control)', async () => {
  const id = await stage.endpoint(url);
  expect(await verify(id)).toMatchObject({ kind: 'none', outcome: null });
  expect(asked).toEqual([]);
  await stage.notes(5);
  await stage.deliver();
  expect(numbers()).toContain(5);
});
