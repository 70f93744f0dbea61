import { beforeEach, expect, test } from 'vitest';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { dispatcherWith } from '../kit/planted-claim.ts';
import { garageForEach } from './garage-for-each.ts';
import { type LiveTenant } from './live-tenant.ts';
import { type LiveWebhooks } from './live-webhooks.ts';
import { type Judge, type JudgingReceiver, startJudgingReceiver } from './judging-receiver.ts';

let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: JudgingReceiver;
let judge: Judge;
garageForEach((given) => ({ live, garage } = given));
beforeEach(async () => {
  judge = () => 200;
  receiver = await startJudgingReceiver((...given) => judge(...given));
  return () => receiver.close();
});

/** More than any receiver here fails. */
const PATIENT = Array.from({ length: 8 }, () => 0);
const CODES = ['P0001', 'P0002', 'P0003', 'P0004'];

/** Trouble of several vehicles in turn. @returns each as `vehicle code`, in the order of the log */
async function interleaved(): Promise<string[]> {
  const vehicles = await garage.vehicles(5);
  const written: string[] = [];
  for (const code of CODES)
    for (const vehicle of vehicles) {
      await garage.report(vehicle, code);
      written.push(`${vehicle} ${code}`);
    }
  await garage.fanOut();
  return written;
}
const keyOf = (text: string): string => text.split(' ')[0]!;
/** What is of one vehicle, for each of them. */
const perVehicle = (texts: readonly string[]) => Object.fromEntries(Map.groupBy(texts, keyOf));
/** The first try of every other message fails, and the second one of some. */
const someFail = (): Judge => {
  let nth = 0;
  return (_, times) => {
    nth += 1;
    return (times === 1 && nth % 2 === 0) || (times === 2 && nth % 3 === 0) ? 500 : 200;
  };
};
const register = (ordering: string, more: object = {}) =>
  garage.register(receiver.url, {
    eventTypes: ['vehicle.trouble-code-detected'],
    retrySeconds: PATIENT,
    ordering,
    ...more,
  });
async function deliverBy(Kind: typeof WebhookDispatcher, many: number): Promise<void> {
  const workers = [live.dispatcher(Kind), live.dispatcher(Kind)];
  for (const worker of workers) worker.wake(garage.tenant.schema);
  await expect.poll(() => new Set(receiver.taken).size).toBe(many);
  await Promise.all(workers.map((worker) => worker.rest(garage.tenant.schema)));
  await Promise.all(workers.map((worker) => worker.stop()));
}

test("perKey keeps each key's order with failures between", async () => {
  await register('perKey');
  const written = await interleaved();
  judge = someFail();
  await deliverBy(WebhookDispatcher, written.length);
  expect(perVehicle(receiver.taken)).toEqual(perVehicle(written));
  expect(receiver.asked.length).toBeGreaterThan(written.length);
});

test('a claim that leaves keys out changes their order, and this would be seen (control)', async () => {
  await register('perKey');
  const written = await interleaved();
  judge = someFail();
  await deliverBy(dispatcherWith({ "e.ordering = 'none'": 'true', "e.ordering = 'perKey'": 'false' }), written.length);
  expect(perVehicle([...new Set(receiver.taken)])).not.toEqual(perVehicle(written));
});

test('strict keeps all', async () => {
  await register('strict');
  const written = await interleaved();
  judge = someFail();
  await deliverBy(WebhookDispatcher, written.length);
  expect(receiver.taken).toEqual(written);
  expect(receiver.asked.length).toBeGreaterThan(written.length);
});

test('block and skip', async () => {
  const { id } = await register('strict', { retrySeconds: [0], onExhausted: 'block' });
  const written = await interleaved();
  const [first, ...rest] = written as [string, ...string[]];
  judge = (text) => (text === first ? 500 : 200);
  await garage.deliver();
  expect(receiver.asked).toEqual([first, first]);
  await garage.deliver();
  expect(receiver.asked).toHaveLength(2);
  expect(await garage.message(id)).toMatchObject({ status: 'exhausted', endedBecause: 'tries-used-up' });
  await garage.change(id, { onExhausted: 'skip' });
  await garage.deliver();
  expect(receiver.taken).toEqual(rest);

  // Of one key it holds back that alone.
  const before = receiver.taken.length;
  await garage.change(id, { ordering: 'perKey', onExhausted: 'block' });
  const more = await interleaved();
  judge = (text) => (text === more[0] ? 500 : 200);
  await garage.deliver();
  const others = more.filter((text) => keyOf(text) !== keyOf(more[0]!));
  expect(perVehicle(receiver.taken.slice(before))).toEqual(perVehicle(others));
  const messages = await garage.messages(id);
  const held = messages.findLast(({ status }) => status === 'exhausted')!;
  judge = () => 200;
  await garage.done('POST', `webhook-endpoints/${id}/deliveries/${held.id}/resends`);
  await garage.deliver();
  expect(perVehicle(receiver.taken.slice(before))).toEqual(perVehicle(more));
});

test('replay keeps order', async () => {
  const { id } = await register('strict', { retrySeconds: [3_600] });
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const delivered = await interleaved();
  await garage.deliver();
  await garage.change(id, { status: 'disabled' });
  const missed = await interleaved();
  await garage.change(id, { status: 'active' });
  const all = [...delivered, ...missed];
  const body = { since, status: ['delivered'], missing: true };
  let failures = 1;
  judge = (text) => (text === all[3] && failures-- > 0 ? 500 : 200);
  const done = await garage.work(await garage.ask('POST', `webhook-endpoints/${id}/replays`, { body }));
  expect(done).toMatchObject({ state: 'done', progress: { done: all.length } });
  for (let hour = 0; hour < 3; hour += 1) {
    await garage.deliver();
    // What is behind the one that failed waits for it; a replay takes a part of the endpoint's rate.
    await garage.passes(5_000);
  }
  expect(receiver.taken).toEqual([...delivered, ...all]);
});
