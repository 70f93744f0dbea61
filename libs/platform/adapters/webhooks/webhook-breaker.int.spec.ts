import { type ServerResponse } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type CountingReceiver, startCountingReceiver } from '../../../../test/kit/counting-receiver.ts';
import { dispatcherWith } from '../../../../test/kit/planted-claim.ts';
import { sendingForEach } from '../../../../test/kit/sending-for-each.ts';
import { some, type WebhookSending } from '../../../../test/kit/webhook-sending.ts';
import { type EndpointHealth } from '../../domain/webhooks/endpoint-health.ts';
import { type Claim } from './dispatch-sql.ts';
import { type FreePlaces } from './sending-places.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

let sending: WebhookSending;
let tenant: TenantRef;
let receiver: CountingReceiver;
/** What the receiver answers; `hold`: nothing until it is told to. */
let answer: number | 'hold';
let held: ServerResponse[];

sendingForEach((given) => ({ sending, tenant } = given));
beforeEach(async () => {
  answer = 500;
  held = [];
  receiver = await startCountingReceiver((_, response) => {
    if (answer !== 'hold') return answer;
    held.push(response);
    return undefined;
  });
  return () => receiver.close();
});

const health = async () =>
  (await sending.sql<{ health: EndpointHealth }>(tenant, 'select health from {schema}.platform_webhook_endpoint'))[0]!
    .health;
const probeIsDue = () =>
  sending.sql(
    tenant,
    `update {schema}.platform_webhook_endpoint
       set health = jsonb_set(health, '{breaker,probeAt}', to_jsonb(to_char(now() - interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SSOF')))`,
  );
const triesUsed = async () =>
  (
    await sending.sql<{ tries: number }>(
      tenant,
      'select scheduled as tries from {schema}.platform_webhook_delivery order by seq',
    )
  ).map(({ tries }) => tries);

/** Twelve messages of which ten fail, one behind the other: then the breaker is open, and two were never tried. */
async function opened(Kind = WebhookDispatcher): Promise<WebhookDispatcher> {
  await sending.register(tenant, { url: receiver.url, concurrency: 1, retrySeconds: [3_600, 3_600] });
  await sending.publish(tenant, some(12));
  const worker = sending.dispatcher(Kind);
  await worker.rest(tenant.schema);
  expect(receiver.arrivals).toHaveLength(10);
  return worker;
}

describe('a breaker', () => {
  test('opens, uses up no tries, closes', async () => {
    const worker = await opened();
    expect(await health()).toMatchObject({ breaker: { pauseSeconds: 30 } });
    const before = await triesUsed();
    expect(before).toEqual([...some(10).map(() => 1), 0, 0]);
    await worker.rest(tenant.schema);
    expect(receiver.arrivals).toHaveLength(10);
    for (const pauseSeconds of [60, 120]) {
      await probeIsDue();
      await worker.rest(tenant.schema);
      expect(await health()).toMatchObject({ breaker: { pauseSeconds } });
    }
    expect(receiver.arrivals).toHaveLength(12);
    expect(await triesUsed()).toEqual(before);
    answer = 200;
    await probeIsDue();
    await worker.rest(tenant.schema);
    expect(await health()).toEqual({ closedAt: expect.any(String) });
    expect(receiver.delivered).toEqual([10, 11]);
    const causes = await sending.sql<{ cause: string }>(
      tenant,
      'select cause from {schema}.platform_webhook_attempt order by started_at offset 10',
    );
    expect(causes.map(({ cause }) => cause)).toEqual(['probe', 'probe', 'probe', 'schedule']);
  });

  test('stays closed while fewer than seven of ten fail', async () => {
    await sending.register(tenant, { url: receiver.url, concurrency: 1, retrySeconds: [3_600] });
    await sending.publish(tenant, some(5));
    answer = 200;
    const worker = sending.dispatcher();
    await worker.rest(tenant.schema);
    answer = 500;
    await sending.publish(tenant, some(10));
    await worker.rest(tenant.schema);
    expect(receiver.arrivals).toHaveLength(15);
    expect(await health()).not.toHaveProperty('breaker');
  });

  /** Probes that are open at a time, when the receiver keeps them and two workers look for more. */
  async function probesBy(Kind: typeof WebhookDispatcher): Promise<number> {
    const worker = await opened(Kind);
    await sending.sql(tenant, 'update {schema}.platform_webhook_endpoint set concurrency = 10');
    answer = 'hold';
    await probeIsDue();
    const other = sending.dispatcher(Kind);
    for (const one of [worker, other]) one.wake(tenant.schema);
    await expect.poll(() => held.length).toBeGreaterThan(0);
    // Both look once more, to the end.
    await Promise.all([worker, other].map((one) => one.claim(tenant.schema, { well: 10, ailing: 10 })));
    const probes = held.length;
    answer = 200;
    for (const response of held) response.end();
    await expect.poll(() => receiver.counts.open).toBe(0);
    return probes;
  }

  test('that is open has one probe under way at a time, with two workers', async () => {
    expect(await probesBy(WebhookDispatcher)).toBe(1);
    await expect.poll(health).toEqual({ closedAt: expect.any(String) });
    await expect.poll(() => receiver.arrivals.length).toBe(12);
  });

  test('that is left out when claiming has several, and this would be seen (control)', async () => {
    expect(
      await probesBy(dispatcherWith({ "case when e.health ? 'breaker' then 1 when": 'case when' })),
    ).toBeGreaterThan(1);
  });

  test('whose probe is due but has nothing to send does not make a worker ask again and again', async () => {
    await opened();
    await sending.sql(tenant, "update {schema}.platform_webhook_delivery set status = 'delivered' where scheduled = 0");
    await probeIsDue();
    let asked = 0;
    class Counted extends WebhookDispatcher {
      override claim(schema: string, free: FreePlaces): Promise<Claim[]> {
        asked += 1;
        return super.claim(schema, free);
      }
    }
    await sending.dispatcher(Counted).rest(tenant.schema);
    await new Promise((passed) => setTimeout(passed, 500));
    expect([receiver.arrivals.length, asked]).toEqual([10, 1]);
  });
});
