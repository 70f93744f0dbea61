import { defineEntity, p } from '@mikro-orm/core';

/** A tenant as the registry knows it. */
export const TenantRow = defineEntity({
  name: 'TenantRow',
  tableName: 'tenant',
  schema: 'platform',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.text(),
    status: p.text(),
    cell: p.text(),
    reason: p.text().nullable(),
    sandboxOf: p.uuid().strictNullable(),
    createdAt: p.datetime(),
  },
});

/** A message to a person that a sandbox has kept. */
export const TestMessageRow = defineEntity({
  name: 'TestMessageRow',
  tableName: 'test_message',
  schema: 'platform',
  properties: {
    tenantId: p.uuid().primary(),
    messageId: p.text().primary(),
    channel: p.text().$type<'email' | 'sms'>(),
    recipient: p.text(),
    locale: p.text(),
    template: p.text(),
    subject: p.text().strictNullable(),
    text: p.text(),
    keptAt: p.datetime(3),
  },
});

/** A subscription of a tenant that somebody should look at, as a worker last saw it. */
export const LaggingSubscriptionRow = defineEntity({
  name: 'LaggingSubscriptionRow',
  tableName: 'lagging_subscription',
  schema: 'platform',
  properties: {
    tenantId: p.uuid().primary(),
    name: p.text().primary(),
    state: p.text(),
    events: p.bigint('number'),
    seconds: p.double(),
    parked: p.integer(),
    seenAt: p.datetime(),
  },
});
