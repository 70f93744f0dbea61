import { beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type CountingReceiver, startCountingReceiver } from '../../../../test/kit/counting-receiver.ts';
import { dispatcherWith } from '../../../../test/kit/planted-claim.ts';
import { sendingForEach } from '../../../../test/kit/sending-for-each.ts';
import { type WebhookSending } from '../../../../test/kit/webhook-sending.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

let sending: WebhookSending;
let tenant: TenantRef;
let receiver: CountingReceiver;
/** What the receiver answers. */
let answer: (n: number) => number;

sendingForEach((given) => ({ sending, tenant } = given));
beforeEach(async () => {
  answer = () => 200;
  receiver = await startCountingReceiver(({ n }, response) => {
    const status = answer(n);
    // Not at once, so that what overtakes it would be seen.
    setTimeout(() => response.writeHead(status).end(), 3);
    if (status < 300) receiver.delivered.push(n);
    return undefined;
  });
  return () => receiver.close();
});

const KEYS = 4;
const EACH = 6;
/** Message `i` of key `k` is number `10 k + i`. */
const interleaved = Array.from({ length: KEYS * EACH }, (_, place) => {
  const [key, i] = [place % KEYS, Math.floor(place / KEYS)];
  return { n: 10 * key + i, key: String(key) };
});
const someFail = (): ((n: number) => number) => {
  let requests = 0;
  return () => ((requests += 1) % 3 === 0 ? 500 : 200);
};
const PATIENT = Array.from({ length: 20 }, () => 0);

/** Requests for a message before which another one of its order had not arrived. */
function overtaking(isSameOrder: (a: number, b: number) => boolean, inOrder: readonly number[]): number[] {
  const done = new Set<number>();
  const numbers = receiver.numbers();
  return numbers.filter((n, place) => {
    const before = inOrder.slice(0, inOrder.indexOf(n)).filter((other) => isSameOrder(other, n));
    const isEarly = before.some((other) => !numbers.slice(0, place).includes(other) || !done.has(other));
    if (!numbers.slice(place + 1).includes(n)) done.add(n);
    return isEarly;
  });
}
const sameKey = (a: number, b: number) => Math.floor(a / 10) === Math.floor(b / 10);

async function deliverBy(Kind: typeof WebhookDispatcher): Promise<void> {
  await sending.publish(tenant, interleaved);
  const workers = [1, 2, 3].map(() => sending.dispatcher(Kind));
  for (const worker of workers) worker.wake(tenant.schema);
  await expect.poll(() => new Set(receiver.delivered).size).toBe(interleaved.length);
  await Promise.all(workers.map((worker) => worker.rest(tenant.schema)));
}

describe('an order', () => {
  test('perKey keeps each key’s order with failures between, over several workers', async () => {
    await sending.register(tenant, { url: receiver.url, ordering: 'perKey', retrySeconds: PATIENT });
    answer = someFail();
    await deliverBy(WebhookDispatcher);
    expect(
      overtaking(
        sameKey,
        interleaved.map(({ n }) => n),
      ),
    ).toEqual([]);
    expect(receiver.delivered).toHaveLength(interleaved.length);
    expect(receiver.counts.mostOpen).toBeGreaterThan(1);
  });

  test('strict keeps all, with failures between, over several workers', async () => {
    await sending.register(tenant, { url: receiver.url, ordering: 'strict', retrySeconds: PATIENT });
    answer = someFail();
    await deliverBy(WebhookDispatcher);
    expect(receiver.delivered).toEqual(interleaved.map(({ n }) => n));
    expect(receiver.counts.mostOpen).toBe(1);
  });

  test('that a claim leaves out is missed, and this would be seen (control)', async () => {
    await sending.register(tenant, { url: receiver.url, ordering: 'perKey', retrySeconds: PATIENT });
    answer = someFail();
    const without = { "e.ordering = 'none'": 'true', "e.ordering = 'perKey'": 'false' };
    await deliverBy(dispatcherWith(without));
    expect(
      overtaking(
        sameKey,
        interleaved.map(({ n }) => n),
      ),
    ).not.toEqual([]);
  });

  test('of one key lets the other keys go on while its first message fails', async () => {
    await sending.register(tenant, { url: receiver.url, ordering: 'perKey', retrySeconds: [3_600] });
    answer = (n) => (n === 0 ? 500 : 200);
    await sending.publish(tenant, interleaved);
    await sending.dispatcher().rest(tenant.schema);
    expect(receiver.delivered.toSorted((a, b) => a - b)).toEqual(
      interleaved.flatMap(({ n }) => (n >= 10 ? [n] : [])).toSorted((a, b) => a - b),
    );
    expect(receiver.numbers().filter((n) => n < 10)).toEqual([0]);
  });

  test('of many keys finds the one that can go on behind hundreds of messages that wait', async () => {
    await sending.register(tenant, { url: receiver.url, ordering: 'perKey', retrySeconds: [3_600] });
    answer = (n) => (n === 0 ? 500 : 200);
    const hot = Array.from({ length: 260 }, (_, n) => ({ n, key: 'hot' }));
    await sending.publish(tenant, [...hot, { n: 1_000, key: 'other' }]);
    await sending.dispatcher().rest(tenant.schema);
    expect(receiver.delivered).toEqual([1_000]);
  });
});

describe('a message whose tries are used up', () => {
  const five = [1, 2, 3, 4, 5].map((n) => ({ n, key: n % 2 === 0 ? 'even' : 'odd' }));
  const holding = async (ordering: 'strict' | 'perKey', onExhausted: 'skip' | 'block') => {
    const id = await sending.register(tenant, { url: receiver.url, ordering, onExhausted, retrySeconds: [0] });
    answer = (n) => (n === 1 ? 500 : 200);
    await sending.publish(tenant, five);
    const worker = sending.dispatcher();
    await worker.rest(tenant.schema);
    return { id, worker };
  };

  test('is passed by when the endpoint skips', async () => {
    await holding('strict', 'skip');
    expect(receiver.numbers()).toEqual([1, 1, 2, 3, 4, 5]);
  });

  test('blocks all that is behind it, until the endpoint skips', async () => {
    const { id, worker } = await holding('strict', 'block');
    expect(receiver.numbers()).toEqual([1, 1]);
    await sending.change(tenant, id, { onExhausted: 'skip' });
    await worker.rest(tenant.schema);
    expect(receiver.numbers()).toEqual([1, 1, 2, 3, 4, 5]);
    await sending.change(tenant, id, { onExhausted: 'block' });
    await sending.publish(tenant, [{ n: 6 }]);
    await worker.rest(tenant.schema);
    expect(receiver.numbers().at(-1)).toBe(6);
  });

  test('blocks its key alone, until the endpoint wants no order', async () => {
    const { id, worker } = await holding('perKey', 'block');
    expect(receiver.numbers().toSorted()).toEqual([1, 1, 2, 4]);
    await sending.change(tenant, id, { ordering: 'none' });
    await worker.rest(tenant.schema);
    expect(receiver.numbers().slice(4).toSorted()).toEqual([3, 5]);
  });

  test('blocks until it is sent once more with success', async () => {
    const { worker } = await holding('strict', 'block');
    const again = () =>
      sending.sql(tenant, 'update {schema}.platform_webhook_delivery set resend_at = now() where seq = 1');
    await again();
    await worker.rest(tenant.schema);
    expect(receiver.numbers()).toEqual([1, 1, 1]);
    answer = () => 200;
    await again();
    await worker.rest(tenant.schema);
    expect(receiver.numbers()).toEqual([1, 1, 1, 1, 2, 3, 4, 5]);
  });

  test('holds nothing back when the endpoint began to skip while it was tried for the last time', async () => {
    const { worker } = await holding('strict', 'block');
    await sending.sql(tenant, "update {schema}.platform_webhook_endpoint set on_exhausted = 'skip'");
    await worker.rest(tenant.schema);
    expect(receiver.numbers()).toEqual([1, 1, 2, 3, 4, 5]);
  });
});
