import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type CountingReceiver, startCountingReceiver } from '../../../../test/kit/counting-receiver.ts';
import { dispatcherWith } from '../../../../test/kit/planted-claim.ts';
import { sendingForEach } from '../../../../test/kit/sending-for-each.ts';
import { some, type WebhookSending } from '../../../../test/kit/webhook-sending.ts';
import { CLAIM_SQL } from './claim-sql.ts';
import { type Claim } from './dispatch-sql.ts';
import { type FreePlaces } from './sending-places.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

let sending: WebhookSending;
let tenant: TenantRef;
let receiver: CountingReceiver;

sendingForEach((given) => ({ sending, tenant } = given));
beforeEach(async () => {
  receiver = await startCountingReceiver((_, response) => {
    setTimeout(() => response.end(), 5);
    return undefined;
  });
  return () => receiver.close();
});

/** Two workers send it all. @returns when each message came, in milliseconds from before the first could */
async function arrivalsBy(Kind: typeof WebhookDispatcher, many: number): Promise<number[]> {
  await sending.publish(tenant, some(many));
  const workers = [sending.dispatcher(Kind), sending.dispatcher(Kind)];
  const began = Date.now();
  for (const worker of workers) worker.wake(tenant.schema);
  await expect.poll(() => receiver.arrivals.length, { timeout: 60_000 }).toBe(many);
  return receiver.arrivals.map(({ at }) => at - began);
}

describe('a rate', () => {
  /** How many messages came too early, at 20 a second and 20 at once; one more for what the clocks round. */
  const tooEarly = (arrivals: readonly number[]) =>
    arrivals.filter((ms, index) => index + 1 > (20 * ms) / 1_000 + 20 + 1).length;

  test('is kept: never more than its burst and what has come since, with one waking of two workers', async () => {
    await sending.register(tenant, { url: receiver.url, ratePerSecond: 20, concurrency: 50 });
    expect(tooEarly(await arrivalsBy(WebhookDispatcher, 60))).toBe(0);
    expect(new Set(receiver.numbers()).size).toBe(60);
  });

  test('that a claim leaves out is not kept, and this would be seen (control)', async () => {
    await sending.register(tenant, { url: receiver.url, ratePerSecond: 20, concurrency: 50 });
    const without = { 'coalesce(least(free.room, floor(bucket.tokens)), free.room)': 'free.room' };
    expect(tooEarly(await arrivalsBy(dispatcherWith(without), 60))).toBeGreaterThan(0);
  });

  test('below one a second lets one message through, and the next when its token is there', async () => {
    await sending.register(tenant, { url: receiver.url, ratePerSecond: 0.01 });
    await sending.publish(tenant, some(3));
    const worker = sending.dispatcher();
    await worker.rest(tenant.schema);
    expect(receiver.arrivals).toHaveLength(1);
    const seconds = async () => {
      const nextDue = { ...CLAIM_SQL.NEXT_DUE, values: [randomUUID()] };
      return (await sending.clutch.kernel.database.read<{ seconds: number }>(tenant.schema, nextDue))[0]!.seconds;
    };
    expect(await seconds()).toBeGreaterThan(0);
    expect(await seconds()).toBeLessThanOrEqual(100);
    await sending.sql(
      tenant,
      "update {schema}.platform_webhook_endpoint set tokens_at = tokens_at - interval '100 seconds'",
    );
    await worker.rest(tenant.schema);
    expect(receiver.arrivals).toHaveLength(2);
  });

  test('does not make a worker ask again and again while it waits', async () => {
    let asked = 0;
    class Counted extends WebhookDispatcher {
      override claim(schema: string, free: FreePlaces): Promise<Claim[]> {
        asked += 1;
        return super.claim(schema, free);
      }
    }
    await sending.register(tenant, { url: receiver.url, ratePerSecond: 0.01 });
    await sending.register(tenant, {
      url: receiver.url,
      ordering: 'strict',
      onExhausted: 'block',
      retrySeconds: [3_600],
    });
    await sending.publish(tenant, some(50));
    await sending.sql(
      tenant,
      "update {schema}.platform_webhook_delivery set status = 'exhausted', holds_back = true where seq = 1 and endpoint_id in (select endpoint_id from {schema}.platform_webhook_endpoint where ordering = 'strict')",
    );
    await sending.dispatcher(Counted).rest(tenant.schema);
    await new Promise((passed) => setTimeout(passed, 500));
    expect(receiver.arrivals).toHaveLength(1);
    expect(asked).toBeLessThanOrEqual(6);
  });
});

describe('requests that are open at a time', () => {
  test('are never more than the endpoint wants, over several workers', async () => {
    await sending.register(tenant, { url: receiver.url, concurrency: 3 });
    await arrivalsBy(WebhookDispatcher, 40);
    expect(receiver.counts.mostOpen).toBe(3);
  });

  /** Two workers claim two messages each of one endpoint, one after the other. @returns how many they get */
  async function claimedInTurn(Kind: typeof WebhookDispatcher): Promise<number[]> {
    await sending.register(tenant, { url: receiver.url, concurrency: 3 });
    await sending.publish(tenant, some(10));
    const claimed: number[] = [];
    for (const worker of [sending.dispatcher(Kind), sending.dispatcher(Kind)])
      claimed.push((await worker.claim(tenant.schema, { well: 2, ailing: 2 })).length);
    return claimed;
  }

  test('are counted by the one worker that has messages of the endpoint at hand', async () => {
    expect(await claimedInTurn(WebhookDispatcher)).toEqual([2, 0]);
  });

  test('are counted by nobody where another worker claims as well, and this would be seen (control)', async () => {
    const without = { 'e.held_by is distinct from $1::uuid': '$1::uuid is null' };
    expect(await claimedInTurn(dispatcherWith(without))).toEqual([2, 2]);
  });

  test('are given to new messages before those that were tried', async () => {
    const id = await sending.register(tenant, { url: receiver.url, concurrency: 1 });
    await sending.publish(tenant, some(6));
    await sending.sql(
      tenant,
      "update {schema}.platform_webhook_delivery set scheduled = 1, next_attempt_at = now() - interval '1 hour' where endpoint_id = $1 and seq <= 3",
      [id],
    );
    await sending.dispatcher().rest(tenant.schema);
    expect(receiver.numbers()).toEqual([3, 4, 5, 0, 1, 2]);
  });
});
