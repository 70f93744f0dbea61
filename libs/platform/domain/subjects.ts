import { type AccessSubject } from '#kernel/domain';

/** What permissions of a tenant's programs speak of; none is one thing among others of its kind. */
export const platformSubjects: readonly AccessSubject[] = [
  { name: 'api-key', actions: ['read', 'create', 'revoke'] },
  { name: 'event', actions: ['read', 'audit'] },
  { name: 'webhook', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'whoami', actions: ['read'], open: ['read'] },
];
