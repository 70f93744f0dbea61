import { type SealedClientSecret } from '../domain/sso/connection-secrets.ts';
import { type SsoConnection, type SsoDomain, type SsoSettings } from '../domain/sso/connection.ts';
import { type ConnectionRow } from './connection-row.ts';

/** Rows of providers that are there; directories are somebody else's. */
export const PROVIDERS = { kind: { $in: ['oidc', 'saml'] }, removedAt: null } as const;

/** The provider of identity that a row holds. */
export function connectionOfRow({
  connectionId,
  name,
  state,
  settings,
  domains,
  version,
}: ConnectionRow): SsoConnection {
  return {
    ...(settings as unknown as SsoSettings),
    connectionId,
    name,
    state,
    domains: domains as unknown as readonly SsoDomain[],
    version,
  };
}

/** The sealed secret that a row holds. */
export function secretOfRow({ secret }: ConnectionRow): SealedClientSecret | null {
  return secret as SealedClientSecret | null;
}
