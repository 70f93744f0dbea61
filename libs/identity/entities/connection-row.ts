import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Where people of the tenant come from: a provider of identity, or a directory. What `settings` and `domains` hold, the topic says whose kind it is. */
export const ConnectionRow = defineEntity({
  name: 'ConnectionRow',
  tableName: 'identity_connection',
  schema: '*',
  properties: {
    connectionId: p.uuid().primary(),
    kind: p.text().$type<'oidc' | 'saml' | 'scim'>(),
    name: p.text(),
    state: p.text().$type<'draft' | 'tested' | 'on' | 'off'>(),
    settings: p.json().$type<Readonly<Record<string, unknown>>>(),
    secret: p.json().$type<Readonly<Record<string, unknown>>>().strictNullable(),
    domains: p.json().$type<readonly Readonly<Record<string, unknown>>[]>(),
    version: p.integer(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
    removedAt: p.datetime(3).strictNullable(),
  },
});
export type ConnectionRow = InferEntity<typeof ConnectionRow>;
