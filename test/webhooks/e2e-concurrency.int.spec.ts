import { randomUUID } from 'node:crypto';
import { type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { EventStore, Jobs } from '#kernel';
import { deliverWebhooksQueue } from '../../libs/platform/adapters/webhooks/job-wake-ups.ts';
import { WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { WebhookWorker } from '../../libs/platform/adapters/webhooks/webhook-worker.ts';
import { startHostileReceiver } from '../kit/hostile-receiver.ts';
import { dispatcherWith } from '../kit/planted-claim.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';
import { vinOf } from '../reliability/kit/garage.ts';
import { garageForEach } from './garage-for-each.ts';
import { type LiveTenant } from './live-tenant.ts';
import { type LiveWebhooks } from './live-webhooks.ts';

let live: LiveWebhooks;
let garage: LiveTenant;
let receiver: WebhookReceiver;
garageForEach((given) => ({ live, garage } = given), { CLUTCH_WEBHOOK_RETRY_SECONDS: '3600,3600' });
receiverForEach((started) => (receiver = started));

/** As the dispatcher would be if a lease kept nobody off, and took no room. */
const careless = (): typeof WebhookDispatcher =>
  dispatcherWith({
    '(d.leased_until is null or d.leased_until < now())': 'true',
    'e.held_by is distinct from $1::uuid': '$1::uuid is null',
    '- open.leases, 0)': ', 0)',
  });
const MANY = 60;
const answer = (socket: Socket): boolean => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
const path = (endpointId: string, rest = '') => `webhook-endpoints/${endpointId}/deliveries${rest}`;
const resend = (endpointId: string, messageId: string) =>
  garage.ask('POST', path(endpointId, `/${messageId}/resends`), { headers: { 'idempotency-key': randomUUID() } });

describe('several workers', () => {
  /** While one worker waits for the receiver's answer another one looks what is due. @returns how many requests there were */
  async function besideHeld(Other: typeof WebhookDispatcher): Promise<number> {
    await garage.register(receiver.url);
    await garage.happens(1);
    const held = receiver.hold();
    const sending = garage.deliver();
    const response = await held;
    await garage.deliver(Other);
    const requests = receiver.received.length;
    response.end('ok');
    await sending;
    return requests;
  }

  test('two workers, one try', async () => {
    expect(await besideHeld(WebhookDispatcher)).toBe(1);
    const { id } = await garage.register(receiver.url, { concurrency: 50 });
    const before = receiver.received.length;
    await garage.happens(30);
    await Promise.all([garage.deliver(), garage.deliver()]);
    await expect.poll(() => garage.statuses(id)).toEqual(Array.from({ length: 30 }, () => 'delivered'));
    // To the first endpoint, too.
    expect(receiver.received).toHaveLength(before + 60);
  });

  test('a worker that asks for no lease makes another try, and this would be seen (control)', async () => {
    expect(await besideHeld(careless())).toBe(2);
  });

  /**
   * A hundred consumers of the queue get a job at the same time, and the receiver answers nobody before it has had what it waits for.
   * @returns how many jobs there were, and how many requests then and in the end
   */
  async function consumed(Kind: typeof WebhookDispatcher, atLeast: number): Promise<number[]> {
    const held: Socket[] = [];
    let answers = false;
    const patient = await startHostileReceiver((socket) => void (answers ? answer(socket) : held.push(socket)));
    const { id } = await garage.register(patient.url, { concurrency: 100 });
    await garage.happens(MANY);
    const events = live.part(EventStore);
    const workers = Array.from({ length: 100 }, () => new WebhookWorker(live.dispatcher(Kind), events));
    live.nobodyAttends();
    const jobs = workers.flatMap((worker) => worker.jobs);
    await live.clutch.as(garage.tenant, () => Promise.all(jobs.map((job) => job.handle({} as never, {} as never))));
    await expect.poll(() => patient.requests()).toBeGreaterThanOrEqual(atLeast);
    const before = patient.requests();
    answers = true;
    for (const socket of held) answer(socket);
    await Promise.all(workers.map((worker) => worker.stop()));
    await garage.deliver();
    expect(await garage.statuses(id)).toEqual(Array.from({ length: MANY }, () => 'delivered'));
    const requests = patient.requests();
    await patient.close();
    return [jobs.length, before, requests];
  }

  test('100 queue consumers, no double', async () => {
    expect(await consumed(WebhookDispatcher, MANY)).toEqual([100, MANY, MANY]);
  });

  test('100 queue consumers that lease nothing send twice, and this would be seen (control)', async () => {
    const [, before] = await consumed(careless(), MANY + 1);
    expect(before).toBeGreaterThan(MANY);
  });
});

describe('a message that somebody wants again', () => {
  test('two resends, one try', async () => {
    const { id } = await garage.register(receiver.url);
    await garage.happens(1);
    await garage.deliver();
    const { id: messageId } = await garage.message(id);
    const answers = await Promise.all([resend(id, messageId), resend(id, messageId)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    await garage.deliver();
    expect(receiver.ids()).toEqual([messageId, messageId]);
    expect((await garage.message(id)).attempts.map(({ cause }) => cause)).toEqual(['schedule', 'resend']);
  });

  /** One that has failed once, and is resent before its next try. @returns when that was due before and after */
  async function resentBetween(): Promise<(string | null)[]> {
    const { id } = await garage.register(receiver.url);
    receiver.answer(500, 500);
    await garage.happens(1);
    await garage.deliver();
    const before = await garage.message(id);
    expect(await resend(id, before.id)).toMatchObject({ status: 202 });
    await garage.deliver();
    const after = await garage.message(id);
    expect(after).toMatchObject({ status: 'pending', attempts: [{ cause: 'schedule' }, { cause: 'resend' }] });
    return [before.nextAttemptAt, after.nextAttemptAt];
  }

  test('resend does not shift the schedule', async () => {
    const [before, after] = await resentBetween();
    expect(after).toBe(before);
    for (let tries = 0; tries < 3; tries += 1) {
      receiver.answer(500);
      await garage.passes(5_000);
      await garage.deliver();
    }
    // Three tries of the schedule, as ever, and the one that was asked for.
    expect(receiver.received).toHaveLength(4);
  });

  test('schedule reset by resend', async () => {
    // Control: as the dispatcher would be if it took a resend for a try of the schedule.
    await garage.sql(`create function {}.reset_schedule() returns trigger language plpgsql as $$ begin
      update {}.platform_webhook_delivery d set scheduled = 0, next_attempt_at = now() + interval '5 seconds'
        where d.endpoint_id = new.endpoint_id and d.seq = new.seq and new.cause = 'resend'; return new; end $$`);
    await garage.sql(`create constraint trigger planted after insert on {}.platform_webhook_attempt
      deferrable initially deferred for each row execute function {}.reset_schedule()`);
    const [before, after] = await resentBetween();
    expect(after).not.toBe(before);
  });

  test('resend to a disabled endpoint refused', async () => {
    const { id } = await garage.register(receiver.url);
    await garage.happens(1);
    await garage.deliver();
    await garage.change(id, { status: 'disabled' });
    const { id: messageId } = await garage.message(id);
    expect(await resend(id, messageId)).toMatchObject({ status: 409, code: 'webhook-endpoint.disabled' });
    await garage.deliver();
    await garage.change(id, { status: 'active' });
    await garage.deliver();
    expect(receiver.ids()).toEqual([messageId]);
  });
});

test('retry racing a disable ends disabled', async () => {
  for (const status of [500, 410, 200]) {
    const { id } = await garage.register(receiver.url);
    const before = receiver.received.length;
    receiver.answer(500);
    await garage.happens(1);
    await garage.deliver();
    await garage.passes(5_000);
    const held: Promise<ServerResponse> = receiver.hold();
    const retrying = garage.deliver();
    const response = await held;
    await garage.change(id, { status: 'disabled' });
    response.writeHead(status).end();
    await retrying;
    expect(await garage.endpoint(id)).toMatchObject({ status: 'disabled', disabledReason: 'person' });
    await garage.passes(5_000);
    await garage.deliver();
    expect(receiver.received).toHaveLength(before + 2);
    expect(await garage.statuses(id)).toEqual([status === 200 ? 'delivered' : 'pending']);
  }
});

test('publish twice gives one message', async () => {
  const { id } = await garage.register(receiver.url);
  const same = { body: { vin: vinOf(900_000) }, headers: { 'idempotency-key': randomUUID() } };
  const [one, two] = [await garage.ask('POST', 'vehicles', same), await garage.ask('POST', 'vehicles', same)];
  expect([one.status, two.status, two.text]).toEqual([201, 201, one.text]);
  await garage.fanOut();
  await garage.deliver();
  // The fan-out was killed before it could keep how far it had come.
  await garage.sql("update {}.subscription set position = 0 where name = 'platform.webhooks'");
  await garage.fanOut();
  await garage.deliver();
  expect(receiver.received).toHaveLength(1);
  expect(await garage.statuses(id)).toEqual(['delivered']);
  const messages = (await garage.done('GET', 'webhook-messages'))['data'] as { id: string }[];
  expect(messages.map((message) => message.id)).toEqual(receiver.ids());
});

test('queue emptied: the sweeper recovers', async () => {
  const { id } = await garage.register(receiver.url);
  await garage.done('POST', `webhook-endpoints/${id}/test-messages`);
  expect(await live.part(Jobs).removeOf(deliverWebhooksQueue.name, garage.tenant.schema)).toBe(1);
  expect(await garage.statuses(id)).toEqual(['pending']);
  const worker = new WebhookWorker(live.dispatcher(), live.part(EventStore));
  live.nobodyAttends();
  await worker.sweep(garage.tenant);
  await expect.poll(() => garage.statuses(id)).toEqual(['delivered']);
  await worker.sweep(garage.tenant);
  await worker.stop();
  expect(receiver.received).toHaveLength(1);
});
