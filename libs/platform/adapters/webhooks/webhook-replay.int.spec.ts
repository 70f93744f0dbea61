import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { EventStore, EventTypes, type Piece, type PieceResult, TenantDatabase, typedId, uuidOf } from '#kernel';
import { type HttpAnswer } from '#kernel/testing';
import { DeliveryWakeUps } from '../../domain/webhooks/delivery-wake-ups.ts';
import { type ReplayWish } from '../../domain/webhooks/replay.ts';
import { WebhookMessages } from '../../domain/webhooks/webhook-messages.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { type WebhookStage } from '../../../../test/kit/webhook-stage.ts';
import { webhookStageForEach } from '../../../../test/kit/webhook-stage-for-each.ts';
import { LongReplays } from './replays.ts';

let stage: WebhookStage;
let receiver: WebhookReceiver;
let endpoint: string;

webhookStageForEach((opened) => (stage = opened), { CLUTCH_WEBHOOK_RETRY_SECONDS: '3600' });
receiverForEach((started) => (receiver = started));
beforeEach(async () => {
  endpoint = await stage.endpoint(receiver.url, { ordering: 'strict' });
});

const numbers = () => receiver.bodies().map(({ data }) => data.n);
const fails = (times = 1) => receiver.answer(...Array.from({ length: times }, () => 500));
const path = (rest: string, of = endpoint) => `/v1/webhook-endpoints/${of}/${rest}`;
const inThePast = () => new Date(Date.now() - 3_600_000).toISOString();

interface Row {
  readonly event_id: string;
  readonly status: string;
  readonly scheduled: number;
  readonly attempts: number;
  readonly next_attempt_at: Date;
  readonly wait: number;
}
const rows = () =>
  stage.sql<Row>(
    `select event_id, status, scheduled, attempts, next_attempt_at, extract(epoch from next_attempt_at - now())::float8 as wait
      from {schema}.platform_webhook_delivery where endpoint_id = $1 order by seq`,
    [uuidOf('whe', endpoint)],
  );
const replay = (body: object) => stage.http.post(path('replays'), { since: inThePast(), ...body });
const recover = (body: object = {}) => stage.http.post(path('recoveries'), body);
/** Does the replay, and sends what it has put in its place. @returns how many messages it was about */
async function done(answer: HttpAnswer): Promise<unknown> {
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  const operation = await stage.work(answer);
  if (operation['state'] !== 'done') throw new Error(JSON.stringify(operation));
  await stage.deliver();
  return (operation['progress'] as { done: number }).done;
}

describe('a recovery', () => {
  test('after the endpoint is enabled again gives exactly the missed ones, counted first', async () => {
    await stage.notes(1, 2);
    await stage.deliver();
    receiver.answer(410);
    await stage.notes(3);
    await stage.deliver();
    await stage.notes(4, 5);
    expect(await recover()).toMatchObject({ status: 409, body: { code: 'webhook-endpoint.disabled' } });
    expect(await done(await recover({ dryRun: true }))).toBe(2);
    await stage.change(endpoint, { status: 'active' });
    await stage.notes(6);
    expect(await done(await recover({ dryRun: true }))).toBe(2);
    expect(await done(await recover())).toBe(2);
    expect(numbers()).toEqual([1, 2, 3, 3, 6, 4, 5]);
    expect(await done(await recover())).toBe(0);
  });

  test('with what was given up, from a moment on', async () => {
    await stage.change(endpoint, { retrySeconds: [] });
    fails(2);
    await stage.notes(1, 2, 3);
    await stage.deliver();
    await stage.change(endpoint, { status: 'disabled' });
    await stage.notes(4);
    await stage.change(endpoint, { status: 'active' });
    await stage.deliver();
    expect(numbers()).toEqual([1, 2, 3]);
    expect(await done(await recover({ since: inThePast() }))).toBeGreaterThanOrEqual(3);
    expect(numbers().filter((n) => n !== undefined)).toEqual(expect.arrayContaining([1, 2, 4]));
  });

  test('of an endpoint that was never disabled, or from before retention, is refused', async () => {
    const since = new Date(Date.now() - 91 * 86_400_000).toISOString();
    expect(await recover()).toMatchObject({ status: 422, body: { code: 'webhook-replay.never-disabled' } });
    const early = { status: 422, body: { code: 'webhook-replay.before-retention' } };
    expect(await recover({ since })).toMatchObject(early);
    expect(await replay({ since })).toMatchObject(early);
    expect(await replay({ until: '2020-01-01T00:00:00Z' })).toMatchObject({
      body: { code: 'webhook-replay.no-period' },
    });
  });
});

describe('a replay', () => {
  test('gives an endpoint made later all by `missing`, and it gets nothing by itself', async () => {
    const early = new Date();
    await stage.notes(11, 12, 13);
    endpoint = await stage.endpoint(receiver.url, { ordering: 'strict' });
    const first = (
      await stage.sql<{ id: string }>(
        'select endpoint_id as id from {schema}.platform_webhook_endpoint order by created_at',
      )
    )[0]!;
    await stage.sql('delete from {schema}.platform_webhook_endpoint where endpoint_id = $1', [first.id]);
    await stage.fanOut();
    await stage.deliver();
    expect(numbers()).toEqual([]);
    expect(await done(await replay({ since: early.toISOString(), missing: true }))).toBe(3);
    expect(numbers()).toEqual([11, 12, 13]);
  });

  test('keeps order, of what is sent once more and of what was never sent', async () => {
    const early = new Date();
    await stage.notes(1, 2, 3);
    await stage.deliver();
    await stage.change(endpoint, { status: 'disabled' });
    await stage.notes(4, 5);
    await stage.change(endpoint, { status: 'active' });
    const all = { since: early.toISOString(), status: ['delivered'], missing: true };
    receiver.answer(200, 500);
    const operation = await replay(all);
    expect(await done(operation)).toBe(5);
    // The second one failed: what is behind it waits for it.
    expect(numbers()).toEqual([1, 2, 3, 1, 2]);
    await stage.age(0);
    await stage.deliver();
    expect(numbers()).toEqual([1, 2, 3, 1, 2, 2, 3, 4, 5]);
  });

  test('takes a fifth of the rate of the endpoint', async () => {
    await stage.notes(1, 2, 3);
    await stage.deliver();
    await stage.change(endpoint, { ratePerSecond: 2 });
    await stage.work(await replay({ status: ['delivered'] }));
    const [one, two, three] = (await rows()).map(({ next_attempt_at }) => next_attempt_at.getTime());
    expect([two! - one!, three! - two!]).toEqual([2_500, 2_500]);
  });

  test('chooses by type, by status and by how the last try failed', async () => {
    await stage.notes(1, 2);
    await stage.deliver();
    expect(await done(await replay({ status: ['delivered'], eventTypes: ['booking.*'] }))).toBe(0);
    expect(await done(await replay({ status: ['exhausted'] }))).toBe(0);
    expect(await done(await replay({ status: ['delivered'], errors: ['timeout'] }))).toBe(0);
    expect(await done(await replay({ status: ['delivered'], dryRun: true }))).toBe(2);
    expect(numbers()).toEqual([1, 2]);
    expect(await done(await replay({ status: ['delivered'] }))).toBe(2);
    expect(numbers()).toEqual([1, 2, 1, 2]);
  });

  test('is an operation: it shows its progress, names its messages, and can be cancelled', async () => {
    await stage.notes(1, 2);
    await stage.deliver();
    const headers = { 'idempotency-key': randomUUID() };
    const body = { since: inThePast(), status: ['delivered'] };
    const [started, again] = [
      await stage.http.post(path('replays'), body, headers),
      await stage.http.post(path('replays'), body, headers),
    ];
    const id = started.body['id'] as string;
    expect([started.status, started.headers['location'], again.body['id']]).toEqual([202, `/v1/operations/${id}`, id]);
    expect(started.body['metadata']).toMatchObject({ endpointId: endpoint, status: ['delivered'] });
    expect(await done(started)).toBe(2);
    const result = await stage.http.app.inject({ url: `/v1/operations/${id}/result` });
    const ids = (await rows()).map((row) => typedId('evt', row.event_id));
    expect(result.body).toBe(ids.map((one) => `${JSON.stringify({ id: one, type: 'note.written' })}\n`).join(''));
    const other = await replay({ status: ['delivered'] });
    const url = `/v1/operations/${other.body['id'] as string}`;
    const cancelled = await stage.http.app.inject({ method: 'DELETE', url });
    expect(cancelled.json()).toMatchObject({ state: 'cancelled' });
    expect((await stage.work(other))['state']).toBe('cancelled');
    await stage.deliver();
    expect(numbers()).toEqual([1, 2, 1, 2]);
  });

  test('is another tenant’s to nobody, and none of an endpoint that is not there', async () => {
    endpoint = typedId('whe', randomUUID());
    expect(await replay({})).toMatchObject({ status: 404, body: { code: 'webhook-endpoint.not-found' } });
    expect(await recover()).toMatchObject({ status: 404 });
  });
});

describe('a piece of a replay', () => {
  const works = (messages?: WebhookMessages) => {
    const { app } = stage.http;
    const get = <T>(token: abstract new (...args: never[]) => T): T => app.get(token as never, { strict: false });
    return new LongReplays(
      get(TenantDatabase),
      get(EventStore),
      get(EventTypes),
      messages ?? get(WebhookMessages),
      get(DeliveryWakeUps),
    );
  };
  const wish = (more: Partial<ReplayWish>): ReplayWish => ({
    endpointId: uuidOf('whe', endpoint)!,
    since: inThePast(),
    until: null,
    afterPosition: null,
    eventTypes: null,
    channels: null,
    tags: null,
    status: [],
    errors: null,
    missing: false,
    dryRun: false,
    ...more,
  });
  /** Every piece of a replay, each done so often as if its worker had been killed before it could keep what it had done. */
  async function pieces(replays: LongReplays, wanted: ReplayWish, times: number): Promise<number> {
    const operationId = randomUUID();
    let [cursor, counted]: [string | null, number] = [null, 0];
    do {
      let next: string | null = null;
      let lines = 0;
      for (let time = 0; time < times; time += 1) {
        const piece: Piece = { operationId, cursor, lines: [], firstLine: 1 };
        const result: PieceResult = await stage.as(() => replays.step(wanted, piece));
        [next, lines] = [result.next, result.lines.length];
        await stage.deliver();
      }
      [cursor, counted] = [next, counted + lines];
    } while (cursor !== null);
    return counted;
  }

  test('that is done again, because its worker was killed in the middle, gives no double rows and no double tries', async () => {
    const afterPosition = await head();
    await stage.notes(1, 2);
    await stage.deliver();
    await stage.change(endpoint, { status: 'disabled' });
    await stage.notes(3, 4);
    await stage.change(endpoint, { status: 'active' });
    const all = wish({ since: null, afterPosition, status: ['delivered'], missing: true });
    expect(await pieces(works(), all, 2)).toBe(4);
    expect(numbers()).toEqual([1, 2, 1, 2, 3, 4]);
  });

  test('asks the filter of the endpoint', async () => {
    const { afterPosition, missed } = await missedWithFilter();
    expect(await pieces(works(), missed(afterPosition), 1)).toBe(1);
    expect(numbers()).toEqual([8]);
  });

  test('that skips the filter is seen (control: filter skipped on replay)', async () => {
    const { afterPosition, missed } = await missedWithFilter();
    const real = stage.http.app.get(WebhookMessages, { strict: false });
    const planted = new Proxy(real, {
      get: (target, name) => {
        const part: unknown = name === 'judge' ? () => () => true : Reflect.get(target, name);
        return typeof part === 'function' ? (part.bind(target) as unknown) : part;
      },
    });
    expect(await pieces(works(planted), missed(afterPosition), 1)).toBeGreaterThan(1);
    expect(numbers()).not.toEqual([8]);
  });

  const head = () => {
    const { events } = stage.clutch.kernel;
    return events.head(events.reading(stage.schema));
  };

  async function missedWithFilter() {
    const filter = { type: { eq: 'note.written' }, 'data.n': { gt: 7 } };
    await stage.change(endpoint, { filter, status: 'disabled' });
    const afterPosition = await head();
    await stage.notes(7, 8);
    await stage.change(endpoint, { status: 'active' });
    return { afterPosition, missed: (from: number) => wish({ since: null, afterPosition: from, missing: true }) };
  }
});
