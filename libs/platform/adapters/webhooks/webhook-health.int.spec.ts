import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { uuidOf } from '#kernel';
import { alertsByLetter, Letters } from '../../../../test/kit/letters-to-owners.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { type WebhookStage } from '../../../../test/kit/webhook-stage.ts';
import { webhookStageForEach } from '../../../../test/kit/webhook-stage-for-each.ts';

let stage: WebhookStage;
let receiver: WebhookReceiver;
let letters: Letters;
let endpoint: string;

webhookStageForEach((opened) => (stage = opened), {
  CLUTCH_WEBHOOK_RETRY_SECONDS: '86400,86400,86400,86400,86400,86400,86400,86400,86400',
});
receiverForEach((started) => (receiver = started));
beforeEach(async () => {
  letters = new Letters();
  endpoint = await stage.endpoint(receiver.url);
});

const sweep = () => stage.as(() => alertsByLetter(stage.http.app, letters).sweep(stage.tenant));
/** One message that fails, and what follows from it. */
async function fail(status = 500): Promise<void> {
  receiver.answer(...Array.from({ length: 20 }, () => status));
  await stage.notes(1);
  await stage.deliver();
  await sweep();
}
async function succeed(): Promise<void> {
  receiver.answer();
  await stage.age(1);
  await stage.notes(2);
  await stage.deliver();
  await sweep();
}
const shown = async () => (await stage.http.get(`/v1/webhook-endpoints/${endpoint}`)).body;
/** What the tenant's log tells of the endpoint, as `GET /v1/events` shows it. */
async function toldOf(prefix = 'webhook.endpoint.'): Promise<[string, Record<string, unknown>][]> {
  const { body } = await stage.http.get('/v1/events?types=webhook.*&limit=1000');
  const events = body['data'] as { type: string; data: Record<string, unknown> }[];
  return events
    .filter(({ data, type }) => data['endpointId'] === endpoint && type.startsWith(prefix))
    .map(({ type, data }): [string, Record<string, unknown>] => [type.replace('webhook.', ''), data]);
}
const percents = async () =>
  (await toldOf()).flatMap(([type, data]) => (type === 'endpoint.failing' ? [data['percent']] : []));

const noted = async () =>
  (await stage.sql<{ notices: object[] }>('select notices from {schema}.platform_webhook_endpoint'))[0]!.notices;
const note = (notices: readonly object[]) =>
  stage.sql('update {schema}.platform_webhook_endpoint set notices = $1', [JSON.stringify(notices)]);

describe('the ladder', () => {
  test('one bad hour does not disable, whatever comes days later', async () => {
    for (let n = 0; n < 5; n += 1) await fail();
    await stage.age(1);
    await fail();
    await stage.age(140);
    await fail();
    expect(await shown()).toMatchObject({ status: 'active', disabledReason: null });
    expect([await toldOf(), letters.subjects]).toEqual([[], []]);
  });

  test('five days disable, with four notices, each once', async () => {
    await fail();
    for (let halfDays = 0; halfDays < 11; halfDays += 1) {
      await stage.age(12);
      await fail();
      await sweep();
    }
    expect(await percents()).toEqual([50, 70, 90, 100]);
    expect((await toldOf()).at(-1)).toEqual([
      'endpoint.disabled',
      expect.objectContaining({ reason: 'failing', endpointId: endpoint }),
    ]);
    expect(await shown()).toMatchObject({ status: 'disabled', disabledReason: 'failing' });
    expect(letters.subjects.map((subject) => subject?.split(': ')[1])).toEqual([
      'a webhook endpoint fails',
      'a webhook endpoint fails',
      'a webhook endpoint fails',
      'a webhook endpoint is disabled',
    ]);
  });

  test('success resets', async () => {
    await fail();
    for (let halfDays = 0; halfDays < 9; halfDays += 1) {
      await stage.age(12);
      await fail();
    }
    expect(await percents()).toEqual([50, 70]);
    await succeed();
    expect((await toldOf()).at(-1)![0]).toBe('endpoint.recovered');
    for (let halfDays = 0; halfDays < 5; halfDays += 1) {
      await stage.age(12);
      await fail();
    }
    expect(await percents()).toEqual([50, 70]);
    expect(await shown()).toMatchObject({ status: 'active' });
  });
});

describe('the health of an endpoint', () => {
  const health = async () => (await stage.http.get(`/v1/webhook-endpoints/${endpoint}/health`)).body;

  test('is shown as it is: healthy, failing, paused, disabled, and healthy again', async () => {
    expect(await health()).toMatchObject({ state: 'healthy', failingSince: null, failingPercent: 0 });
    await fail();
    await stage.age(12);
    await fail();
    await stage.age(30);
    expect(await health()).toMatchObject({ state: 'failing', failingPercent: 25, failingSince: expect.any(String) });
    receiver.answer(...Array.from({ length: 20 }, () => 500));
    await stage.notes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    await stage.deliver();
    expect(await health()).toMatchObject({ state: 'paused', pausedUntil: expect.any(String) });
    await stage.age(1);
    await fail(410);
    const disabled = { state: 'disabled', disabledReason: 'gone', lastDisabledAt: expect.any(String) };
    expect(await health()).toMatchObject(disabled);
    await stage.change(endpoint, { status: 'active' });
    expect(await health()).toMatchObject({ ...disabled, state: 'healthy', disabledReason: null, failingSince: null });
  });

  test('ends disabled where a retry races who disables it', async () => {
    receiver.answer(500);
    await stage.notes(1);
    await stage.deliver();
    await stage.age(0);
    const held = receiver.hold();
    const sending = stage.deliver();
    const response = await held;
    await stage.change(endpoint, { status: 'disabled' });
    response.writeHead(500).end();
    await sending;
    await stage.age(0);
    await stage.deliver();
    expect(receiver.received).toHaveLength(2);
    expect(await health()).toMatchObject({ state: 'disabled', disabledReason: 'person' });
  });
});

describe('what happens to an endpoint is told', () => {
  test('though the alert channel is down, which does not block disabling, and once when it is back', async () => {
    letters.isAway = true;
    await fail(410);
    expect(await shown()).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    expect(await toldOf()).toMatchObject([['endpoint.disabled', { reason: 'gone' }]]);
    expect(letters.subjects).toEqual([]);
    letters.isAway = false;
    await sweep();
    await sweep();
    expect(letters.subjects).toHaveLength(1);
    expect(await toldOf()).toHaveLength(1);
  });

  test('once, also by a worker that died before it could note that it had told', async () => {
    await stage.change(endpoint, { description: 'Till' });
    const untold = await noted();
    await sweep();
    expect(await noted()).toEqual([]);
    await note(untold);
    await sweep();
    expect(await toldOf()).toHaveLength(1);
  });

  test('twice by one that made a new id each time, and this would be seen (control)', async () => {
    await stage.change(endpoint, { description: 'Till' });
    const untold = await noted();
    await sweep();
    await note(untold.map((notice) => ({ ...notice, id: randomUUID() })));
    await sweep();
    expect(await toldOf()).toHaveLength(2);
  });

  test('with its reason, by whomever it was disabled', async () => {
    await stage.change(endpoint, { status: 'disabled' });
    await stage.change(endpoint, { status: 'active', description: 'Till' });
    await sweep();
    expect(await toldOf()).toMatchObject([
      ['endpoint.disabled', { reason: 'person' }],
      ['endpoint.changed', { status: 'active', fields: ['description', 'status'].toSorted() }],
    ]);
    expect(letters.subjects).toEqual([]);
  });

  test('to other endpoints and not to itself', async () => {
    const other = await startWebhookReceiver();
    await stage.endpoint(other.url, { eventTypes: ['webhook.*'] });
    endpoint = await stage.endpoint(receiver.url, { eventTypes: ['*'] });
    await stage.change(endpoint, { description: 'Till' });
    await sweep();
    await stage.fanOut();
    await stage.deliver();
    expect(other.bodies().map(({ type }) => type)).toEqual(['webhook.endpoint.changed']);
    expect(receiver.bodies().map(({ type }) => type)).toEqual([]);
    await other.close();
  });

  test('of messages whose tries are used up once an hour, with their number', async () => {
    endpoint = await stage.endpoint(receiver.url, { retrySeconds: [] });
    const id = uuidOf('whe', endpoint)!;
    await stage.sql('delete from {schema}.platform_webhook_endpoint where endpoint_id <> $1', [id]);
    receiver.answer(500, 500, 500);
    await stage.notes(1, 2, 3);
    await stage.deliver();
    await sweep();
    await fail();
    await fail();
    const counts = async () => (await toldOf('webhook.message.')).map(([type, { count }]) => [type, count]);
    expect(await counts()).toEqual([['message.exhausted', 3]]);
    await stage.sql("update {schema}.platform_webhook_endpoint set exhausted_told_at = now() - interval '61 minutes'");
    await sweep();
    await sweep();
    expect(await counts()).toEqual([
      ['message.exhausted', 3],
      ['message.exhausted', 2],
    ]);
  });
});
