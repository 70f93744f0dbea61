import { Module } from '@nestjs/common';
import {
  CONFIG,
  type Config,
  type ContextDefinition,
  Jobs,
  Metrics,
  TenantDatabase,
} from '#kernel';
import { brandPart } from './adapters/archive-brand.ts';
import { graphqlParts } from './adapters/archive-graphql.ts';
import { apiKeysPart, keyOwnersParts } from './adapters/archive-api-keys.ts';
import { webhookSecretsPart } from './adapters/webhooks/archive-webhook-secrets.ts';
import { ApiKeyDoorModule, ApiKeysAdminModule } from './api-keys.module.ts';
import { BrandAdminModule, BrandModule } from './brand.module.ts';
import { GraphqlDocumentsAdminModule, GraphqlDocumentsModule } from './graphql-documents.module.ts';
import { OutsideModule } from './outside.module.ts';
import { AesSecretBox } from './adapters/aes-secret-box.ts';
import { GuardedHttp } from './adapters/guarded-http.ts';
import { JobWakeUps } from './adapters/webhooks/job-wake-ups.ts';
import { keyNames } from './adapters/key-names.ts';
import { wakeNearest } from './adapters/webhooks/nearest-dispatcher.ts';
import { Receivers } from './adapters/webhooks/receivers.ts';
import { WebhookDispatcher } from './adapters/webhooks/webhook-dispatcher.ts';
import { usageParts } from './adapters/archive-usage.ts';
import { meteringFeed } from './adapters/metering-feed.ts';
import { webhookFanOut } from './adapters/webhooks/webhook-fan-out.ts';
import { WebhookWorker } from './adapters/webhooks/webhook-worker.ts';
import { ChangeWebhookEndpointHandler } from './commands/webhooks/change-webhook-endpoint.command.ts';
import { CreateWebhookEndpointHandler } from './commands/webhooks/create-webhook-endpoint.command.ts';
import { DeleteWebhookEndpointHandler } from './commands/webhooks/delete-webhook-endpoint.command.ts';
import { SendTestWebhookHandler } from './commands/webhooks/send-test-webhook.command.ts';
import { DeliveryWakeUps } from './domain/webhooks/delivery-wake-ups.ts';
import { SecretBox } from './domain/secret-box.ts';
import { platformProblems } from './domain/problems.ts';
import { deprecatedUseEvents } from './domain/deprecated-use.ts';
import { quotaWarningEvents } from './domain/quota-warning.ts';
import { platformSubjects } from './domain/subjects.ts';
import { WebhookTargets } from './domain/webhooks/webhook-targets.ts';
import {
  GraphqlDocumentRow,
  PlanRow,
  RequestLogRow,
  ApiKeyRow,
  ServiceAccountRow,
  WebhookAttemptRow,
  WebhookDeliveryRow,
  WebhookEndpointRow,
} from './entities.ts';
import { PLATFORM_TYPES } from './graphql/webhook-types.ts';
import { EventsResolver } from './graphql/events.resolver.ts';
import { WebhookResolver } from './graphql/webhook.resolver.ts';
import { EventController } from './http/event.controller.ts';
import { LiveFeeds } from './http/live-feeds.ts';
import { LiveGateway } from './http/live.gateway.ts';
import { WebhookEndpointController } from './http/webhooks/webhook-endpoint.controller.ts';
import { MeteringModule } from './metering.module.ts';
import { GetEventTypeHandler, GetEventTypeVersionHandler, ListEventTypesHandler } from './queries/event-types.query.ts';
import { ListEventsHandler } from './queries/list-events.query.ts';
import { ListWebhookDeliveriesHandler } from './queries/webhooks/list-webhook-deliveries.query.ts';
import { GetWebhookEndpointHandler, ListWebhookEndpointsHandler } from './queries/webhooks/list-webhook-endpoints.query.ts';
import { PublicEventLog } from './queries/public-event-log.ts';

export const platformContext: ContextDefinition = {
  name: 'platform',
  graphql: PLATFORM_TYPES,
  problems: platformProblems,
  entities: [
    GraphqlDocumentRow,
    PlanRow,
    RequestLogRow,
    ApiKeyRow,
    ServiceAccountRow,
    WebhookEndpointRow,
    WebhookDeliveryRow,
    WebhookAttemptRow,
  ],
  events: [quotaWarningEvents, deprecatedUseEvents],
  subjects: platformSubjects,
  actorNames: ({ platform }) => ({ 'api-key': keyNames(platform) }),
  archiveParts: ({ secret }) => [
    ...usageParts,
    ...keyOwnersParts,
    apiKeysPart,
    brandPart,
    ...graphqlParts,
    webhookSecretsPart(new AesSecretBox(secret)),
  ],
  subscriptions: ({ types, events, platform, versions }) => [
    webhookFanOut({ types, versions, wake: async (schema) => wakeNearest(events, schema) }),
    meteringFeed({ types, platform }),
  ],
};

/** Keys for whoever makes tenants and for staff, and sending to addresses that tenants have chosen. */
@Module({
  imports: [ApiKeysAdminModule, BrandAdminModule, GraphqlDocumentsAdminModule, OutsideModule],
  exports: [ApiKeysAdminModule, OutsideModule],
})
export class PlatformAdminModule {}

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
const queries = [
  ListEventsHandler,
  ListEventTypesHandler,
  GetEventTypeHandler,
  GetEventTypeVersionHandler,
  GetWebhookEndpointHandler,
  ListWebhookEndpointsHandler,
  ListWebhookDeliveriesHandler,
];

/** What a tenant's programs get: keys, events, webhooks, the live feed. In the worker it is what sends the webhooks. */
@Module({
  imports: [ApiKeyDoorModule, BrandModule, GraphqlDocumentsModule, OutsideModule, MeteringModule],
  controllers: [EventController, WebhookEndpointController],
  providers: [
    ...adapters,
    ...commands,
    ...queries,
    PublicEventLog,
    LiveFeeds,
    LiveGateway,
    WebhookResolver,
    EventsResolver,
    WebhookWorker,
  ],
  exports: [ApiKeyDoorModule, OutsideModule, WebhookDispatcher],
})
export class PlatformModule {}
