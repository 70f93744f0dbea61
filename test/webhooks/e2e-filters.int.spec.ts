import { expect, test } from 'vitest';
import { type Kernel } from '#kernel';
import { project } from '#kernel/testing';
import { EventMessages } from '../../libs/platform/adapters/webhooks/event-messages.ts';
import { webhookFanOut } from '../../libs/platform/adapters/webhooks/webhook-fan-out.ts';
import { WebhookMessages } from '../../libs/platform/domain/webhooks/webhook-messages.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { garageForEach } from './garage-for-each.ts';
import { type LiveAnswer, type LiveTenant } from './live-tenant.ts';
import { type LiveWebhooks } from './live-webhooks.ts';

let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: WebhookReceiver;
garageForEach((given) => ({ live, garage } = given));
receiverForEach((started) => (receiver = started));

/** Of what arrived at a path of the receiver: the type and what it is about. */
const arrived = (path: string): [string, unknown][] =>
  receiver.received
    .filter((one) => one.path === `/hook/${path}`)
    .map(({ body }) => JSON.parse(body.toString()) as { type: string; data: Record<string, unknown> })
    .map(({ type, data }) => [type, data['code'] ?? data['vehicleId'] ?? data['workshopId']]);
const register = (name: string, wants: object) =>
  garage.register(`${receiver.url}/${name}`, { ordering: 'strict', apiVersion: '2026-12-01', ...wants });
/** Two vehicles, a workshop, and trouble with both vehicles. */
async function aBusyDay() {
  const [van, truck] = (await garage.vehicles(2)) as [string, string];
  const workshop = await garage.workshop();
  await garage.report(van, 'P0118');
  await garage.report(van, 'B1000');
  await garage.report(truck, 'P0300');
  return { van, truck, workshop };
}

test('types, wildcard, channel, JSON filter', async () => {
  const [mine] = (await garage.vehicles(1)) as [string];
  await register('type', { eventTypes: ['workshop.registered'] });
  await register('wildcard', { eventTypes: ['vehicle.*'] });
  await register('all', { eventTypes: ['*'] });
  await register('channel', { eventTypes: ['*'], channels: [mine] });
  const powertrain = { 'data.system': 'powertrain', not: { 'data.code': { eq: 'P0300' } } };
  await register('filter', { eventTypes: ['vehicle.trouble-code-detected'], filter: powertrain });
  await garage.report(mine, 'P0420');
  const { van, truck, workshop } = await aBusyDay();
  await garage.fanOut();
  await garage.deliver();
  const trouble = (code: string): [string, unknown] => ['vehicle.trouble-code-detected', code];
  const opened = ['workshop.registered', workshop];
  const cars = [van, truck].map((id) => ['vehicle.registered', id]);
  const after = ['P0118', 'B1000', 'P0300'].map(trouble);
  expect(arrived('type')).toEqual([opened]);
  expect(arrived('wildcard')).toEqual([trouble('P0420'), ...cars, ...after]);
  expect(arrived('all')).toEqual([trouble('P0420'), ...cars, opened, ...after]);
  expect(arrived('channel')).toEqual([trouble('P0420')]);
  expect(arrived('filter')).toEqual([trouble('P0420'), trouble('P0118')]);
});

/** @returns for each endpoint what the dry run says that it gets, and what it has got, the newest first */
async function saidAndDone(ids: readonly string[]): Promise<string[][][]> {
  const found: string[][][] = [];
  for (const id of ids) {
    const run = await garage.done('POST', `webhook-endpoints/${id}/dry-runs`, { body: {} });
    const said = (run['samples'] as { id: string; body: object }[]).map(
      (sample) => `${sample.id} ${JSON.stringify(sample.body)}`,
    );
    const messages = await garage.messages(id);
    const got = await Promise.all(messages.map((_, place) => garage.message(id, place)));
    expect(run['matched']).toBe(said.length);
    found.push([said, got.map((one) => `${one.id} ${one.body}`).toReversed()]);
  }
  return found;
}
const wishes = (van: string): object[] => [
  { eventTypes: ['*'] },
  { eventTypes: ['vehicle.*'], payload: 'thin' },
  { eventTypes: ['*'], channels: [van] },
  { eventTypes: ['vehicle.*'], filter: { type: { prefix: 'vehicle.trouble' } } },
  { eventTypes: ['vehicle.trouble-code-detected'], filter: { 'data.system': 'body' } },
  { eventTypes: ['*'], apiVersion: '2026-11-01' },
];

test('dry run equals the real fan-out', async () => {
  const [van] = (await garage.happens(1)) as [string];
  const ids: string[] = [];
  for (const [n, wish] of wishes(van).entries()) ids.push((await register(String(n), wish)).id);
  await garage.report(van, 'B1342');
  await aBusyDay();
  await garage.fanOut();
  // What happened before they were made is none of the fan-out's, and the dry run tells of it, too.
  await garage.sql(`delete from {}.platform_webhook_delivery`);
  await garage.sql(`update {}.platform_webhook_endpoint set after_position = 0`);
  await garage.sql(`update {}.subscription set position = 0 where name = 'platform.webhooks'`);
  await garage.fanOut();
  const pairs = await saidAndDone(ids);
  expect(pairs.map(([said]) => said!.length)).toEqual([8, 7, 2, 4, 2, 8]);
  for (const [said, done] of pairs) expect(said).toEqual(done);
});

test('a fan-out that passes filters over is not what the dry run says, and this would be seen (control)', async () => {
  class Careless extends EventMessages {
    override judge(wanted: Parameters<EventMessages['judge']>[0]): ReturnType<EventMessages['judge']> {
      return super.judge({ ...wanted, filter: null });
    }
  }
  const { kernel } = live.clutch;
  const { types, events, versions, config, subscriptions } = kernel;
  const messages = new Careless({ types, events, versions, publicUrl: config.public.url });
  const planted = webhookFanOut({ messages, wake: () => Promise.resolve() });
  const { id } = await register('filter', { eventTypes: ['*'], filter: { type: 'workshop.registered' } });
  await aBusyDay();
  const others: Kernel = {
    ...kernel,
    subscriptions: subscriptions.map((one) => (one.name === planted.name ? planted : one)),
  };
  await project(others, garage.tenant);
  const [[said, done]] = (await saidAndDone([id])) as [string[][]];
  expect([said!.length, done!.length]).toEqual([1, 6]);
});

const replay = (endpointId: string, dryRun = false): Promise<LiveAnswer> => {
  const since = new Date(Date.now() - 3_600_000).toISOString();
  return garage.ask('POST', `webhook-endpoints/${endpointId}/replays`, { body: { since, missing: true, dryRun } });
};

test('an endpoint made later gets nothing by itself, all by `missing`', async () => {
  const { van, truck, workshop } = await aBusyDay();
  // The fan-out comes to what happened only after the endpoint was made.
  const { id } = await register('late', { eventTypes: ['*'] });
  await garage.fanOut();
  await garage.deliver();
  expect([arrived('late'), await garage.messages(id)]).toEqual([[], []]);
  expect(await garage.work(await replay(id, true))).toMatchObject({ state: 'done', progress: { done: 6 } });
  await garage.deliver();
  expect(arrived('late')).toEqual([]);
  await garage.work(await replay(id));
  await garage.deliver();
  expect(arrived('late').map(([, about]) => about)).toEqual([van, truck, workshop, 'P0118', 'B1000', 'P0300']);
});

/** @returns what an endpoint that wants workshops alone gets by a replay of a day before it was made */
async function replayedWorkshops(): Promise<string[]> {
  await aBusyDay();
  await garage.fanOut();
  const { id } = await register('replayed', { eventTypes: ['*'], filter: { type: 'workshop.registered' } });
  await garage.work(await replay(id));
  await garage.deliver();
  return arrived('replayed').map(([type]) => type);
}

test('a replay asks the filter', async () => {
  expect(await replayedWorkshops()).toEqual(['workshop.registered']);
});

test('filter skipped on replay', async () => {
  // Control: as the messages would be if they took whatever a replay finds for wanted.
  const messages = live.part(WebhookMessages);
  const judge = messages.judge.bind(messages);
  messages.judge = () => () => true;
  try {
    expect(await replayedWorkshops()).not.toEqual(['workshop.registered']);
  } finally {
    messages.judge = judge;
  }
});
