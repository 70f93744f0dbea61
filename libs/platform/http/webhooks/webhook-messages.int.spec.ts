import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { typedId } from '#kernel';
import { type MessageStage, noted, opened } from '../../../../test/kit/message-stage.ts';
import { messageStageForEach } from '../../../../test/kit/message-stage-for-each.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';

interface Shown {
  readonly id: string;
  readonly eventType: string;
  readonly recordedAt: string;
  readonly status: string;
}
interface Listed {
  readonly data: readonly Shown[];
  readonly page: { readonly nextCursor: string | null; readonly prevCursor: string | null };
}

let stage: MessageStage;
let receiver: WebhookReceiver;

messageStageForEach((opened) => (stage = opened));
receiverForEach((started) => (receiver = started));

const list = async (query = '') => (await stage.ask('GET', `/v1/webhook-messages?${query}`)).json as unknown as Listed;
const idsOf = ({ data }: Listed) => data.map(({ id }) => id);

test('a message is listed once whatever it went to, the newest first, forward and back', async () => {
  await stage.register(receiver.url);
  await stage.register(receiver.url);
  for (let n = 0; n < 5; n += 1) await stage.happens(noted(`note ${n}`));
  const all = await list();
  expect(all.data).toHaveLength(5);
  expect(all.data).toMatchObject([
    { eventType: 'note.written', status: 'pending', counts: { pending: 2, delivered: 0 } },
    {},
    {},
    {},
    {},
  ]);
  const times = all.data.map(({ recordedAt }) => recordedAt);
  expect(times).toEqual(times.toSorted().toReversed());

  const first = await list('limit=2');
  const second = await list(`limit=2&cursor=${first.page.nextCursor}`);
  const third = await list(`limit=2&cursor=${second.page.nextCursor}`);
  expect([first, second, third].flatMap(idsOf)).toEqual(idsOf(all));
  expect(third.page.nextCursor).toBeNull();
  expect(idsOf(await list(`limit=2&cursor=${third.page.prevCursor}`))).toEqual(idsOf(second));
  expect(idsOf(await list(`limit=2&cursor=${second.page.prevCursor}`))).toEqual(idsOf(first));
});

test('messages are looked for by type, time, tag, and by how far any receiver is', async () => {
  await stage.register(receiver.url);
  await stage.happens(noted('old'));
  await stage.sql(`update {}.platform_webhook_delivery set recorded_at = now() - interval '3 days', tags = '{import}'`);
  receiver.answer(500);
  await stage.deliver();
  await stage.happens(opened(uuidv7()));
  await stage.deliver();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const types = async (query: string) => (await list(query)).data.map(({ eventType }) => eventType);
  expect(await types('')).toEqual(['job.opened', 'note.written']);
  expect(await types('filter[eventType]=note.written')).toEqual(['note.written']);
  expect(await types('filter[status]=delivered')).toEqual(['job.opened']);
  expect(await types('filter[status]=pending')).toEqual(['note.written']);
  expect(await types('filter[tag]=import')).toEqual(['note.written']);
  expect(await types(`filter[since]=${yesterday}`)).toEqual(['job.opened']);
  expect(await types(`filter[until]=${yesterday}`)).toEqual(['note.written']);
  expect((await stage.ask('GET', '/v1/webhook-messages?filter[status]=lost')).status).toBe(422);
});

test('one message says how far it is with each of its receivers, and whether it is still kept', async () => {
  const [first, second] = [await stage.register(receiver.url), await stage.register(`${receiver.url}/other`)];
  await stage.happens(noted('both'));
  await stage.sql(`update {}.platform_webhook_delivery d set next_attempt_at = now() + interval '1 hour'
    from {}.platform_webhook_endpoint e where e.endpoint_id = d.endpoint_id and e.url like '%/other'`);
  await stage.deliver();
  const [{ id }] = (await list()).data as [Shown];
  const url = `/v1/webhook-messages/${id}`;
  const { status, json } = await stage.ask('GET', url);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    id,
    status: 'pending',
    counts: { pending: 1, delivered: 1, exhausted: 0 },
    expungedAt: null,
    receivers: [
      { endpointId: first, status: 'delivered', attempts: 1, nextAttemptAt: null, error: null },
      { endpointId: second, status: 'pending', attempts: 0, finishedAt: null },
    ],
  });
  await stage.ask('DELETE', `${url}/payload`);
  expect((await stage.ask('GET', url)).json).toMatchObject({
    status: 'exhausted',
    expungedAt: expect.any(String),
    receivers: [{ status: 'delivered' }, { status: 'exhausted', endedBecause: 'expunged' }],
  });
});

test("another tenant's message is not there", async () => {
  await stage.register(receiver.url);
  await stage.happens(noted('mine'));
  const [{ id }] = (await list()).data as [Shown];
  const by = await stage.keyOf(await stage.clutch.newTenant());
  const missing = { status: 404, json: { code: 'webhook-message.not-found' } };
  expect(await stage.ask('GET', `/v1/webhook-messages/${id}`, { by })).toMatchObject(missing);
  expect(await stage.ask('GET', `/v1/webhook-messages/${typedId('evt', uuidv7())}`)).toMatchObject(missing);
  expect((await stage.ask('GET', '/v1/webhook-messages', { by })).json).toMatchObject({ data: [] });
});
