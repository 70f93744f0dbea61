import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { currentContext, PolicyCommands, SubscriptionRunner, type TenantRef } from '#kernel';
import { testInstallation, testModule } from '#kernel/testing';
import { GuardedHttp } from '../../libs/platform/adapters/guarded-http.ts';
import { attendTo } from '../../libs/platform/adapters/webhooks/nearest-dispatcher.ts';
import { type DispatcherParts, WebhookDispatcher } from '../../libs/platform/adapters/webhooks/webhook-dispatcher.ts';
import { ChangeWebhookEndpoint } from '../../libs/platform/commands/webhooks/change-webhook-endpoint.command.ts';
import { CreateWebhookEndpoint } from '../../libs/platform/commands/webhooks/create-webhook-endpoint.command.ts';
import {
  type ChangeWebhookEndpointBody,
  type CreateWebhookEndpointBody,
} from '../../libs/platform/commands/webhooks/webhook-endpoint.dto.ts';
import { platformContext, PlatformModule } from '../../libs/platform/platform.module.ts';
import { type Noted, notes } from './note-events.ts';

export type WebhookSending = Awaited<ReturnType<typeof webhookSending>>;

/** So many notes to publish, numbered from nought. */
export const some = (many: number) => Array.from({ length: many }, (_, n) => ({ n }));

/** An installation that sends webhooks to loopback, and nothing but what a test's own dispatchers send. */
export async function webhookSending() {
  const clutch = await testInstallation([platformContext, notes], {
    CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    CLUTCH_WEBHOOK_RETRY_SECONDS: '0,0',
  });
  const module = await testModule(clutch, PlatformModule);
  const { database, events, subscriptions } = clutch.kernel;
  attendTo(events, { wake: () => undefined });
  const policies = new PolicyCommands(module.get(CommandBus), () => undefined);
  const failed = (_: TenantRef, subscription: string, error: unknown): never => {
    throw new Error(`${subscription} failed`, { cause: error });
  };
  const runner = new SubscriptionRunner(database, events, subscriptions, policies, { lag: () => undefined, failed });
  const started: WebhookDispatcher[] = [];
  return {
    clutch,
    module,
    /** @returns its id */
    async register(tenant: TenantRef, body: Partial<CreateWebhookEndpointBody> & { url: string }): Promise<string> {
      const command = new CreateWebhookEndpoint({ eventTypes: ['note.*'], ...body });
      return (await clutch.as(tenant, () => module.get(CommandBus).execute(command))).id;
    },
    change: (tenant: TenantRef, endpointId: string, body: ChangeWebhookEndpointBody) =>
      clutch.as(tenant, () => module.get(CommandBus).execute(new ChangeWebhookEndpoint(endpointId, body))),
    /** Notes in the log, in this order, each in the stream of its key, and the endpoints' messages of them. */
    async publish(tenant: TenantRef, written: readonly { readonly n: number; readonly key?: string }[]): Promise<void> {
      const streams = new Map<string, string>();
      await clutch.as(tenant, async () => {
        for (const { n, key = String(n) } of written) {
          const streamId = streams.get(key) ?? uuidv7();
          streams.set(key, streamId);
          const noted: Noted = { type: 'Noted', data: { n } };
          await events.append(currentContext()!, { streamId, category: 'note', expected: 'any', events: [noted] });
        }
        await runner.drain(tenant);
      });
    },
    dispatcher(Kind = WebhookDispatcher, over: Partial<DispatcherParts> = {}): WebhookDispatcher {
      const made = new Kind({ ...module.get(WebhookDispatcher).parts, count: () => undefined, ...over });
      started.push(made);
      return made;
    },
    /** `{schema}` is the tenant's. */
    async sql<Row extends object>(tenant: TenantRef, text: string, values: unknown[] = []): Promise<Row[]> {
      return (await clutch.owner.query<Row>(text.replaceAll('{schema}', tenant.schema), values)).rows;
    },
    async close(): Promise<void> {
      await Promise.all(started.map((dispatcher) => dispatcher.stop()));
      await module.get(GuardedHttp).close();
      await clutch.close();
    },
  };
}
