import { DomainError } from '#kernel/domain';

/** How Clutch talks to a provider of identity. */
export type SsoKind = 'oidc' | 'saml';

/** `draft`: its settings have never led to a sign-in; `tested`: they have once; `on`: people sign in by it; `off`: they do no more. */
export type SsoState = 'draft' | 'tested' | 'on' | 'off';

/** A provider that speaks OpenID Connect. */
export interface OidcSettings {
  readonly kind: 'oidc';
  /** Compared as it is, character by character. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The claim that names the person's groups. */
  readonly groupsClaim: string;
  /** Whether addresses of proved domains count as verified although the provider does not say `email_verified`. */
  readonly trustsEmail: boolean;
}

/** A provider that speaks SAML 2.0. */
export interface SamlSettings {
  readonly kind: 'saml';
  readonly entityId: string;
  /** Where sign-ins are asked for, by redirect. */
  readonly ssoUrl: string;
  /** One, or two while the provider changes its key: PEM. */
  readonly certificates: readonly string[];
  /** `null`: the NameID is the address. */
  readonly emailAttribute: string | null;
  readonly nameAttribute: string | null;
  readonly groupsAttribute: string | null;
}

export type ProviderSettings = OidcSettings | SamlSettings;

/** What people of the provider get here. */
export interface SsoAccess {
  /** UUID of the role of people who come for the first time; `null`: nobody is made an account. */
  readonly defaultRoleId: string | null;
  /** Roles, by UUID, that members of the provider's groups have for as long as they are members. */
  readonly roles: readonly { readonly group: string; readonly roleId: string }[];
  /** Values of `acr`, `amr` or AuthnContextClassRef that mean the second level of assurance. */
  readonly secondLevel: readonly string[];
}

/** A domain of e-mail addresses, proved once the DNS holds the challenge. */
export interface SsoDomain {
  readonly domain: string;
  readonly challenge: string;
  /** ISO 8601. */
  readonly provedAt: string | null;
}

export interface SsoSettings {
  readonly provider: ProviderSettings;
  readonly access: SsoAccess;
}

/** A provider of identity that a tenant's people sign in by. */
export interface SsoConnection extends SsoSettings {
  /** UUID. */
  readonly connectionId: string;
  readonly name: string;
  readonly state: SsoState;
  readonly domains: readonly SsoDomain[];
  readonly version: number;
}

/** What an administrator may change. */
export interface SsoChange {
  readonly name?: string;
  readonly provider?: ProviderSettings;
  readonly access?: SsoAccess;
  readonly state?: 'on' | 'off';
  /** A new secret of the client is a change of the provider's settings. */
  readonly hasNewSecret?: boolean;
}

const MOST_DOMAINS = 20;

/** What stands in the record's name before the domain. */
const CHALLENGE_LABEL = '_clutch-challenge';

/**
 * The connection as it is after a change. Other settings of the provider have to be tested anew; another certificate or other attributes of
 * the same provider do not keep anybody out.
 * @throws DomainError `sso-connection.untested`, `sso-connection.other-kind`
 */
export function changedConnection(connection: SsoConnection, change: SsoChange): SsoConnection {
  const { name = connection.name, provider = connection.provider, access = connection.access } = change;
  if (provider.kind !== connection.provider.kind)
    throw new DomainError('invalid', 'sso-connection.other-kind', 'A connection keeps its kind; make another one');
  const isAnother = change.hasNewSecret === true || essenceOf(provider) !== essenceOf(connection.provider);
  const state = isAnother ? 'draft' : connection.state;
  return { ...connection, name, provider, access, state: change.state ? switched(state, change.state) : state };
}

function switched(state: SsoState, wanted: 'on' | 'off'): SsoState {
  if (state !== 'draft') return wanted === 'off' && state === 'tested' ? 'tested' : wanted;
  if (wanted === 'off') return state;
  throw new DomainError(
    'conflict',
    'sso-connection.untested',
    'Sign in by it once with POST …/test; then it can be switched on',
  );
}

/** What makes it another provider, or us another client of it. */
function essenceOf(provider: ProviderSettings): string {
  return JSON.stringify(
    provider.kind === 'oidc' ? [provider.issuer, provider.clientId] : [provider.entityId, provider.ssoUrl],
  );
}

/** After a sign-in by which somebody tried it out. */
export function testedConnection(connection: SsoConnection): SsoConnection {
  return connection.state === 'draft' ? { ...connection, state: 'tested' } : connection;
}

/**
 * Claims a domain for the connection; claimed again it keeps its challenge.
 * @param others the tenant's other connections @throws DomainError `sso-domain.taken`, `sso-domain.too-many`
 */
export function withDomain(
  connection: SsoConnection,
  others: readonly SsoConnection[],
  { domain, challenge }: Pick<SsoDomain, 'domain' | 'challenge'>,
): SsoConnection {
  const { domains } = connection;
  if (domains.some((held) => held.domain === domain)) return connection;
  if (others.some((other) => other.domains.some((held) => held.domain === domain)))
    throw new DomainError(
      'conflict',
      'sso-domain.taken',
      'Another connection holds this domain; take it away there first',
    );
  if (domains.length >= MOST_DOMAINS)
    throw new DomainError('conflict', 'sso-domain.too-many', `A connection has at most ${MOST_DOMAINS} domains`);
  return { ...connection, domains: [...domains, { domain, challenge, provedAt: null }] };
}

/** @throws DomainError `sso-domain.not-found` */
export function domainOf({ domains }: SsoConnection, domain: string): SsoDomain {
  const held = domains.find((each) => each.domain === domain);
  if (held) return held;
  throw new DomainError('not-found', 'sso-domain.not-found', 'The connection does not hold this domain');
}

/**
 * A domain whose challenge the DNS was found to hold. One that was given up meanwhile and claimed anew has another challenge.
 * @throws DomainError `sso-domain.not-found`
 */
export function withProvedDomain(connection: SsoConnection, found: SsoDomain, provedAt: Date): SsoConnection {
  const { domain, challenge } = domainOf(connection, found.domain);
  if (challenge !== found.challenge) return connection;
  const proved = { domain, challenge, provedAt: provedAt.toISOString() };
  return { ...connection, domains: connection.domains.map((held) => (held.domain === domain ? proved : held)) };
}

/** @throws DomainError `sso-domain.not-found` */
export function withoutDomain(connection: SsoConnection, domain: string): SsoConnection {
  domainOf(connection, domain);
  return { ...connection, domains: connection.domains.filter((held) => held.domain !== domain) };
}

/** Whether the tenant has proved that the address lies in a domain of this connection. */
export function ownsAddress({ domains }: Pick<SsoConnection, 'domains'>, email: string): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((held) => held.provedAt !== null && held.domain === domain);
}

/** The TXT record that proves a domain. */
export function recordOf({ domain, challenge }: SsoDomain): { readonly name: string; readonly value: string } {
  return { name: `${CHALLENGE_LABEL}.${domain}`, value: `clutch=${challenge}` };
}
