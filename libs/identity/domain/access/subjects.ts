import { type AccessSubject } from '#kernel/domain';

const userId = { kind: 'id', prefix: 'usr' } as const;

export const userSubject: AccessSubject = {
  name: 'user',
  actions: ['read', 'invite', 'update', 'disable'],
  columns: {
    userId,
    email: { kind: 'text' },
    name: { kind: 'text' },
    role: { kind: 'text' },
    createdAt: { kind: 'instant' },
    disabledAt: { kind: 'instant', nullable: true },
  },
  fields: ['email', 'name', 'role', 'createdAt', 'emailVerifiedAt', 'disabledAt'],
  scopes: { own: 'userId' },
};

/** What permissions say of people and of permissions themselves. */
export const identitySubjects: readonly AccessSubject[] = [
  userSubject,
  { name: 'session', actions: ['read', 'revoke', 'close', 'own'], open: ['close', 'own'], isOfAccount: true },
  { name: 'factor', actions: ['read', 'update'], open: ['read', 'update'], isOfAccount: true },
  { name: 'sign-in-policy', actions: ['read', 'update'] },
  { name: 'mfa-policy', actions: ['read', 'update'] },
  { name: 'data-subject', actions: ['read', 'erase'] },
  { name: 'role', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'grant', actions: ['read', 'create', 'delete'] },
  { name: 'group', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'authz', actions: ['check', 'read'], open: ['check'] },
  { name: 'directory', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'sso-connection', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'oauth-client', actions: ['read', 'create', 'update', 'delete'] },
  { name: 'oauth-consent', actions: ['own'], open: ['own'], isOfAccount: true },
  { name: 'audit', actions: ['read', 'export', 'rule'] },
  { name: 'impersonation', actions: ['read', 'end'] },
];
