import { beforeEach, describe, expect, test } from 'vitest';
import { alertsByLetter, Letters } from '../kit/letters-to-owners.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { garageForEach } from './garage-for-each.ts';
import { type Json, type LiveTenant } from './live-tenant.ts';
import { type LiveWebhooks } from './live-webhooks.ts';

const HOUR = 3_600;
let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: WebhookReceiver;
let letters: Letters;
let id: string;
garageForEach((given) => ({ live, garage } = given));
receiverForEach((started) => (receiver = started));
beforeEach(async () => {
  letters = new Letters();
  const retrySeconds = Array.from({ length: 20 }, () => 24 * HOUR);
  ({ id } = await garage.register(receiver.url, { eventTypes: ['vehicle.*'], retrySeconds, ordering: 'none' }));
});

/** What the owners are told, as the worker does it in its rounds. */
async function round(): Promise<void> {
  await live.clutch.as(garage.tenant, () => alertsByLetter(live.app, letters).sweep(garage.tenant));
}
/** One new message, and what waits, fail. */
async function fails(status = 500): Promise<void> {
  receiver.answer(...Array.from({ length: 30 }, () => status));
  await garage.happens(1);
  await garage.deliver();
  await round();
}
async function succeeds(): Promise<void> {
  receiver.answer();
  await garage.happens(1);
  await garage.deliver();
  await round();
}
const shown = () => garage.endpoint(id);
/** What the tenant's log tells of the endpoint. */
async function told(): Promise<{ type: string; data: Json }[]> {
  const { data } = await garage.done('GET', 'events?types=webhook.endpoint.*&limit=1000');
  return data as { type: string; data: Json }[];
}
const percents = async () =>
  (await told()).flatMap(({ type, data }) => (type === 'webhook.endpoint.failing' ? [data['percent']] : []));
const subjects = () => letters.subjects.map((subject) => subject?.split(': ')[1]);

describe('the ladder', () => {
  test('one bad hour does not disable', async () => {
    for (let n = 0; n < 6; n += 1) {
      await fails();
      await garage.passes(600);
    }
    // Nothing comes for days, and then another bad hour.
    await garage.passes(140 * HOUR);
    await fails();
    expect(await shown()).toMatchObject({ status: 'active', disabledReason: null });
    expect([await told(), subjects()]).toEqual([[], []]);
  });

  test('five days do, with four notices, each once', async () => {
    await fails();
    for (let halfDays = 0; halfDays < 11; halfDays += 1) {
      expect(await shown()).toMatchObject({ status: 'active' });
      await garage.passes(12 * HOUR);
      await fails();
      await round();
    }
    expect(await shown()).toMatchObject({ status: 'disabled', disabledReason: 'failing' });
    expect(await percents()).toEqual([50, 70, 90, 100]);
    const last = (await told()).at(-1);
    expect(last).toMatchObject({ type: 'webhook.endpoint.disabled', data: { reason: 'failing', endpointId: id } });
    const fail = 'a webhook endpoint fails';
    expect(subjects()).toEqual([fail, fail, fail, 'a webhook endpoint is disabled']);
    const before = receiver.received.length;
    await garage.passes(48 * HOUR);
    await garage.deliver();
    expect(receiver.received).toHaveLength(before);
  });

  test('success resets', async () => {
    const failFor = async (halfDays: number): Promise<void> => {
      await fails();
      for (let n = 0; n < halfDays; n += 1) {
        await garage.passes(12 * HOUR);
        await fails();
      }
    };
    await failFor(9);
    expect(await percents()).toEqual([50, 70]);
    await succeeds();
    expect((await told()).at(-1)).toMatchObject({ type: 'webhook.endpoint.recovered' });
    await failFor(4);
    expect(await percents()).toEqual([50, 70]);
    expect(await shown()).toMatchObject({ status: 'active' });
  });
});

test('breaker opens, uses up no tries, closes', async () => {
  await garage.change(id, { concurrency: 1, retrySeconds: [HOUR] });
  receiver.answer(...Array.from({ length: 30 }, () => 500));
  await garage.happens(12);
  await garage.deliver();
  // Ten have failed, of ten; two were never tried.
  expect(receiver.received).toHaveLength(10);
  const health = () => garage.done('GET', `webhook-endpoints/${id}/health`);
  expect(await health()).toMatchObject({ state: 'paused', pausedUntil: expect.any(String) });
  const causes = async () => (await garage.messages(id)).map(({ attempts }) => attempts.map(({ cause }) => cause));
  for (const [probes, seconds] of [30, 60, 120].entries()) {
    await garage.deliver();
    expect(receiver.received).toHaveLength(10 + probes);
    await garage.passes(seconds);
    await garage.deliver();
    expect(receiver.received).toHaveLength(11 + probes);
  }
  expect((await causes()).flat().filter((cause) => cause === 'probe')).toHaveLength(3);
  receiver.answer();
  await garage.passes(240);
  await garage.deliver();
  expect(await health()).toMatchObject({ state: 'healthy', pausedUntil: null });
  await garage.passes(2 * HOUR);
  await garage.deliver();
  // Each had one try of its two, and whatever probes there were have used up none.
  expect(await garage.statuses(id)).toEqual(Array.from({ length: 12 }, () => 'delivered'));
});

test('re-enable and recover gives exactly the missed ones', async () => {
  await garage.change(id, { ordering: 'strict' });
  const carOf = () => receiver.bodies().map(({ data }) => (data as Json)['vehicleId']);
  const recover = (body: object) => garage.ask('POST', `webhook-endpoints/${id}/recoveries`, { body });
  const before = await garage.happens(2);
  await garage.deliver();
  receiver.answer(410);
  const [last] = await garage.happens(1);
  await garage.deliver();
  expect(await shown()).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
  const missed = await garage.happens(3);
  expect(await recover({})).toMatchObject({ status: 409, code: 'webhook-endpoint.disabled' });
  await garage.change(id, { status: 'active' });
  const after = await garage.happens(1);
  await garage.deliver();
  expect(carOf()).toEqual([...before, last, last, ...after]);
  expect(await garage.work(await recover({ dryRun: true }))).toMatchObject({ progress: { done: 3 } });
  await garage.deliver();
  expect(receiver.received).toHaveLength(5);
  await garage.work(await recover({}));
  await garage.deliver();
  expect(carOf()).toEqual([...before, last, last, ...after, ...missed]);
  expect(await garage.work(await recover({}))).toMatchObject({ progress: { done: 0 } });
  await garage.deliver();
  expect(receiver.received).toHaveLength(8);
});

test('alert channel down does not block disabling', async () => {
  letters.isAway = true;
  await fails(410);
  expect(await shown()).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
  expect(await told()).toMatchObject([{ type: 'webhook.endpoint.disabled', data: { reason: 'gone' } }]);
  expect(subjects()).toEqual([]);
  letters.isAway = false;
  await round();
  await round();
  expect(subjects()).toEqual(['a webhook endpoint is disabled']);
  expect(await told()).toHaveLength(1);
});
