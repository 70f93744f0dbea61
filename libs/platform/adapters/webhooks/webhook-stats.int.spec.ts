import { beforeEach, describe, expect, test } from 'vitest';
import { type MessageStage, noted } from '../../../../test/kit/message-stage.ts';
import { messageStageForEach } from '../../../../test/kit/message-stage-for-each.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';

let stage: MessageStage;
let receiver: WebhookReceiver;
let endpoint: string;

messageStageForEach((opened) => (stage = opened));
receiverForEach((started) => (receiver = started));
beforeEach(async () => {
  endpoint = await stage.register(receiver.url);
});

const statsOf = (query = '', by = stage.key) =>
  stage.ask('GET', `/v1/webhook-endpoints/${endpoint}/stats${query}`, { by });
/** So many tries of these lengths in milliseconds, begun so many minutes ago. */
const tried = (minutesAgo: number, durations: readonly number[], error: string | null = null) =>
  stage.sql(`insert into {}.platform_webhook_attempt (endpoint_id, seq, attempt, started_at, duration_ms, error)
    select endpoint_id, (random() * 1e15)::bigint, 1, now() - interval '${minutesAgo} minutes', ms, ${error === null ? 'null' : `'${error}'`}
    from {}.platform_webhook_endpoint, unnest(array[${durations.join()}]) ms`);

describe('stats of a receiver', () => {
  test('count tries by outcome, by class of error and over time, with how long they took', async () => {
    const lengths = Array.from({ length: 100 }, (_, index) => index + 1);
    await tried(1, lengths);
    await tried(200, [500, 500], 'timeout');
    await tried(200, [900], 'status');
    await tried(3 * 24 * 60, [7]);
    const { status, json } = await statsOf();
    expect(status).toBe(200);
    expect(json['total']).toEqual({ tries: 103, failures: 3, successShare: 100 / 103, p50Ms: 52, p95Ms: 98 });
    expect(json['errors']).toEqual([
      { error: 'timeout', tries: 2 },
      { error: 'status', tries: 1 },
    ]);
    expect(json['countedSince']).toBe(json['since']);
    expect(json['parts']).toMatchObject([
      { tries: 3, failures: 3, successShare: 0, p95Ms: 900 },
      { tries: 100, failures: 0, successShare: 1, p95Ms: 95 },
    ]);
    const since = new Date(Date.now() - 4 * 86_400_000).toISOString();
    expect((await statsOf(`?since=${since}&interval=day`)).json['total']).toMatchObject({ tries: 104 });
  });

  test('say what waits, and since when', async () => {
    await stage.happens(noted('first'), noted('second'));
    await stage.sql(`update {}.platform_webhook_delivery set recorded_at = now() - interval '2 hours' where seq = 1`);
    const { json } = await statsOf();
    expect(json['total']).toEqual({ tries: 0, failures: 0, successShare: null, p50Ms: null, p95Ms: null });
    const backlog = json['backlog'] as { pending: number; oldestPendingSeconds: number };
    expect(backlog.pending).toBe(2);
    expect(backlog.oldestPendingSeconds).toBeGreaterThanOrEqual(7_200);
    await stage.deliver();
    const nothing = { pending: 0, oldestPendingAt: null, oldestPendingSeconds: null };
    expect((await statsOf()).json).toMatchObject({ backlog: nothing, total: { tries: 2, failures: 0 } });
  });

  test('are refused for a period that is too long, or ends before it begins', async () => {
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    for (const query of [
      `since=${ago(8)}`,
      `since=${ago(2)}&interval=minute`,
      `until=${ago(2)}&since=${ago(1)}`,
      'interval=year',
    ])
      expect((await statsOf(`?${query}`)).status).toBe(422);
  });

  test("are not there for another tenant's", async () => {
    const other = await stage.keyOf(await stage.clutch.newTenant());
    expect(await statsOf('', other)).toMatchObject({ status: 404, json: { code: 'webhook-endpoint.not-found' } });
  });
});

test('stats of all receivers show each with its state, also one that nothing was sent to', async () => {
  await stage.happens(noted('first'));
  receiver.answer(500);
  await stage.deliver();
  const idle = await stage.register(receiver.url);
  await stage.sql(`update {}.platform_webhook_endpoint set status = 'disabled' where last_seq = 0`);
  const { status, json } = await stage.ask('GET', '/v1/webhook-stats');
  expect(status).toBe(200);
  expect(json['endpoints']).toMatchObject([
    { endpointId: endpoint, state: 'active', tries: 1, failures: 1, successShare: 0, backlog: { pending: 1 } },
    {
      endpointId: idle,
      state: 'disabled',
      tries: 0,
      successShare: null,
      backlog: { pending: 0, oldestPendingAt: null },
    },
  ]);
});
