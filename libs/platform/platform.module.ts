import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { eventConsumersPart } from './adapters/archive-event-consumers.ts';
import { brandPart } from './adapters/archive-brand.ts';
import { graphqlParts } from './adapters/archive-graphql.ts';
import { apiKeysPart, keyOwnersParts } from './adapters/archive-api-keys.ts';
import { webhookSecretsPart } from './adapters/webhooks/archive-webhook-secrets.ts';
import { ApiKeyDoorModule, ApiKeysAdminModule } from './api-keys.module.ts';
import { BrandAdminModule, BrandModule } from './brand.module.ts';
import { EventConsumersModule } from './event-consumers.module.ts';
import { GraphqlDocumentsAdminModule, GraphqlDocumentsModule } from './graphql-documents.module.ts';
import { OutsideModule } from './outside.module.ts';
import { AesSecretBox } from './adapters/aes-secret-box.ts';
import { keyNames } from './adapters/key-names.ts';
import { EventMessages } from './adapters/webhooks/event-messages.ts';
import { wakeNearest } from './adapters/webhooks/nearest-dispatcher.ts';
import { usageParts } from './adapters/archive-usage.ts';
import { meteringFeed } from './adapters/metering-feed.ts';
import { portalNames } from './adapters/webhooks/portal-names.ts';
import { personalMessages } from './adapters/webhooks/personal-messages.ts';
import { webhookFanOut } from './adapters/webhooks/webhook-fan-out.ts';
import { platformProblems } from './domain/problems.ts';
import { deprecatedUseEvents } from './domain/deprecated-use.ts';
import { customMessageEvents } from './domain/webhooks/custom-message.ts';
import { endpointAlertEvents } from './domain/webhooks/endpoint-alert-events.ts';
import { quotaWarningEvents } from './domain/quota-warning.ts';
import { platformSubjects } from './domain/subjects.ts';
import {
  EventConsumerRow,
  GraphqlDocumentRow,
  PlanRow,
  RequestLogRow,
  ApiKeyRow,
  ServiceAccountRow,
  WebhookAttemptRow,
  WebhookDeliveryRow,
  WebhookEndpointRow,
  WebhookTenantStateRow,
} from './entities.ts';
import { PLATFORM_TYPES } from './graphql/webhook-types.ts';
import { EventsResolver } from './graphql/events.resolver.ts';
import { EventController } from './http/event.controller.ts';
import { LiveGateway } from './http/live.gateway.ts';
import { MeteringModule } from './metering.module.ts';
import { WebhooksAdminModule } from './webhooks-admin.module.ts';
import { WebhookPortalModule } from './webhook-portal.module.ts';
import { WebhookPortalSessionRow } from './entities/portal-session-row.ts';
import { WebhooksModule } from './webhooks.module.ts';
import { GetEventTypeHandler, GetEventTypeVersionHandler, ListEventTypesHandler } from './queries/event-types.query.ts';
import { ListEventsHandler } from './queries/list-events.query.ts';

export const platformContext: ContextDefinition = {
  name: 'platform',
  graphql: PLATFORM_TYPES,
  problems: platformProblems,
  entities: [
    EventConsumerRow,
    GraphqlDocumentRow,
    PlanRow,
    RequestLogRow,
    ApiKeyRow,
    ServiceAccountRow,
    WebhookEndpointRow,
    WebhookDeliveryRow,
    WebhookAttemptRow,
    WebhookTenantStateRow,
    WebhookPortalSessionRow,
  ],
  events: [quotaWarningEvents, deprecatedUseEvents, endpointAlertEvents, customMessageEvents],
  personalRows: [personalMessages],
  subjects: platformSubjects,
  actorNames: ({ platform }) => ({ 'api-key': keyNames(platform), portal: portalNames(platform) }),
  archiveParts: ({ secret }) => [
    ...usageParts,
    ...keyOwnersParts,
    apiKeysPart,
    brandPart,
    eventConsumersPart,
    ...graphqlParts,
    webhookSecretsPart(new AesSecretBox(secret)),
  ],
  subscriptions: ({ types, events, platform, versions, config }) => [
    webhookFanOut({
      messages: new EventMessages({ types, events, versions, publicUrl: config.public.url }),
      wake: async (schema) => wakeNearest(events, schema),
    }),
    meteringFeed({ types, platform }),
  ],
};

/** Keys for whoever makes tenants and for staff, and sending to addresses that tenants have chosen. */
@Module({
  imports: [ApiKeysAdminModule, BrandAdminModule, GraphqlDocumentsAdminModule, OutsideModule, WebhooksAdminModule],
  exports: [ApiKeysAdminModule, OutsideModule],
})
export class PlatformAdminModule {}

const queries = [ListEventsHandler, ListEventTypesHandler, GetEventTypeHandler, GetEventTypeVersionHandler];

/** What a tenant's programs get: keys, events, webhooks, the live feed. In the worker it is what sends the webhooks. */
@Module({
  imports: [
    ApiKeyDoorModule,
    BrandModule,
    EventConsumersModule,
    GraphqlDocumentsModule,
    OutsideModule,
    MeteringModule,
    WebhooksModule,
    WebhookPortalModule,
  ],
  controllers: [EventController],
  providers: [...queries, LiveGateway, EventsResolver],
  exports: [ApiKeyDoorModule, OutsideModule],
})
export class PlatformModule {}
