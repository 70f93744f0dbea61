import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { type LimitWindow, type MonthlyQuota } from '#kernel';
import { type EndpointNotice } from './domain/webhooks/endpoint-alerts.ts';
import {
  type AttemptCause,
  type AttemptPhases,
  type WebhookAuthKind,
  type WebhookFormat,
  type WebhookOrdering,
  type WebhookPayload,
  type WebhookSigning,
  type WebhookTransformation,
} from './domain/webhooks/endpoint-settings.ts';
import { type EndpointHealth } from './domain/webhooks/endpoint-health.ts';
import { type Verification } from './domain/webhooks/ownership.ts';
import { type ShownAuth } from './domain/webhooks/receiver-auth.ts';
import { type CreditsOfKey, type LimitOfKey } from './domain/key-limits.ts';
import { type DisabledReason, type RevokedReason } from './domain/key-state.ts';
import { endpointsInScope } from './entities/endpoint-scope.ts';

/** A key of one tenant; what it opens is known, what it is only as a digest. */
export const ApiKeyRow = defineEntity({
  name: 'ApiKeyRow',
  tableName: 'api_key',
  schema: 'platform',
  properties: {
    keyId: p.text().primary(),
    tenantId: p.uuid(),
    name: p.text(),
    mode: p.text().$type<'test' | 'live'>(),
    kind: p.text().$type<'sk' | 'rk' | 'pk'>(),
    scopes: p.array(),
    ownerKind: p.text().$type<'user' | 'service-account'>().strictNullable(),
    ownerId: p.uuid().strictNullable(),
    environment: p.text().strictNullable(),
    partnerId: p.text().strictNullable(),
    metadata: p.json<Readonly<Record<string, string>>>(),
    networks: p.array(),
    origins: p.array(),
    limits: p.json<readonly LimitOfKey[]>(),
    credits: p.json<CreditsOfKey>().strictNullable(),
    replacedBy: p.text().strictNullable(),
    version: p.integer(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).strictNullable(),
    disabledAt: p.datetime(3).strictNullable(),
    disabledReason: p.text().$type<DisabledReason>().strictNullable(),
    revokedAt: p.datetime(3).strictNullable(),
    revokedReason: p.text().$type<RevokedReason>().strictNullable(),
    exhaustedUntil: p.datetime(3).strictNullable(),
    enabledAt: p.datetime(3).strictNullable(),
    lastUsedAt: p.datetime(3).strictNullable(),
    apiVersion: p.text().strictNullable(),
    lastUsedIp: p.text().strictNullable(),
    lastUsedAgent: p.text().strictNullable(),
  },
});
export type ApiKeyRow = InferEntity<typeof ApiKeyRow>;

/** A program that stays when people leave. */
export const ServiceAccountRow = defineEntity({
  name: 'ServiceAccountRow',
  tableName: 'service_account',
  schema: 'platform',
  properties: {
    tenantId: p.uuid().primary(),
    serviceAccountId: p.uuid().primary(),
    name: p.text(),
    description: p.text().strictNullable(),
    roleIds: p.array(),
    version: p.integer(),
    createdAt: p.datetime(3),
  },
});
export type ServiceAccountRow = InferEntity<typeof ServiceAccountRow>;

/** A receiver of the tenant's. What is secret of it is sealed. */
export const WebhookEndpointRow = defineEntity({
  name: 'WebhookEndpointRow',
  tableName: 'platform_webhook_endpoint',
  schema: '*',
  filters: { scopeOfCaller: { name: 'scopeOfCaller', cond: endpointsInScope, default: true } },
  properties: {
    endpointId: p.uuid().primary(),
    url: p.text(),
    description: p.text().strictNullable(),
    eventTypes: p.array(),
    channels: p.array().onCreate(() => []),
    filter: p.json<unknown>().strictNullable(),
    audience: p.text().strictNullable(),
    metadata: p.json<Readonly<Record<string, string>>>().onCreate(() => ({})),
    payload: p
      .text()
      .$type<WebhookPayload>()
      .onCreate(() => 'full'),
    format: p
      .text()
      .$type<WebhookFormat>()
      .onCreate(() => 'standard'),
    sealedHeaders: p.blob().strictNullable(),
    headerNames: p.array().onCreate(() => []),
    authKind: p
      .text()
      .$type<WebhookAuthKind>()
      .onCreate(() => 'none'),
    sealedAuth: p.blob().strictNullable(),
    authShown: p.json<ShownAuth>().strictNullable(),
    secret: p.blob(),
    signing: p.json<WebhookSigning>().strictNullable(),
    signatureHeader: p.text().strictNullable(),
    retrySeconds: p
      .array((text) => Number(text))
      .columnType('int[]')
      .strictNullable(),
    timeoutMs: p.integer().onCreate(() => 15_000),
    delaySeconds: p.integer().onCreate(() => 0),
    ratePerSecond: p.float().strictNullable(),
    concurrency: p.integer().onCreate(() => 10),
    ordering: p
      .text()
      .$type<WebhookOrdering>()
      .onCreate(() => 'none'),
    onExhausted: p
      .text()
      .$type<'skip' | 'block'>()
      .onCreate(() => 'skip'),
    transformation: p.json<WebhookTransformation>().strictNullable(),
    health: p.json<EndpointHealth>().onCreate(() => ({})),
    status: p.text().$type<'active' | 'disabled'>(),
    disabledReason: p.text().strictNullable(),
    disabledAt: p.datetime(3).strictNullable(),
    missedFrom: p.bigint('number').strictNullable(),
    notices: p.json<readonly EndpointNotice[]>().onCreate(() => []),
    verification: p.json<Verification>().strictNullable(),
    verifiedAt: p.datetime(3).strictNullable(),
    apiVersion: p.text(),
    afterPosition: p.bigint('number'),
    lastSeq: p.bigint('number'),
    version: p.integer(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3).strictNullable(),
  },
});
export type WebhookEndpointRow = InferEntity<typeof WebhookEndpointRow>;

/** One message for one endpoint: the bytes that are signed and sent, and how far that got. */
export const WebhookDeliveryRow = defineEntity({
  name: 'WebhookDeliveryRow',
  tableName: 'platform_webhook_delivery',
  schema: '*',
  properties: {
    endpointId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    eventId: p.uuid(),
    eventType: p.text(),
    orderingKey: p.text().onCreate(() => ''),
    channels: p.array().onCreate(() => []),
    tags: p.array().onCreate(() => []),
    headers: p.json<Readonly<Record<string, string>>>().strictNullable(),
    origin: p
      .text()
      .$type<'event' | 'test' | 'replay'>()
      .onCreate(() => 'event'),
    position: p.bigint('number').strictNullable(),
    body: p.blob().lazy(),
    status: p.text().$type<'pending' | 'delivered' | 'exhausted'>(),
    endedBecause: p.text().strictNullable(),
    error: p.text().strictNullable(),
    attempts: p.integer(),
    scheduled: p.integer().onCreate(() => 0),
    nextAttemptAt: p.datetime(3),
    resendAt: p.datetime(3).strictNullable(),
    leasedUntil: p.datetime(3).strictNullable(),
    fence: p.integer(),
    recordedAt: p.datetime(3),
    finishedAt: p.datetime(3).strictNullable(),
    expungedAt: p.datetime(3).strictNullable(),
  },
});
export type WebhookDeliveryRow = InferEntity<typeof WebhookDeliveryRow>;

/** One try of a delivery, and what the receiver answered. */
export const WebhookAttemptRow = defineEntity({
  name: 'WebhookAttemptRow',
  tableName: 'platform_webhook_attempt',
  schema: '*',
  properties: {
    endpointId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    attempt: p.integer().primary(),
    /** Its place among all tries of the endpoint, in one number. */
    place: p.bigint('number').formula(({ seq, attempt }) => `(${seq} * 1000000 + ${attempt})`),
    cause: p.text().$type<AttemptCause>(),
    startedAt: p.datetime(3),
    durationMs: p.integer(),
    phases: p.json<AttemptPhases>().strictNullable(),
    remoteAddress: p.text().strictNullable(),
    responseStatus: p.integer().strictNullable(),
    error: p.text().strictNullable(),
    errorDetail: p.text().strictNullable(),
    requestHeaders: p.json<Readonly<Record<string, string>>>().strictNullable(),
    responseHeaders: p.json<Readonly<Record<string, string>>>().strictNullable(),
    responseBody: p.text().strictNullable(),
  },
});
export type WebhookAttemptRow = InferEntity<typeof WebhookAttemptRow>;

/** A request of a tenant and its answer, as they may be looked at. */
export const RequestLogRow = defineEntity({
  name: 'RequestLogRow',
  tableName: 'request_log',
  schema: 'platform',
  properties: {
    tenantId: p.uuid().primary(),
    at: p.datetime(3).primary(),
    logId: p.uuid().primary(),
    requestId: p.text(),
    operation: p.text(),
    method: p.text(),
    url: p.text(),
    status: p.smallint(),
    code: p.text().strictNullable(),
    credential: p.text(),
    actorId: p.text(),
    ms: p.float(),
    exchange: p.json().lazy(),
  },
});
export type RequestLogRow = InferEntity<typeof RequestLogRow>;

/** What tenants on a plan may ask for. */
export const PlanRow = defineEntity({
  name: 'PlanRow',
  tableName: 'plan',
  schema: 'platform',
  properties: {
    planId: p.text().primary(),
    name: p.text(),
    windows: p.json().$type<readonly LimitWindow[]>(),
    quotas: p.json().$type<readonly MonthlyQuota[]>(),
    features: p.array(),
    requestLogDays: p.integer(),
    version: p.integer(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
});
export type PlanRow = InferEntity<typeof PlanRow>;

/** A GraphQL document that its tenant has registered. */
export const GraphqlDocumentRow = defineEntity({
  name: 'GraphqlDocumentRow',
  tableName: 'graphql_document',
  schema: 'platform',
  properties: {
    tenantId: p.uuid().primary(),
    documentId: p.uuid().primary(),
    sha256: p.text(),
    name: p.text(),
    text: p.text(),
    isForPublishableKeys: p.boolean(),
    createdAt: p.datetime(3),
  },
});
export type GraphqlDocumentRow = InferEntity<typeof GraphqlDocumentRow>;

/** How far a program of a tenant has got with the tenant's log. */
export const EventConsumerRow = defineEntity({
  name: 'EventConsumerRow',
  tableName: 'event_consumer',
  schema: 'platform',
  properties: {
    tenantId: p.uuid().primary(),
    name: p.text().primary(),
    types: p.array(),
    position: p.bigint('number'),
    version: p.integer(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
    acknowledgedAt: p.datetime(3).strictNullable(),
  },
});
export type EventConsumerRow = InferEntity<typeof EventConsumerRow>;

/** How the webhooks of a tenant are, as a worker last saw them. */
export const WebhookTenantStateRow = defineEntity({
  name: 'WebhookTenantStateRow',
  tableName: 'webhook_tenant_state',
  schema: 'platform',
  properties: {
    tenantId: p.uuid().primary(),
    pending: p.integer(),
    queueSeconds: p.integer(),
    oldestSeconds: p.integer(),
    endpointsActive: p.integer(),
    endpointsPaused: p.integer(),
    endpointsDisabled: p.integer(),
    endpointsLost: p.integer(),
    tries: p.integer(),
    failures: p.integer(),
    worstShare: p.double().$type<number>().strictNullable(),
    pausedSince: p.datetime(3).strictNullable(),
    isTroubled: p.boolean(),
    seenAt: p.datetime(3),
  },
});
export type WebhookTenantStateRow = InferEntity<typeof WebhookTenantStateRow>;
