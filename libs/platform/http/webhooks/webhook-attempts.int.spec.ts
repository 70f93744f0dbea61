import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { ReachedApp } from '../../../../test/kit/reached-app.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';

interface Item {
  readonly messageId: string;
  readonly attempt: number;
  readonly responseStatus: number | null;
  readonly error: string | null;
  readonly cause: string;
  readonly startedAt: string;
}

let webhooks: ReachedApp;
let receiver: WebhookReceiver;
let endpointId: string;
let messages: string[];
beforeAll(async () => {
  webhooks = await ReachedApp.open({ CLUTCH_WEBHOOK_RETRY_SECONDS: '0,86400' });
  receiver = await startWebhookReceiver();
  endpointId = await webhooks.register(receiver.url, { ordering: 'strict' });
  receiver.answer(200, 500, 302, 200);
  messages = [];
  for (let n = 0; n < 3; n += 1) {
    messages.push(await webhooks.queue(endpointId));
    await webhooks.deliver();
  }
});
afterAll(async () => {
  await webhooks.close();
  await receiver.close();
});

const list = async (query = '') => {
  const { status, json } = await webhooks.ask('GET', `/v1/webhook-endpoints/${endpointId}/attempts?${query}`);
  const { nextCursor } = (json['page'] ?? {}) as { nextCursor?: string };
  return { status, items: (json['data'] ?? []) as Item[], nextCursor };
};
const asked = async (query: string) =>
  (await list(query)).items.map(({ error, responseStatus }) => error ?? responseStatus);

describe('the tries of an endpoint', () => {
  test('are listed with the newest first, whichever message they are of', async () => {
    const { items } = await list();
    expect(items.map(({ responseStatus, error }) => [responseStatus, error])).toEqual([
      [302, 'redirect'],
      [500, 'status'],
      [200, null],
    ]);
    expect(items.map(({ messageId, attempt }) => [messageId, attempt])).toEqual([
      [messages[1], 2],
      [messages[1], 1],
      [messages[0], 1],
    ]);
    expect(items[0]).toMatchObject({ eventType: 'webhook.test', cause: 'schedule', remoteAddress: '127.0.0.1' });
    expect(items[0]).not.toHaveProperty('responseBody');
  });

  test('can be looked for by class of error, status, cause and time', async () => {
    expect(await asked('filter[error]=status')).toEqual(['status']);
    expect(await asked('filter[error][in]=status,redirect')).toEqual(['redirect', 'status']);
    expect(await asked('filter[error][isNull]=true')).toEqual([200]);
    expect(await asked('filter[responseStatus][gte]=300')).toEqual(['redirect', 'status']);
    expect(await asked('filter[cause]=resend')).toEqual([]);
    const [, second] = (await list()).items;
    expect(await asked(`filter[startedAt][lt]=${second!.startedAt}`)).toEqual([200]);
    expect((await list('filter[error]=bad-luck')).status).toBe(422);
  });

  test('are paged without a hole, though several begin in the same millisecond', async () => {
    const { schema } = webhooks.tenant;
    await webhooks.clutch.owner.query(
      `update ${schema}.platform_webhook_attempt set started_at = date_trunc('hour', now())`,
    );
    const seen: string[] = [];
    let query = 'limit=1';
    for (let n = 0; n < 3; n += 1) {
      const { items, nextCursor } = await list(query);
      seen.push(...items.map(({ messageId, attempt }) => `${messages.indexOf(messageId)}.${attempt}`));
      query = `limit=1&cursor=${nextCursor}`;
    }
    expect(seen).toEqual(['1.2', '1.1', '0.1']);
  });
});

describe('a message of an endpoint', () => {
  test('is shown with the bytes that were signed and with both sides of every try', async () => {
    const delivery = await webhooks.delivery(endpointId, messages[1]!);
    expect(delivery).toMatchObject({
      id: messages[1],
      status: 'pending',
      error: 'redirect',
      origin: 'test',
      endedBecause: null,
    });
    expect(delivery.body).toBe(receiver.received[1]!.body.toString());
    expect(delivery.attempts).toMatchObject([
      { attempt: 1, error: 'status', responseStatus: 500, responseBody: 'said 500' },
      { attempt: 2, error: 'redirect', responseStatus: 302, responseHeaders: { location: '/elsewhere' } },
    ]);
    const { 'webhook-signature': signature } = receiver.received[1]!.headers;
    expect(delivery.attempts[0]!.requestHeaders).toMatchObject({
      'webhook-id': messages[1],
      'webhook-signature': signature,
      'content-type': 'application/json',
    });
    expect(delivery.attempts[0]!.phases.firstByte).toEqual(expect.any(Number));
  });

  test('without its bytes when they are no longer kept', async () => {
    const { schema } = webhooks.tenant;
    await webhooks.clutch.owner.query(`update ${schema}.platform_webhook_delivery set body = '' where seq = 1`);
    expect(await webhooks.delivery(endpointId, messages[0]!)).toMatchObject({ body: null, status: 'delivered' });
  });

  test('of another tenant, or of another endpoint, or none at all is 404', async () => {
    const key = await webhooks.strangersKey();
    const other = await webhooks.register(receiver.url);
    const base = `/v1/webhook-endpoints/${endpointId}`;
    const nobody = typedId('evt', uuidv7());
    const answers = await Promise.all([
      webhooks.ask('GET', `${base}/deliveries/${messages[0]}`, { key }),
      webhooks.ask('GET', `${base}/attempts`, { key }),
      webhooks.ask('GET', `/v1/webhook-endpoints/${other}/deliveries/${messages[0]}`),
      webhooks.ask('GET', `${base}/deliveries/${nobody}`),
      webhooks.ask('GET', `${base}/deliveries/evt_nonsense`),
    ]);
    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [404, 'webhook-endpoint.not-found'],
      [404, 'webhook-endpoint.not-found'],
      [404, 'webhook-message.not-found'],
      [404, 'webhook-message.not-found'],
      [404, 'webhook-message.not-found'],
    ]);
  });
});
