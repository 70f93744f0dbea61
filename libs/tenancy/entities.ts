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
    createdAt: p.datetime(),
  },
});
