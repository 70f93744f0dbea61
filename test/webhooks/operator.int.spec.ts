import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Metrics, PlatformDatabase, TenantDatabase, type TenantRef, typedId } from '#kernel';
import { project } from '#kernel/testing';
import { WebhookBacklogGauge } from '../../libs/platform/queries/webhooks/webhook-backlog-gauge.ts';
import { WebhooksAdminModule } from '../../libs/platform/webhooks-admin.module.ts';
import { MESSAGE_CONTEXTS, type MessageStage, noted } from '../kit/message-stage.ts';
import { messageStageForEach } from '../kit/message-stage-for-each.ts';
import { operatorApp } from '../kit/operator-app.ts';
import { receiverForEach } from '../kit/receiver-for-each.ts';
import { type WebhookReceiver } from '../kit/webhook-receiver.ts';

let stage: MessageStage;
let admin: NestFastifyApplication;
let receiver: WebhookReceiver;

messageStageForEach((opened) => (stage = opened));
receiverForEach((started) => (receiver = started));
beforeAll(async () => {
  admin = await operatorApp(stage.clutch.config, MESSAGE_CONTEXTS, WebhooksAdminModule);
});
afterAll(() => admin.close());
beforeEach(async () => {
  await stage.clutch.owner.query('delete from platform.webhook_tenant_state');
});

interface Asked {
  readonly body?: object;
  readonly by?: string;
  readonly headers?: Record<string, string>;
}
async function ask(method: 'GET' | 'POST', url: string, { body, by, headers = {} }: Asked = {}) {
  const authorization = `Bearer ${by ?? 'operator'}`;
  const answer = await admin.inject({
    method,
    url,
    headers: { authorization, ...headers },
    ...(body ? { payload: body } : {}),
  });
  return { status: answer.statusCode, json: answer.json<Record<string, unknown>>() };
}
const at = (path = '', tenant: TenantRef = stage.tenant) => `/v1/tenants/${typedId('tnt', tenant.id)}/webhooks${path}`;
const steer = (act: 'pause' | 'resumption', over: Asked = {}) =>
  ask('POST', at(`/${act}`), { body: { reason: 'Floods a receiver' }, ...over });

describe('the overview of all tenants', () => {
  type Shown = { readonly tenant: { readonly id: string } };
  /** As the worker does it once a minute. */
  const look = (tenant: TenantRef) =>
    new WebhookBacklogGauge(stage.part(TenantDatabase), new Metrics(), stage.part(PlatformDatabase)).tell(tenant);
  const overview = async (query = '') => {
    const { json } = await ask('GET', `/v1/webhook-tenants${query}`);
    return { rows: json['data'] as Shown[], page: json['page'] as { readonly nextCursor: string | null } };
  };
  const ids = (rows: readonly Shown[]) => rows.map(({ tenant }) => tenant.id);

  /** One whose messages arrive, and one of which a message is late by two hours. */
  async function twoTenants(): Promise<[TenantRef, TenantRef]> {
    const well = stage.tenant;
    await stage.register(receiver.url);
    await stage.happens(noted('arrives'));
    await stage.deliver();
    await look(well);
    await stage.begin();
    await stage.register(receiver.url);
    await stage.register(`${receiver.url}?token=secret`);
    await stage.happens(noted('fails'));
    receiver.answer(500);
    await stage.deliver();
    await stage.sql(`update {}.platform_webhook_delivery set next_attempt_at = now() - interval '2 hours',
      recorded_at = now() - interval '3 hours' where status = 'pending'`);
    await stage.sql(`update {}.platform_webhook_endpoint set status = 'disabled', disabled_reason = 'gone'
      where endpoint_id not in (select endpoint_id from {}.platform_webhook_delivery where status = 'pending')`);
    await look(stage.tenant);
    return [well, stage.tenant];
  }

  test('shows the one whose oldest message waits longest first, and says when a worker has looked', async () => {
    const [well, late] = await twoTenants();
    const { rows } = await overview();
    expect(ids(rows)).toEqual([typedId('tnt', late.id), typedId('tnt', well.id)]);
    expect(rows).toMatchObject([
      {
        tenant: { slug: late.slug },
        isTroubled: true,
        pausedSince: null,
        pending: 1,
        endpointStates: { active: 1, paused: 0, disabled: 1 },
        tries: 2,
        successShare: 0.5,
        worstSuccessShare: 0,
        seenAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
      { isTroubled: false, pending: 0, queueSeconds: null, oldestPendingSeconds: null, successShare: 1 },
    ]);
    const [{ queueSeconds, oldestPendingSeconds }] = rows as unknown as [Record<string, number>];
    expect(queueSeconds).toBeGreaterThanOrEqual(7_200);
    expect(oldestPendingSeconds).toBeGreaterThanOrEqual(10_800);
    expect(JSON.stringify(rows), 'where messages go is the matter of the tenant').not.toContain('token');
  });

  test('comes in pages, and shows only those that somebody should look at where that is asked for', async () => {
    const [well, late] = await twoTenants();
    const first = await overview('?limit=1');
    expect(ids(first.rows)).toEqual([typedId('tnt', late.id)]);
    const second = await overview(`?limit=1&cursor=${first.page.nextCursor}`);
    expect([ids(second.rows), second.page.nextCursor]).toEqual([[typedId('tnt', well.id)], null]);
    expect(ids((await overview('?only=troubled')).rows)).toEqual([typedId('tnt', late.id)]);
  });

  test('forgets a tenant that has no endpoint any more', async () => {
    await stage.register(receiver.url);
    await look(stage.tenant);
    expect((await overview()).rows).toHaveLength(1);
    await stage.sql('delete from {}.platform_webhook_endpoint');
    await look(stage.tenant);
    expect((await overview()).rows).toEqual([]);
  });

  test('is for nobody of a tenant', async () => {
    for (const url of ['/v1/webhook-tenants', at()])
      expect((await ask('GET', url, { by: stage.key })).status).toBeGreaterThanOrEqual(401);
    expect((await steer('pause', { by: stage.key })).status).toBeGreaterThanOrEqual(401);
    expect((await stage.ask('GET', '/v1/webhook-tenants')).status).toBe(404);
  });
});

describe('the kill switch of a tenant', () => {
  const health = async (id: string) => (await stage.ask('GET', `/v1/webhook-endpoints/${id}/health`)).json;

  test('stops all that is sent, is seen by the tenant, and loses nothing; another tenant goes on', async () => {
    const endpoint = await stage.register(receiver.url);
    await stage.happens(noted('before'));
    const paused = await steer('pause');
    const said = { pausedSince: expect.any(String), pauseReason: 'Floods a receiver' };
    expect(paused).toMatchObject({ status: 200, json: { ...said, pending: 1 } });
    await stage.happens(noted('meanwhile'));
    await stage.ask('POST', `/v1/webhook-endpoints/${endpoint}/test-messages`);
    await stage.deliver();
    expect(receiver.received).toEqual([]);
    expect(await health(endpoint)).toMatchObject({
      state: 'healthy',
      pausedByOperatorSince: paused.json['pausedSince'],
    });

    const { tenant, key } = stage;
    await stage.begin();
    await stage.register(receiver.url);
    await stage.happens(noted('of another'));
    await stage.deliver();
    expect(receiver.bodies()).toMatchObject([{ data: { text: 'of another' } }]);
    [stage.tenant, stage.key] = [tenant, key];

    expect(await steer('resumption')).toMatchObject({ status: 200, json: { pausedSince: null, pauseReason: null } });
    expect(await health(endpoint)).toMatchObject({ pausedByOperatorSince: null });
    await project(stage.clutch.kernel, stage.tenant);
    await stage.deliver();
    const texts = receiver.bodies().map(({ type, data }) => `${type} ${(data as { text?: string }).text ?? ''}`);
    expect(texts.slice(1).toSorted()).toEqual(['note.written before', 'note.written meanwhile', 'webhook.test ']);
    const tries = await stage.sql<{ attempts: number }>('select attempts from {}.platform_webhook_delivery');
    expect(tries.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test('can be thrown before any worker has been with the tenant', async () => {
    await stage.sql('delete from {}.subscription');
    expect(await steer('pause')).toMatchObject({ status: 200, json: { pausedSince: expect.any(String) } });
    await stage.register(receiver.url);
    await stage.happens(noted('first of all'));
    await stage.deliver();
    expect(receiver.received).toEqual([]);
    await steer('resumption');
    await project(stage.clutch.kernel, stage.tenant);
    await stage.deliver();
    expect(receiver.bodies()).toMatchObject([{ data: { text: 'first of all' } }]);
  });

  test('is told with its reason once, in the log and in the audit trail, however often it is asked for', async () => {
    await project(stage.clutch.kernel, stage.tenant);
    const headers = { 'idempotency-key': uuidv7() };
    const answers = [await steer('pause', { headers }), await steer('pause', { headers }), await steer('pause')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const told = await stage.sql<{ type: string; data: object }>(
      "select type, data from {}.event where category = 'subscription'",
    );
    expect(told).toEqual([
      { type: 'SubscriptionPaused', data: { subscription: 'platform.webhooks', reason: 'Floods a receiver' } },
    ]);
    const trail = await stage.sql('select * from {}.audit_record');
    expect(JSON.stringify(trail)).toContain('pauseTenantWebhooks');
  });

  test('needs a reason, and a tenant that is there', async () => {
    expect(await steer('pause', { body: {} })).toMatchObject({ status: 422 });
    const missing = at('/pause', { ...stage.tenant, id: uuidv7() });
    expect(await ask('POST', missing, { body: { reason: 'because' } })).toMatchObject({
      status: 404,
      json: { code: 'tenant.not-found' },
    });
    const unknown = at('', { ...stage.tenant, id: uuidv7() });
    expect(await ask('GET', unknown)).toMatchObject({ status: 404, json: { code: 'tenant.not-found' } });
  });

  test('shows how tries went over the day as well', async () => {
    await stage.register(receiver.url);
    await stage.happens(noted('early'));
    await stage.deliver();
    await stage.sql("update {}.platform_webhook_attempt set started_at = now() - interval '3 hours'");
    expect((await ask('GET', at())).json).toMatchObject({ successShare: null, endpoints: [{ tries: 0 }] });
    expect((await ask('GET', at('?period=day'))).json).toMatchObject({ successShare: 1, endpoints: [{ tries: 1 }] });
  });
});
