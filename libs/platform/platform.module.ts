import { Module } from '@nestjs/common';
import {
  Clock,
  CONFIG,
  type Config,
  type ContextDefinition,
  Jobs,
  Metrics,
  TenantDatabase,
  type WebhookOutcome,
} from '#kernel';
import { AddressRules } from './adapters/address-rules.ts';
import { apiKeysPart } from './adapters/archive-api-keys.ts';
import { webhookSecretsPart } from './adapters/archive-webhook-secrets.ts';
import { AesSecretBox } from './adapters/aes-secret-box.ts';
import { wakeDueEndpoints } from './adapters/due-deliveries.ts';
import { GuardedFetch } from './adapters/guarded-fetch.ts';
import { GuardedHttp } from './adapters/guarded-http.ts';
import { GuardedSignedPosts } from './adapters/guarded-signed-posts.ts';
import { HmacKeyDigest } from './adapters/hmac-key-digest.ts';
import { JobWakeUps } from './adapters/job-wake-ups.ts';
import { keyNames } from './adapters/key-names.ts';
import { StoredApiKeys } from './adapters/stored-api-keys.ts';
import { WebhookCourier } from './adapters/webhook-courier.ts';
import { webhookFanOut } from './adapters/webhook-fan-out.ts';
import { WebhookWorker } from './adapters/webhook-worker.ts';
import { ChangeWebhookEndpointHandler } from './commands/change-webhook-endpoint.command.ts';
import { CreateWebhookEndpointHandler } from './commands/create-webhook-endpoint.command.ts';
import { DeleteWebhookEndpointHandler } from './commands/delete-webhook-endpoint.command.ts';
import { IssueApiKeyHandler } from './commands/issue-api-key.command.ts';
import { RevokeApiKeyHandler } from './commands/revoke-api-key.command.ts';
import { SendTestWebhookHandler } from './commands/send-test-webhook.command.ts';
import { ApiKeyAuthentication, GuardedRequests, SignedPosts } from './contracts.ts';
import { DeliveryWakeUps } from './domain/delivery-wake-ups.ts';
import { KeyDigest } from './domain/key-digest.ts';
import { SecretBox } from './domain/secret-box.ts';
import { platformSubjects } from './domain/subjects.ts';
import { WebhookTargets } from './domain/webhook-targets.ts';
import { ApiKeyRow, WebhookAttemptRow, WebhookDeliveryRow, WebhookEndpointRow } from './entities.ts';
import { ApiKeyController } from './http/api-key.controller.ts';
import { ApiKeyStrategy } from './http/api-key.strategy.ts';
import { EventController } from './http/event.controller.ts';
import { LiveFeeds } from './http/live-feeds.ts';
import { LiveGateway } from './http/live.gateway.ts';
import { WebhookEndpointController } from './http/webhook-endpoint.controller.ts';
import { WhoAmIController } from './http/who-am-i.controller.ts';
import { ListApiKeysHandler } from './queries/list-api-keys.query.ts';
import { ListEventTypesHandler } from './queries/list-event-types.query.ts';
import { ListEventsHandler } from './queries/list-events.query.ts';
import { ListWebhookDeliveriesHandler } from './queries/list-webhook-deliveries.query.ts';
import { GetWebhookEndpointHandler, ListWebhookEndpointsHandler } from './queries/list-webhook-endpoints.query.ts';
import { PublicEventLog } from './queries/public-event-log.ts';

export const platformContext: ContextDefinition = {
  name: 'platform',
  entities: [ApiKeyRow, WebhookEndpointRow, WebhookDeliveryRow, WebhookAttemptRow],
  subjects: platformSubjects,
  actorNames: ({ platform }) => ({ 'api-key': keyNames(platform) }),
  archiveParts: ({ secret }) => [apiKeysPart, webhookSecretsPart(new AesSecretBox(secret))],
  subscriptions: ({ types, database, jobs }) => {
    const wakeUps = new JobWakeUps(jobs);
    return [webhookFanOut({ types, wake: (schema) => wakeDueEndpoints(database, wakeUps, schema) })];
  },
};

/** Issuing keys for whoever makes tenants, and sending to addresses that tenants have chosen: no routes. */
@Module({
  providers: [
    { provide: KeyDigest, useFactory: ({ secret }: Config) => new HmacKeyDigest(secret), inject: [CONFIG] },
    {
      provide: GuardedHttp,
      useFactory: ({ webhook }: Config) => new GuardedHttp(new AddressRules(webhook.allowedNetworks)),
      inject: [CONFIG],
    },
    {
      provide: SignedPosts,
      useFactory: (http: GuardedHttp, clock: Clock) => new GuardedSignedPosts(http, clock),
      inject: [GuardedHttp, Clock],
    },
    {
      provide: GuardedRequests,
      useFactory: (http: GuardedHttp) => new GuardedFetch(http),
      inject: [GuardedHttp],
    },
    IssueApiKeyHandler,
  ],
  exports: [KeyDigest, GuardedHttp, SignedPosts, GuardedRequests],
})
export class PlatformAdminModule {}

const adapters = [
  { provide: ApiKeyAuthentication, useClass: StoredApiKeys },
  { provide: SecretBox, useFactory: ({ secret }: Config) => new AesSecretBox(secret), inject: [CONFIG] },
  { provide: DeliveryWakeUps, useFactory: (jobs: Jobs) => new JobWakeUps(jobs), inject: [Jobs] },
  { provide: WebhookTargets, useExisting: GuardedHttp },
  {
    provide: WebhookCourier,
    useFactory: (
      { webhook: { retrySeconds } }: Config,
      database: TenantDatabase,
      http: GuardedHttp,
      secrets: SecretBox,
      wakeUps: DeliveryWakeUps,
      metrics: Metrics,
    ) => {
      const count = (outcome: WebhookOutcome): void => metrics.countWebhookAttempt(outcome);
      return new WebhookCourier({ database, http, secrets, wakeUps, retrySeconds, count });
    },
    inject: [CONFIG, TenantDatabase, GuardedHttp, SecretBox, DeliveryWakeUps, Metrics],
  },
];

const commands = [
  RevokeApiKeyHandler,
  CreateWebhookEndpointHandler,
  ChangeWebhookEndpointHandler,
  DeleteWebhookEndpointHandler,
  SendTestWebhookHandler,
];
const queries = [
  ListApiKeysHandler,
  ListEventsHandler,
  ListEventTypesHandler,
  GetWebhookEndpointHandler,
  ListWebhookEndpointsHandler,
  ListWebhookDeliveriesHandler,
];

/** What a tenant's programs get: keys, events, webhooks, the live feed. In the worker it is what sends the webhooks. */
@Module({
  imports: [PlatformAdminModule],
  controllers: [ApiKeyController, WhoAmIController, EventController, WebhookEndpointController],
  providers: [
    ...adapters,
    ...commands,
    ...queries,
    PublicEventLog,
    ApiKeyStrategy,
    LiveFeeds,
    LiveGateway,
    WebhookWorker,
  ],
  exports: [ApiKeyAuthentication, WebhookCourier],
})
export class PlatformModule {}
