import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { type PortalCapability } from '../domain/webhooks/portal-session.ts';

/** A session of the consumer portal; what its token is, is known only as a digest. */
export const WebhookPortalSessionRow = defineEntity({
  name: 'WebhookPortalSessionRow',
  tableName: 'webhook_portal_session',
  schema: 'platform',
  properties: {
    sessionId: p.uuid().primary(),
    tenantId: p.uuid(),
    mode: p.text().$type<'test' | 'live'>(),
    label: p.text(),
    capabilities: p.array().$type<PortalCapability[]>(),
    channels: p.array().strictNullable(),
    embedOrigins: p.array(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    endedAt: p.datetime(3).strictNullable(),
  },
});
export type WebhookPortalSessionRow = InferEntity<typeof WebhookPortalSessionRow>;
