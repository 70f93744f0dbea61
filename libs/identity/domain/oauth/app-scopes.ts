import { type AccessSubjects, DomainError } from '#kernel/domain';

/** Scopes of OpenID Connect that every app may ask for: who somebody is. */
export const OPENID_SCOPES = ['openid', 'profile', 'email'] as const;

/** What is the person's own, and what would let an app give itself more. */
const NEVER = new Set([
  'factor',
  'session',
  'oauth-consent',
  'oauth-client',
  'impersonation',
  'api-key',
  'service-account',
  'grant',
  'role',
  'webhook-portal',
]);

/**
 * Scopes are permissions, each a single action on a single subject: whoever consents reads what it means.
 * @throws DomainError `oauth-client.scope` for what no app gets, or what there is not
 */
export function requireAppScopes(subjects: AccessSubjects, scopes: readonly string[]): void {
  for (const scope of scopes) {
    const [subject = '', action = ''] = scope.split(':');
    if (NEVER.has(subject))
      throw new DomainError(
        'invalid',
        'oauth-client.scope',
        `No app is given ${subject}: it is the person's own, or gives more`,
        { scope },
      );
    if (!subjects.find(subject)?.actions.includes(action))
      throw new DomainError(
        'invalid',
        'oauth-client.scope',
        'Each of scopes must be a permission such as booking:read',
        { scope },
      );
  }
}
