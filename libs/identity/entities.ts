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
    passwordHash: p.text().default(''),
    createdAt: p.datetime(),
    emailVerifiedAt: p.datetime().nullable(),
    disabledAt: p.datetime().nullable(),
    locale: p.text().default('en'),
  },
});

/** A sign-in that was not ended: a family of refresh tokens, of which the unused one is stored as its SHA-256. */
export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'identity_session',
  schema: '*',
  properties: {
    sessionId: p.uuid().primary(),
    userId: p.uuid(),
    tokenHash: p.blob(),
    level: p.smallint(),
    methods: p.array(),
    deviceName: p.text().nullable(),
    place: p.json<{ readonly country: string; readonly city: string }>().nullable(),
    createdAt: p.datetime(),
    lastUsedAt: p.datetime(),
    idleUntil: p.datetime(),
    expiresAt: p.datetime(),
  },
});

/** Something that lives shortly: an attempt to sign in, a link, an invitation. What opens it is stored nowhere. */
export const TicketRow = defineEntity({
  name: 'TicketRow',
  tableName: 'identity_ticket',
  schema: '*',
  properties: {
    ticketId: p.uuid().primary(),
    kind: p.text(),
    userId: p.uuid().nullable(),
    facts: p.json<Readonly<Record<string, unknown>>>(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});
