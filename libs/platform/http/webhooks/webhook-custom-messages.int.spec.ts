import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { typedId } from '#kernel';
import { type HttpAnswer } from '#kernel/testing';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { type WebhookStage } from '../../../../test/kit/webhook-stage.ts';
import { webhookStageForEach } from '../../../../test/kit/webhook-stage-for-each.ts';

let stage: WebhookStage;
let receiver: WebhookReceiver;
webhookStageForEach((opened) => (stage = opened), { CLUTCH_WEBHOOK_RETRY_SECONDS: '3600' });
receiverForEach((started) => (receiver = started));

const TYPE = 'custom.till.closed';
const WORKSHOP = typedId('wsh', randomUUID());
const say = (body: object = {}, headers: Record<string, string> = {}): Promise<HttpAnswer> =>
  stage.http.post('/v1/webhook-messages', { type: TYPE, data: { n: 1 }, ...body }, headers);
const hears = (eventTypes: string[], body: object = {}) => stage.endpoint(receiver.url, { eventTypes, ...body });
/** Sends these one after the other, and what of it is due to the endpoints. */
async function arrives(...messages: object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const message of messages) {
    const { status, body } = await say(message);
    if (status !== 202) throw new Error(JSON.stringify(body));
    ids.push(body['id'] as string);
  }
  await stage.fanOut();
  await stage.deliver();
  return ids;
}
const received = () => receiver.bodies() as unknown as { type: string; data: { n: number } }[];
const numbers = () => received().map(({ data }) => data.n);
const list = async (query: string): Promise<{ id: string; tags: string[] }[]> =>
  (await stage.http.get(`/v1/${query}`)).body['data'] as { id: string; tags: string[] }[];

describe('a message of the tenant’s own', () => {
  test('goes to who asks for its type, by its name and by wildcards, and to nobody else', async () => {
    for (const types of [['custom.*'], ['custom.till.*'], [TYPE], ['*'], ['custom.other'], ['note.*']])
      await hears(types);
    const [id] = await arrives({ data: { n: 5, deep: { b: [1], a: null } } });
    expect(received()).toHaveLength(4);
    for (const one of received())
      expect(one).toEqual({ type: TYPE, timestamp: expect.any(String), data: { n: 5, deep: { b: [1], a: null } } });
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id, id, id]);
  });

  test('stands in the log: polling, its resource and a dry run show it under its type', async () => {
    const [id] = await arrives({});
    const found = await list('events?types=custom.till.*&order=desc');
    expect(found[0]).toMatchObject({ id, type: TYPE, data: { n: 1 } });
    expect(await list('events?types=custom.other.*&order=desc')).toEqual([]);
    const asked = { eventTypes: [TYPE] };
    const { body } = await stage.http.post('/v1/webhook-endpoints/dry-runs', asked);
    expect(body['types']).toEqual([expect.objectContaining({ eventType: TYPE })]);
    const other = await stage.http.post('/v1/webhook-endpoints/dry-runs', { eventTypes: ['custom.other'] });
    expect(other.body['matched']).toBe(0);
  });

  test('is one, however often it is asked for under one key or under one reference', async () => {
    await hears(['custom.*']);
    const key = { 'idempotency-key': randomUUID() };
    const reference = `till-7 ${randomUUID()}`;
    const answers = [await say({}, key), await say({}, key), await say({ reference }), await say({ reference })];
    const [one, again, named, namedAgain] = answers.map(({ body }) => body['id']);
    expect([again, namedAgain]).toEqual([one, named]);
    expect(named).not.toBe(one);
    expect(await say({ reference, data: { n: 2 } })).toMatchObject({
      status: 409,
      body: { code: 'webhook-message.reference-taken' },
    });
    expect(await say({ data: { n: 2 } }, key)).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
    await stage.fanOut();
    await stage.deliver();
    expect(received()).toHaveLength(2);
  });

  test('belongs to the channels that are named and to those in its data', async () => {
    const fleet = typedId('flt', randomUUID());
    await hears(['custom.*'], { channels: [WORKSHOP] });
    await arrives(
      { data: { n: 1 }, channels: [WORKSHOP] },
      { data: { n: 2, workshopId: WORKSHOP } },
      { data: { n: 3 }, channels: [fleet] },
      { data: { n: 4 } },
    );
    expect(numbers()).toEqual([1, 2]);
  });

  test('has its tags, by which messages are found', async () => {
    await hears(['custom.*']);
    const [red] = await arrives({ tags: ['red', 'till:7'] }, { tags: ['blue'] }, {});
    for (const tag of ['red', 'till:7'])
      expect(await list(`webhook-messages?filter[tag]=${tag}`)).toMatchObject([{ id: red, tags: ['red', 'till:7'] }]);
    expect(await list('webhook-messages?filter[tag]=green')).toEqual([]);
    expect(await list(`webhook-messages?filter[eventType]=${TYPE}`)).toHaveLength(3);
  });

  test('arrives behind those of its ordering key, and waits for those of no other', async () => {
    await hears(['custom.*'], { ordering: 'perKey' });
    receiver.answer(500);
    await arrives(
      { data: { n: 1 }, orderingKey: 'a' },
      { data: { n: 2 }, orderingKey: 'a' },
      { data: { n: 3 }, orderingKey: 'b' },
      { data: { n: 4 } },
    );
    expect(numbers().toSorted()).toEqual([1, 3, 4]);
    await stage.age(0);
    await stage.deliver();
    expect(numbers().slice(3)).toEqual([1, 2]);
  });

  test('waits as long as it says', async () => {
    await hears(['custom.*']);
    await arrives({ delaySeconds: 86_400 });
    expect(numbers()).toEqual([]);
    const [row] = await stage.sql<{ wait: number }>(
      'select extract(epoch from next_attempt_at - now())::float8 as wait from {schema}.platform_webhook_delivery',
    );
    expect(row!.wait).toBeGreaterThan(80_000);
    await stage.age(0);
    await stage.deliver();
    expect(numbers()).toEqual([1]);
  });

  test('is refused with a reason where it is no such message', async () => {
    for (const type of [
      'booking.confirmed',
      'custom',
      'custom.',
      'custom.Till',
      'custom.a.b.c.d.e.f',
      'custom.*',
      'customs.a',
    ])
      expect(await say({ type })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/type' }] } });
    expect(await say({ data: { text: 'x'.repeat(61_440) } })).toMatchObject({
      status: 422,
      body: { code: 'webhook-message.too-large', errors: [{ pointer: '/data' }] },
    });
    for (const wrong of [
      { data: [] },
      { channels: ['all'] },
      { tags: ['a,b'] },
      { tags: Array.from({ length: 11 }, (_, n) => `t${n}`) },
      { delaySeconds: 86_401 },
      { orderingKey: '' },
    ])
      expect((await say(wrong)).status).toBe(422);
  });

  test('as large as it may be arrives in every form', async () => {
    for (const format of ['standard', 'cloudevents-structured', 'cloudevents-binary'])
      await hears(['custom.*'], { format });
    await arrives({
      data: { n: 1, text: 'x'.repeat(61_440 - '{"n":1,"text":""}'.length) },
      type: `custom.${'x'.repeat(93)}`,
      channels: Array.from({ length: 20 }, () => typedId('wsh', randomUUID())),
      tags: Array.from({ length: 10 }, (_, n) => `${n}${'x'.repeat(99)}`),
      orderingKey: '\u0642'.repeat(100),
    });
    expect(receiver.received).toHaveLength(3);
  });
});

describe('a replay', () => {
  /** Counts what a replay would send, and sends it. */
  async function replayed(endpoint: string, body: object): Promise<{ counted: unknown; sent: number[] }> {
    const since = new Date(Date.now() - 3_600_000).toISOString();
    const ask = async (dryRun: boolean): Promise<unknown> => {
      const answer = await stage.http.post(`/v1/webhook-endpoints/${endpoint}/replays`, { since, ...body, dryRun });
      if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
      const { progress } = (await stage.work(answer)) as { progress: { done: number } };
      await stage.deliver();
      return progress.done;
    };
    const before = numbers().length;
    const counted = await ask(true);
    expect(numbers()).toHaveLength(before);
    expect(await ask(false)).toBe(counted);
    return { counted, sent: numbers().slice(before) };
  }
  const four = async () => {
    const type = `custom.run-${randomUUID().replaceAll(/[^a-z]/g, '')}`;
    await arrives(
      { type, data: { n: 1 }, channels: [WORKSHOP], tags: ['red'] },
      { type, data: { n: 2 }, tags: ['red', 'blue'] },
      { type, data: { n: 3 }, channels: [WORKSHOP] },
      { type: `${type}.more`, data: { n: 4 }, tags: ['blue'] },
    );
    return { type, both: [type, `${type}.*`] };
  };

  test('chooses by type, channel and tag among what the endpoint has, and the dry run counts the same', async () => {
    const endpoint = await hears(['custom.*'], { ordering: 'strict' });
    const { type, both } = await four();
    const of = (body: object) => replayed(endpoint, { eventTypes: both, status: ['delivered'], ...body });
    expect(await of({})).toEqual({ counted: 4, sent: [1, 2, 3, 4] });
    expect(await of({ channels: [WORKSHOP] })).toEqual({ counted: 2, sent: [1, 3] });
    expect(await of({ tags: ['red'] })).toEqual({ counted: 2, sent: [1, 2] });
    expect(await of({ tags: ['blue', 'red'], channels: [WORKSHOP] })).toEqual({ counted: 1, sent: [1] });
    expect(await of({ tags: ['blue'], eventTypes: [`${type}.*`] })).toEqual({ counted: 1, sent: [4] });
    expect(await of({ tags: ['green'] })).toEqual({ counted: 0, sent: [] });
  });

  test('chooses so among what the endpoint never got, too', async () => {
    const { both } = await four();
    for (const [wanted, sent] of [
      [{ channels: [WORKSHOP] }, [1, 3]],
      [{ tags: ['blue'] }, [2, 4]],
      [{ tags: ['red'], channels: [WORKSHOP] }, [1]],
    ] as const) {
      const endpoint = await hears(['custom.*'], { ordering: 'strict' });
      const found = await replayed(endpoint, { missing: true, eventTypes: both, ...wanted });
      expect(found).toEqual({ counted: sent.length, sent });
    }
  });
});
