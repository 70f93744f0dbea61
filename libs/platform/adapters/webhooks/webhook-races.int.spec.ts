import { type ServerResponse } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type CountingReceiver, startCountingReceiver } from '../../../../test/kit/counting-receiver.ts';
import { dispatcherWith } from '../../../../test/kit/planted-claim.ts';
import { sendingForEach } from '../../../../test/kit/sending-for-each.ts';
import { some, type WebhookSending } from '../../../../test/kit/webhook-sending.ts';
import { GuardedHttp } from '../guarded-http.ts';
import { type Claim } from './dispatch-sql.ts';
import { attendTo } from './nearest-dispatcher.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';
import { WebhookWorker } from './webhook-worker.ts';

let sending: WebhookSending;
let tenant: TenantRef;
let receiver: CountingReceiver;
let holds: boolean;
let held: ServerResponse[];

sendingForEach((given) => ({ sending, tenant } = given));
beforeEach(async () => {
  holds = false;
  held = [];
  receiver = await startCountingReceiver((_, response) => {
    if (!holds) return 200;
    held.push(response);
    return undefined;
  });
  return () => receiver.close();
});

const statuses = async () =>
  (
    await sending.sql<{ status: string; many: number }>(
      tenant,
      'select status, count(*)::int as many from {schema}.platform_webhook_delivery group by 1 order by 1',
    )
  ).map(({ status, many }) => [status, many]);
const endpoint = async () =>
  (
    await sending.sql<{ status: string; disabled_reason: string | null }>(
      tenant,
      'select status, disabled_reason from {schema}.platform_webhook_endpoint',
    )
  )[0];

/** What does not fit together: attempts that are not counted, leases and times of the end that do not belong to the status. */
const misfits = () =>
  sending.sql(
    tenant,
    `select d.seq, d.status from {schema}.platform_webhook_delivery d
      where d.attempts <> (select count(*) from {schema}.platform_webhook_attempt a where a.endpoint_id = d.endpoint_id and a.seq = d.seq)
        or (d.status = 'pending') <> (d.finished_at is null) or d.leased_until is not null or d.fence < d.attempts`,
  );

describe('workers', () => {
  test('two of them, one try', async () => {
    await sending.register(tenant, { url: receiver.url });
    await sending.publish(tenant, some(40));
    const workers = [1, 2, 3].map(() => sending.dispatcher());
    await Promise.all(workers.map((worker) => worker.rest(tenant.schema)));
    await expect.poll(statuses).toEqual([['delivered', 40]]);
    expect(receiver.numbers().toSorted((a, b) => a - b)).toEqual(some(40).map(({ n }) => n));
    expect(await misfits()).toEqual([]);
  });

  test('killed in mid-send: same id, no loss', async () => {
    await sending.register(tenant, { url: receiver.url });
    await sending.publish(tenant, some(15));
    // What it has sent arrives, and it hears of nothing any more.
    const http = sending.module.get(GuardedHttp);
    const silence = Promise.withResolvers<never>();
    const post: GuardedHttp['post'] = async (...request) => {
      await http.post(...request);
      return silence.promise;
    };
    const killed = new WebhookDispatcher({ ...sending.dispatcher().parts, http: { post, ask: http.ask.bind(http) } });
    killed.wake(tenant.schema);
    await expect.poll(() => receiver.arrivals.length).toBe(10);
    await sending.sql(
      tenant,
      "update {schema}.platform_webhook_delivery set leased_until = now() - interval '1 second' where leased_until is not null",
    );
    await sending.dispatcher().rest(tenant.schema);
    expect(await statuses()).toEqual([['delivered', 15]]);
    const ids = new Map(receiver.arrivals.map(({ n, id }) => [n, id]));
    expect(ids.size).toBe(15);
    expect(receiver.arrivals).toHaveLength(25);
    expect(receiver.arrivals.every(({ n, id }) => ids.get(n) === id)).toBe(true);
    silence.reject(new Error('killed'));
    await killed.stop();
    expect(await statuses()).toEqual([['delivered', 15]]);
    expect(await misfits()).toEqual([]);
  });

  test('whose queue was emptied: the sweeper recovers', async () => {
    await sending.register(tenant, { url: receiver.url });
    await sending.publish(tenant, some(3));
    const { events } = sending.clutch.kernel;
    const worker = new WebhookWorker(sending.dispatcher(), events);
    attendTo(events, { wake: () => undefined });
    await worker.sweep(tenant);
    await expect.poll(statuses).toEqual([['delivered', 3]]);
    await worker.sweep(tenant);
    expect(receiver.arrivals).toHaveLength(3);
  });

  /** As many claims at once, of 500 messages for 5 endpoints. @returns all that were claimed */
  async function claimedBy(Kind: typeof WebhookDispatcher): Promise<Claim[]> {
    for (let i = 0; i < 5; i += 1) await sending.register(tenant, { url: receiver.url, concurrency: 70 });
    await sending.publish(tenant, some(100));
    const consumers = some(100).map(() => sending.dispatcher(Kind));
    const claims = await Promise.all(consumers.map((one) => one.claim(tenant.schema, { well: 12, ailing: 12 })));
    return claims.flat();
  }
  const names = (claims: readonly Claim[]) => claims.map(({ endpoint_id, seq }) => `${endpoint_id}.${seq}`);

  test('100 queue consumers, no double', async () => {
    const claims = await claimedBy(WebhookDispatcher);
    expect(claims.length).toBeGreaterThan(0);
    expect(new Set(names(claims)).size).toBe(claims.length);
    const perEndpoint = Map.groupBy(claims, ({ endpoint_id }) => endpoint_id);
    for (const own of perEndpoint.values()) expect(own.length).toBeLessThanOrEqual(70);
  });

  test('that do not take turns claim messages twice, and this would be seen (control)', async () => {
    const claims = await claimedBy(
      dispatcherWith({
        'e.turn = $2::uuid': '$2::uuid is not null',
        'for update of e skip locked': 'and false',
        'e.held_by is distinct from $1::uuid': '$1::uuid is null',
      }),
    );
    expect(new Set(names(claims)).size).toBeLessThan(claims.length);
  });
});

describe('a retry that races a disable', () => {
  const racing = async (status: number): Promise<void> => {
    const id = await sending.register(tenant, { url: receiver.url });
    await sending.publish(tenant, some(1));
    holds = true;
    const worker = sending.dispatcher();
    worker.wake(tenant.schema);
    await expect.poll(() => held.length).toBe(1);
    await sending.change(tenant, id, { status: 'disabled' });
    await sending.publish(tenant, some(1));
    held[0]!.writeHead(status).end();
    await worker.rest(tenant.schema);
    await expect
      .poll(() =>
        sending.sql(tenant, 'select 1 as one from {schema}.platform_webhook_delivery where leased_until is null'),
      )
      .toHaveLength(1);
    expect(await endpoint()).toEqual({ status: 'disabled', disabled_reason: 'person' });
    await worker.rest(tenant.schema);
    expect(receiver.arrivals).toHaveLength(1);
    expect(await misfits()).toEqual([]);
  };

  test('ends disabled when it fails, and its message waits', async () => {
    await racing(500);
    expect(await statuses()).toEqual([['pending', 1]]);
  });

  test('ends disabled by the person also when the receiver is gone', async () => {
    await racing(410);
    expect(await statuses()).toEqual([['pending', 1]]);
  });

  test('ends disabled when it succeeds', async () => {
    await racing(200);
    expect(await statuses()).toEqual([['delivered', 1]]);
  });
});

describe('receivers that never answer', () => {
  const DEAD = 60;
  let dead: CountingReceiver;
  let stranger: TenantRef;

  beforeEach(async () => {
    dead = await startCountingReceiver(() => undefined);
    stranger = await sending.clutch.newTenant();
    return () => dead.close();
  });

  /** Sixty of them before a receiver that is well, and another tenant's; the worker has twenty places for each tenant. */
  async function beside(slowAfterMs: number): Promise<void> {
    for (let i = 0; i < DEAD; i += 1) await sending.register(tenant, { url: dead.url, timeoutSeconds: 30 });
    await sending.register(tenant, { url: receiver.url });
    await sending.register(stranger, { url: receiver.url });
    await sending.publish(tenant, some(15));
    await sending.publish(
      stranger,
      some(15).map(({ n }) => ({ n: 100 + n })),
    );
    const worker = sending.dispatcher(WebhookDispatcher, { places: { worker: 100, tenant: 20, slowAfterMs } });
    worker.wake(tenant.schema);
    await expect.poll(() => dead.counts.open).toBeGreaterThanOrEqual(20);
    worker.wake(stranger.schema);
    await expect.poll(() => receiver.numbers().filter((n) => n >= 100).length).toBe(15);
  }

  test('take no place of one that does, in their tenant or another', async () => {
    await beside(1_000);
    await expect.poll(() => receiver.numbers().filter((n) => n < 100).length, { timeout: 60_000 }).toBe(15);
    expect(dead.counts.open).toBeGreaterThanOrEqual(20);
    expect(dead.counts.open).toBeLessThanOrEqual(80);
  });

  test('take them all where slow ones keep their places, and this would be seen (control)', async () => {
    await beside(1_000_000);
    await new Promise((passed) => setTimeout(passed, 3_000));
    expect(receiver.numbers().filter((n) => n < 100).length).toBeLessThan(15);
    expect(dead.counts.open).toBeGreaterThanOrEqual(20);
  });
});
