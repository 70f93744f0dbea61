import { type AccessSubject } from '#kernel/domain';

const userId = { kind: 'id', prefix: 'usr' } as const;

/** What permissions say of people and of permissions themselves. */
export const identitySubjects: readonly AccessSubject[] = [
  {
    name: 'user',
    actions: ['read', 'invite', 'update', 'disable'],
    columns: { userId, email: { kind: 'text' }, name: { kind: 'text' } },
    fields: ['email', 'name', 'role', 'createdAt'],
    scopes: { own: 'userId' },
  },
  { name: 'session', actions: ['read', 'revoke', 'close', 'own'], open: ['close', 'own'] },
  { name: 'factor', actions: ['read', 'update'], open: ['read', 'update'] },
  { name: 'sign-in-policy', actions: ['read', 'update'] },
  { name: 'mfa-policy', actions: ['read', 'update'] },
  { name: 'data-subject', actions: ['read', 'erase'] },
  { name: 'role', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'grant', actions: ['read', 'create', 'delete'] },
  { name: 'group', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'authz', actions: ['check', 'read'], open: ['check'] },
  { name: 'sso-connection', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'audit', actions: ['read', 'export', 'rule'] },
  { name: 'impersonation', actions: ['read', 'end'] },
];
