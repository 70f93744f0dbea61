import { CommandBus } from '@nestjs/cqrs';
import { type TestingModule } from '@nestjs/testing';
import { Webhook } from 'standardwebhooks';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentContext, startWakeUps, type TenantRef, type WakeUps, WorkerModule, WorkerRuntime } from '#kernel';
import { type TestInstallation, testInstallation, testModule } from '#kernel/testing';
import { CreateWebhookEndpoint } from '../../commands/webhooks/create-webhook-endpoint.command.ts';
import { type CreatedWebhookEndpoint } from '../../commands/webhooks/webhook-endpoint.dto.ts';
import { type Noted, notes } from '../../../../test/kit/note-events.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../../../test/kit/webhook-receiver.ts';
import { platformContext, PlatformModule } from '../../platform.module.ts';
import { WebhookDispatcher } from './webhook-dispatcher.ts';

let clutch: TestInstallation;
let worker: TestingModule;
let wakeUps: WakeUps;
let tenant: TenantRef;
let endpoint: CreatedWebhookEndpoint;
let receiver: WebhookReceiver;

/** A whole worker: subscriptions, jobs and the sweep, as in the worker app. */
beforeAll(async () => {
  clutch = await testInstallation([platformContext, notes], {
    CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    CLUTCH_WEBHOOK_RETRY_SECONDS: '1,1',
    CLUTCH_WORKER_SWEEP_SECONDS: '1',
  });
  receiver = await startWebhookReceiver();
  tenant = await clutch.newTenant();
  wakeUps = startWakeUps(clutch.kernel, () => undefined);
  worker = await testModule(clutch, PlatformModule, WorkerModule);
  const { url } = receiver;
  endpoint = await clutch.as(tenant, () =>
    worker
      .get(CommandBus, { strict: false })
      .execute(new CreateWebhookEndpoint({ url, eventTypes: ['*'], ordering: 'strict' })),
  );
});
afterAll(async () => {
  await wakeUps.flush();
  await worker.get(WorkerRuntime, { strict: false }).stop();
  await receiver.close();
  await clutch.close();
});

const append = (...numbers: number[]) =>
  clutch.as(tenant, () =>
    clutch.kernel.events.append(currentContext()!, {
      streamId: uuidv7(),
      category: 'note',
      expected: 'any',
      events: numbers.map((n): Noted => ({ type: 'Noted', data: { n } })),
    }),
  );
const numbers = () => receiver.bodies().map(({ data }) => data.n);

test('an append reaches the receiver by way of the worker, in order, over two failures', async () => {
  receiver.answer(500, 503);
  await append(1, 2);
  await append(3);
  await expect.poll(numbers, { timeout: 10_000 }).toEqual([1, 1, 1, 2, 3]);
  const judge = new Webhook(endpoint.secret!);
  for (const { headers, body } of receiver.received)
    expect(judge.verify(body, headers as Record<string, string>)).toHaveProperty('data');
  expect(new Set(receiver.ids().slice(0, 3)).size).toBe(1);
});

test('appends that race reach the receiver once each, in the order of the log', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => append(100 + n)));
  await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(45);
  const { rows } = await clutch.owner.query(
    `select (data->>'n')::int as n from ${tenant.schema}.event where type = 'Noted' order by position`,
  );
  expect(numbers().slice(2)).toEqual(rows.map(({ n }: { n: number }) => n));
});

test('a message whose worker died and whose job is lost is found by the sweep', async () => {
  const sql = (text: string) => clutch.owner.query(text.replaceAll('{schema}', tenant.schema));
  await sql(`update {schema}.platform_webhook_endpoint set status = 'disabled'`);
  await sql(`insert into {schema}.platform_webhook_delivery (endpoint_id, seq, event_id, event_type, body, next_attempt_at, recorded_at)
    values ('${endpoint.id}', 1000, '${uuidv7()}', 'note.written', '{"data":{"n":7}}', now() + interval '1 hour', now())`);
  await sql(`update {schema}.platform_webhook_endpoint set status = 'active'`);
  await sql(
    `update {schema}.platform_webhook_delivery set next_attempt_at = now() - interval '1 minute', leased_until = now() + interval '2 seconds', fence = 1 where seq = 1000`,
  );
  expect(await worker.get(WebhookDispatcher, { strict: false }).claim(tenant.schema, { well: 10, ailing: 10 })).toEqual(
    [],
  );
  await expect.poll(() => numbers().at(-1), { timeout: 10_000 }).toBe(7);
});
