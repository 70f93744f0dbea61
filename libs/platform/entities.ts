import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

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
    kind: p.text().$type<'sk'>(),
    scopes: p.array(),
    secretHash: p.blob(),
    commandId: p.uuid().strictNullable(),
    fingerprint: p.text().strictNullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).strictNullable(),
    revokedAt: p.datetime(3).strictNullable(),
    lastUsedAt: p.datetime(3).strictNullable(),
  },
});
export type ApiKeyRow = InferEntity<typeof ApiKeyRow>;

/** A receiver of the tenant's. Its secret is sealed. */
export const WebhookEndpointRow = defineEntity({
  name: 'WebhookEndpointRow',
  tableName: 'platform_webhook_endpoint',
  schema: '*',
  properties: {
    endpointId: p.uuid().primary(),
    url: p.text(),
    description: p.text().strictNullable(),
    eventTypes: p.array(),
    secret: p.blob(),
    status: p.text().$type<'active' | 'disabled'>(),
    disabledReason: p.text().strictNullable(),
    afterPosition: p.bigint('number'),
    lastSeq: p.bigint('number'),
    version: p.integer(),
    createdAt: p.datetime(3),
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
    position: p.bigint('number').strictNullable(),
    body: p.blob().lazy(),
    status: p.text().$type<'pending' | 'delivered' | 'exhausted'>(),
    attempts: p.integer(),
    nextAttemptAt: p.datetime(3),
    leasedUntil: p.datetime(3).strictNullable(),
    fence: p.integer(),
    recordedAt: p.datetime(3),
    finishedAt: p.datetime(3).strictNullable(),
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
    startedAt: p.datetime(3),
    durationMs: p.integer(),
    responseStatus: p.integer().strictNullable(),
    error: p.text().strictNullable(),
    responseBody: p.text().strictNullable(),
  },
});
export type WebhookAttemptRow = InferEntity<typeof WebhookAttemptRow>;
