import {
  currentContext,
  EventStore,
  Metrics,
  PlatformDatabase,
  SubscriptionControl,
  TenantDatabase,
  TenantDirectory,
} from '#kernel';
import { project } from '#kernel/testing';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { type MessageStage, noted } from '../../../../test/kit/message-stage.ts';
import { messageStageForEach } from '../../../../test/kit/message-stage-for-each.ts';
import { receiverForEach } from '../../../../test/kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { WebhookDispatcher } from '../../adapters/webhooks/webhook-dispatcher.ts';
import { GetTenantWebhooks, GetTenantWebhooksHandler } from '../../queries/webhooks/get-tenant-webhooks.query.ts';
import { WebhookBacklogGauge } from '../../queries/webhooks/webhook-backlog-gauge.ts';

let stage: MessageStage;
let receiver: WebhookReceiver;

messageStageForEach((opened) => (stage = opened));
receiverForEach((started) => (receiver = started));

/** As the admin API does it, which runs beside the one that tenants ask. */
const seen = (tenantId = stage.tenant.id) =>
  new GetTenantWebhooksHandler(stage.part(TenantDatabase), stage.part(TenantDirectory), stage.part(EventStore)).execute(
    new GetTenantWebhooks(tenantId, 'hour'),
  );
const steer = (act: 'pause' | 'resume') =>
  stage.clutch.as(stage.tenant, () =>
    stage.part(SubscriptionControl)[act](currentContext()!, { subscription: 'platform.webhooks', reason: 'Too much' }),
  );
const claim = () => stage.part(WebhookDispatcher).claim(stage.tenant.schema, { well: 10, ailing: 10 });

test('nothing is sent for a tenant while the operator has paused it, and everything afterwards', async () => {
  const first = await stage.register(receiver.url);
  await stage.happens(noted('before'));
  await steer('pause');
  await stage.register(receiver.url);
  await stage.happens(noted('meanwhile'));
  expect((await stage.ask('POST', `/v1/webhook-endpoints/${first}/test-messages`)).status).toBe(202);
  await stage.deliver();
  expect([await claim(), receiver.received]).toEqual([[], []]);
  expect((await stage.ask('GET', '/v1/webhook-stats')).json).toMatchObject({
    pausedSince: expect.any(String),
    endpoints: [{ state: 'active', backlog: { pending: 2 } }, { state: 'active' }],
  });
  expect(await seen()).toMatchObject({ pausedSince: expect.any(String), pending: 2 });

  await steer('resume');
  await project(stage.clutch.kernel, stage.tenant);
  await stage.deliver();
  expect(
    receiver
      .bodies()
      .map(({ type }) => type)
      .toSorted(),
  ).toEqual(['note.written', 'note.written', 'note.written', 'webhook.test']);
  expect(await seen()).toMatchObject({ pausedSince: null, pending: 0, queueSeconds: null });
  expect((await stage.ask('GET', '/v1/webhook-stats')).json).toMatchObject({ pausedSince: null });
});

test('sees what waits and for how long, how the last hour went, and the state of each endpoint, but not where it is', async () => {
  const [well, ailing] = [await stage.register(receiver.url), await stage.register(`${receiver.url}?token=secret`)];
  await stage.happens(noted('first'));
  await stage.deliver();
  await stage.sql(
    `update {}.platform_webhook_endpoint set health = '{"breaker":{"probeAt":"2999-01-01T00:00:00Z"}}' where url like '%token%'`,
  );
  await stage.happens(noted('second'));
  await stage.sql(`update {}.platform_webhook_delivery set next_attempt_at = now() - interval '10 minutes',
    recorded_at = now() - interval '2 hours' where status = 'pending'`);
  await stage.sql(
    `update {}.platform_webhook_attempt set error = 'status' where ctid in (select ctid from {}.platform_webhook_attempt limit 1)`,
  );
  const view = await seen();
  expect(view).toMatchObject({
    pausedSince: null,
    pending: 2,
    endpointStates: { active: 1, paused: 1, disabled: 0 },
    successShare: 0.5,
    endpoints: [{ endpointId: well }, { endpointId: ailing, state: 'paused' }],
  });
  expect(view.queueSeconds).toBeGreaterThanOrEqual(600);
  expect(view.oldestPendingSeconds).toBeGreaterThanOrEqual(7_200);
  expect(JSON.stringify(view)).not.toContain('token');
});

test('the metrics of the worker show what waits, and nothing afterwards', async () => {
  await stage.register(receiver.url);
  await stage.happens(noted('first'), noted('second'));
  await stage.sql(`update {}.platform_webhook_delivery set next_attempt_at = now() - interval '10 minutes'`);
  const metrics = new Metrics();
  const gauge = new WebhookBacklogGauge(stage.part(TenantDatabase), metrics, stage.part(PlatformDatabase));
  const valueOf = async (name: string) => {
    const shown = await metrics.registry.metrics();
    return Number(new RegExp(`^${name}\\{.*over="worst".*\\} (\\d+)$`, 'm').exec(shown)?.[1]);
  };
  await gauge.sweep(stage.tenant);
  expect(await valueOf('clutch_webhook_pending_messages')).toBe(2);
  expect(await valueOf('clutch_webhook_queue_seconds')).toBeGreaterThanOrEqual(600);
  expect(await metrics.registry.metrics()).toContain('clutch_webhook_endpoints{state="active",over="sum"} 1');
  await stage.deliver();
  // Asked once a minute.
  await gauge.sweep(stage.tenant);
  expect(await valueOf('clutch_webhook_pending_messages')).toBe(2);
  await gauge.tell(stage.tenant);
  expect(await valueOf('clutch_webhook_pending_messages')).toBe(0);
  expect(await valueOf('clutch_webhook_queue_seconds')).toBe(0);
});

test('is told of a tenant that is not there', async () => {
  await expect(seen(uuidv7())).rejects.toMatchObject({ code: 'tenant.not-found' });
});
