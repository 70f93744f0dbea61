import { type AccessSubject } from '#kernel/domain';

/** What permissions of a tenant's programs speak of; none is one thing among others of its kind. */
export const platformSubjects: readonly AccessSubject[] = [
  { name: 'api-key', actions: ['read', 'create', 'update', 'rotate', 'disable', 'revoke'], isOfAccount: true },
  { name: 'brand', actions: ['read', 'update'] },
  { name: 'service-account', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'deprecation', actions: ['read'] },
  { name: 'graphql-document', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'event', actions: ['read', 'audit'] },
  { name: 'event-consumer', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'webhook', actions: ['read', 'create', 'update', 'delete', 'replay', 'transform', 'send'] },
  { name: 'webhook-portal', actions: ['read', 'create', 'delete'] },
  // Not `read`, which whoever may read everything would have.
  { name: 'webhook-secret', actions: ['reveal'] },
  { name: 'request', actions: ['read'] },
  { name: 'usage', actions: ['read'] },
  { name: 'whoami', actions: ['read'], open: ['read'] },
];
