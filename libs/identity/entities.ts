import { defineEntity, p } from '@mikro-orm/core';

/** A person of the tenant. */
export const UserRow = defineEntity({
  name: 'UserRow',
  tableName: 'identity_user',
  schema: '*',
  properties: {
    userId: p.uuid().primary(),
    email: p.text(),
    name: p.text(),
    role: p.text(),
    passwordHash: p.text(),
    createdAt: p.datetime(),
  },
});

/** A sign-in that was not closed. The token itself is never stored, only its SHA-256. */
export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'identity_session',
  schema: '*',
  properties: {
    sessionId: p.uuid().primary(),
    userId: p.uuid(),
    tokenHash: p.blob(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
  },
});
