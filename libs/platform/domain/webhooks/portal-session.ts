import { DomainError, typedId, uuidOf } from '#kernel/domain';

/** What a session of the consumer portal may be good for. Each is apart from the others; without `view` none is. */
export const PORTAL_CAPABILITIES = ['view', 'view-secret', 'manage', 'transform', 'replay'] as const;
export type PortalCapability = (typeof PORTAL_CAPABILITIES)[number];

export const SHORTEST_SESSION_SECONDS = 3_600;
export const LONGEST_SESSION_SECONDS = 604_800;
export const USUAL_SESSION_SECONDS = 86_400;

/** `cwp_<session>_<secret>`: the first part says where to look, the secret (256 bits, base64url) is what counts. */
export const PORTAL_TOKEN_PATTERN = 'cwp_[0-9a-z]{26}_[0-9A-Za-z_-]{43}';
const TOKEN = new RegExp(`^${PORTAL_TOKEN_PATTERN}$`);

/** The permissions that each capability is. */
const PERMISSIONS: Readonly<Record<PortalCapability, readonly string[]>> = {
  view: ['webhook:read'],
  'view-secret': ['webhook-secret:reveal'],
  manage: ['webhook:create', 'webhook:update', 'webhook:delete'],
  transform: ['webhook:transform'],
  replay: ['webhook:replay', 'operation:read', 'operation:cancel'],
};

/** What a session with these capabilities may do, on routes that are open to portals. */
export function permissionsOf(capabilities: readonly PortalCapability[]): string[] {
  return capabilities.flatMap((capability) => PERMISSIONS[capability]);
}

/** @param sessionId UUID */
export function formatPortalToken(sessionId: string, secret: string): string {
  return `cwp_${typedId('wps', sessionId).slice('wps_'.length)}_${secret}`;
}

/** The UUID of the session that a text names, or `null` for what cannot be a token. */
export function sessionOfToken(token: string): string | null {
  return TOKEN.test(token) ? uuidOf('wps', `wps_${token.slice('cwp_'.length, 'cwp_'.length + 26)}`) : null;
}

export function noSuchPortalSession(): DomainError {
  return new DomainError('not-found', 'webhook-portal-session.not-found', 'There is no portal session with this id');
}
