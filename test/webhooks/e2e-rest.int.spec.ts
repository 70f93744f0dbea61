import { type CloudEvent, HTTP } from 'cloudevents';
import { expect, test } from 'vitest';
import { RETRY_RULES } from '../../libs/platform/domain/webhooks/retry-schedule.ts';
import { WebhookUpkeep } from '../../libs/platform/adapters/webhooks/webhook-upkeep.ts';
import { takes } from '../kit/signing-stage.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { garageForEach } from './garage-for-each.ts';
import { type Json, type LiveTenant } from './live-tenant.ts';
import { type LiveWebhooks } from './live-webhooks.ts';

let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: WebhookReceiver;
garageForEach((given) => ({ live, garage } = given));
receiverForEach((started) => (receiver = started));

const DAY = 86_400;
const dataOf = () => receiver.bodies().map(({ data }) => data as unknown as Json);
const upkeep = () => live.clutch.as(garage.tenant, () => live.part(WebhookUpkeep).look(garage.tenant));

test('payload gone after retention', async () => {
  const { id } = await garage.register(receiver.url);
  receiver.answer(200);
  const [vehicle] = (await garage.happens(1)) as [string];
  await garage.deliver();
  await garage.passes(89 * DAY);
  await upkeep();
  const kept = await garage.message(id);
  expect(kept.body).toContain(vehicle);
  expect(kept.attempts).toMatchObject([{ responseBody: 'said 200', responseStatus: 200 }]);
  await garage.passes(2 * DAY);
  await upkeep();
  const gone = await garage.message(id);
  expect(gone).toMatchObject({ id: kept.id, status: 'delivered', body: null });
  expect(gone.attempts).toMatchObject([{ responseBody: null, responseHeaders: null, requestHeaders: {} }]);
  expect(gone.attempts[0]).toMatchObject({ responseStatus: 200, startedAt: expect.any(String) });
  const again = await garage.ask('POST', `webhook-endpoints/${id}/deliveries/${kept.id}/resends`);
  expect(again).toMatchObject({ status: 409, code: 'webhook-message.expunged' });
  const [bytes] = await garage.sql<{ left: number }>(
    'select sum(length(body))::int as left from {}.platform_webhook_delivery',
  );
  expect(bytes!.left).toBe(0);
});

test('expunge leaves the outcome', async () => {
  const { id } = await garage.register(receiver.url, { retrySeconds: [3_600], ordering: 'strict' });
  receiver.answer(200, 500);
  const [first, second, third] = (await garage.happens(3)) as [string, string, string];
  await garage.deliver();
  const before = await garage.messages(id);
  for (const { id: messageId } of before.slice(0, 2)) {
    const path = `webhook-messages/${messageId}/payload`;
    expect(await garage.ask('DELETE', path)).toMatchObject({ status: 204 });
  }
  const [sent, failed] = [await garage.message(id, 0), await garage.message(id, 1)];
  const said = { responseBody: null, responseHeaders: null };
  expect(sent).toMatchObject({ status: 'delivered', body: null, attempts: [{ responseStatus: 200, ...said }] });
  expect(failed).toMatchObject({ status: 'exhausted', endedBecause: 'expunged', body: null });
  expect(failed.attempts).toMatchObject([{ responseStatus: 500, error: 'status', ...said }]);
  expect([sent.id, failed.id]).toEqual(before.slice(0, 2).map((message) => message.id));
  expect((await garage.ask('GET', `webhook-endpoints/${id}/deliveries/${sent.id}`)).text).not.toContain(first);
  // What is not sent any more holds nothing back.
  await garage.passes(2 * 3_600);
  await garage.deliver();
  expect(dataOf().map(({ vehicleId }) => vehicleId)).toEqual([first, second, third]);
  expect((await garage.message(id, 2)).body).toContain(third);
});

test('recovery before retention refused', async () => {
  const { id } = await garage.register(receiver.url);
  await garage.change(id, { status: 'disabled' });
  await garage.happens(1);
  await garage.change(id, { status: 'active' });
  const since = (days: number): string => new Date(Date.now() - days * DAY * 1_000).toISOString();
  for (const path of ['recoveries', 'replays']) {
    const ask = (days: number) =>
      garage.ask('POST', `webhook-endpoints/${id}/${path}`, { body: { since: since(days), dryRun: true } });
    expect(await ask(91), `asks for ${path}`).toMatchObject({ status: 422, code: 'webhook-replay.before-retention' });
    expect(await ask(89), `asks for ${path}`).toMatchObject({ status: 202 });
  }
});

interface Schedule {
  readonly jitterPercent: number;
  readonly attempts: readonly {
    readonly attempt: number;
    readonly waitSeconds: number;
    readonly afterSeconds: number;
  }[];
}

test('schedule endpoint equals behaviour', async () => {
  const schedule = (await garage.done('GET', 'webhook-endpoints/retry-schedule')) as unknown as Schedule;
  expect(schedule).toMatchObject(RETRY_RULES);
  const { attempts, jitterPercent } = schedule;
  const { id } = await garage.register(receiver.url, { ordering: 'none' });
  receiver.answer(...attempts.map(() => 500));
  await garage.happens(1);
  const waits: number[] = [];
  /** How long a try took, and was written down, is beside the schedule. */
  const beside: number[] = [];
  for (const { attempt } of attempts) {
    await garage.deliver();
    const until = Date.now();
    const { nextAttemptAt, attempts: tries } = await garage.message(id);
    expect(tries).toHaveLength(attempt);
    if (nextAttemptAt === null) break;
    const startedAt = Date.parse(tries.at(-1)!.startedAt);
    waits.push((Date.parse(nextAttemptAt) - startedAt) / 1_000);
    beside.push((until - startedAt) / 1_000);
    await garage.passes(waits.at(-1)!);
  }
  expect((await garage.message(id)).status).toBe('exhausted');
  const told = attempts.slice(1).map(({ waitSeconds }) => waitSeconds);
  expect(waits).toHaveLength(told.length);
  const part = jitterPercent / 100;
  for (const [nth, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(told[nth]! * (1 - part));
    expect(wait).toBeLessThanOrEqual(told[nth]! * (1 + part) + beside[nth]!);
  }
  expect(attempts.map(({ afterSeconds }) => afterSeconds)).toEqual(
    attempts.map((_, nth) => told.slice(0, nth).reduce((sum, wait) => sum + wait, 0)),
  );
});

test('CloudEvents mode', async () => {
  const more = { ordering: 'strict', apiVersion: '2026-12-01' };
  const endpoints = {
    binary: await garage.register(`${receiver.url}/binary`, { ...more, format: 'cloudevents-binary' }),
    structured: await garage.register(`${receiver.url}/structured`, { ...more, format: 'cloudevents-structured' }),
    standard: await garage.register(`${receiver.url}/standard`, more),
  };
  const [vehicleId] = (await garage.happens(1)) as [string];
  await garage.deliver();
  expect(receiver.received).toHaveLength(3);
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const message = receiver.received.find(({ path }) => path.endsWith(name))!;
    expect(takes(endpoint, message)).toBe(true);
    const { headers, body } = message;
    expect(HTTP.isEvent({ headers, body: body.toString() })).toBe(name !== 'standard');
    if (name === 'standard') continue;
    const event = HTTP.toEvent({ headers, body: body.toString() }) as CloudEvent<unknown>;
    expect(event.validate()).toBe(true);
    const about = { id: headers['webhook-id'], specversion: '1.0', type: 'vehicle.registered', subject: vehicleId };
    expect(event).toMatchObject({ ...about, data: { vehicleId } });
    expect(headers['content-type']).toBe(name === 'structured' ? 'application/cloudevents+json' : 'application/json');
  }
});

test('pinned version gets the old shape', async () => {
  const strict = { ordering: 'strict' };
  const pinned = await garage.register(`${receiver.url}/old`, { ...strict, apiVersion: '2026-11-01' });
  await garage.register(`${receiver.url}/new`, { ...strict, apiVersion: '2026-12-01' });
  // Whoever says nothing gets the version that their request speaks.
  const spoken = await garage.done('POST', 'webhook-endpoints', {
    body: { url: `${receiver.url}/spoken`, eventTypes: ['*'], ...strict },
    headers: { 'clutch-version': '2026-11-01' },
  });
  expect(await garage.endpoint(String(spoken['id']))).toMatchObject({ apiVersion: '2026-11-01' });
  const [car] = (await garage.happens(1)) as [string];
  await garage.deliver();
  const got = (path: string) =>
    receiver.received
      .filter((one) => one.path === `/hook/${path}`)
      .map(({ body }) => (JSON.parse(body.toString()) as { data: Json }).data);
  expect([got('old'), got('new'), got('spoken')]).toEqual([[{ carId: car }], [{ vehicleId: car }], [{ carId: car }]]);
  expect(new Set(receiver.ids()).size).toBe(1);
  await garage.change(pinned.id, { apiVersion: '2026-12-01' });
  const [next] = (await garage.happens(1)) as [string];
  await garage.deliver();
  expect(got('old')).toEqual([{ carId: car }, { vehicleId: next }]);
});
