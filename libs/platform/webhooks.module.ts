import { Module } from '@nestjs/common';
import { CONFIG, type Config, Jobs, Metrics, TenantDatabase } from '#kernel';
import { AesSecretBox } from './adapters/aes-secret-box.ts';
import { GuardedHttp } from './adapters/guarded-http.ts';
import { JobWakeUps } from './adapters/webhooks/job-wake-ups.ts';
import { Receivers } from './adapters/webhooks/receivers.ts';
import { WebhookDispatcher } from './adapters/webhooks/webhook-dispatcher.ts';
import { WebhookWorker } from './adapters/webhooks/webhook-worker.ts';
import { ChangeWebhookEndpointHandler } from './commands/webhooks/change-webhook-endpoint.command.ts';
import { CreateWebhookEndpointHandler } from './commands/webhooks/create-webhook-endpoint.command.ts';
import { DeleteWebhookEndpointHandler } from './commands/webhooks/delete-webhook-endpoint.command.ts';
import { SendTestWebhookHandler } from './commands/webhooks/send-test-webhook.command.ts';
import { SecretBox } from './domain/secret-box.ts';
import { DeliveryWakeUps } from './domain/webhooks/delivery-wake-ups.ts';
import { WebhookTargets } from './domain/webhooks/webhook-targets.ts';
import { WebhookResolver } from './graphql/webhook.resolver.ts';
import { WebhookEndpointController } from './http/webhooks/webhook-endpoint.controller.ts';
import { OutsideModule } from './outside.module.ts';
import { ListWebhookDeliveriesHandler } from './queries/webhooks/list-webhook-deliveries.query.ts';
import {
  GetWebhookEndpointHandler,
  ListWebhookEndpointsHandler,
} from './queries/webhooks/list-webhook-endpoints.query.ts';

const adapters = [
  { provide: SecretBox, useFactory: ({ secret }: Config) => new AesSecretBox(secret), inject: [CONFIG] },
  { provide: DeliveryWakeUps, useFactory: (jobs: Jobs) => new JobWakeUps(jobs), inject: [Jobs] },
  { provide: WebhookTargets, useExisting: GuardedHttp },
  {
    provide: WebhookDispatcher,
    useFactory: (
      { webhook: { retrySeconds } }: Config,
      database: TenantDatabase,
      http: GuardedHttp,
      secrets: SecretBox,
      metrics: Metrics,
    ) =>
      new WebhookDispatcher({
        database,
        http,
        receivers: new Receivers(database, secrets),
        retrySeconds,
        count: (outcome) => metrics.countWebhookAttempt(outcome),
        changed: () => undefined,
      }),
    inject: [CONFIG, TenantDatabase, GuardedHttp, SecretBox, Metrics],
  },
];

const commands = [
  CreateWebhookEndpointHandler,
  ChangeWebhookEndpointHandler,
  DeleteWebhookEndpointHandler,
  SendTestWebhookHandler,
];
const queries = [GetWebhookEndpointHandler, ListWebhookEndpointsHandler, ListWebhookDeliveriesHandler];

/** What a tenant's programs are told by HTTP. In the worker it is what sends the messages. */
@Module({
  imports: [OutsideModule],
  controllers: [WebhookEndpointController],
  providers: [...adapters, ...commands, ...queries, WebhookResolver, WebhookWorker],
})
export class WebhooksModule {}
