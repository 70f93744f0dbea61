import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, ProblemError, TenantDirectory, type TenantRef, typedId, uuidOf } from '#kernel';
import { ssoAddresses } from '../../domain/sso/addresses.ts';
import { type SsoConnection } from '../../domain/sso/connection.ts';
import { OidcProvider } from '../../domain/sso/oidc-provider.ts';
import { type ProviderIdentity } from '../../domain/sso/provider-identity.ts';
import { SamlProvider } from '../../domain/sso/saml-provider.ts';
import { type Ticket, Tickets } from '../sign-in/tickets.ts';
import { SsoConnections } from './sso-connections.ts';
import { type SsoStartView } from './start-sso.dto.ts';

const SECRET_BYTES = 32;

/** What somebody goes to their provider for: to come in, to try a connection out, or to link the account that they are signed in to. */
export type SsoPurpose = { readonly kind: 'sign-in' | 'test' } | { readonly kind: 'link'; readonly userId: string };

/** The facts of the ticket of somebody who is at their provider. */
export interface SsoAttempt {
  readonly connectionId: string;
  readonly purpose: SsoPurpose;
  /** SHA-256 of the secret that whoever started keeps, as base64url. */
  readonly keeper: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The facts of the ticket of somebody who has come back. */
export interface SsoReturn extends Pick<SsoAttempt, 'connectionId' | 'purpose' | 'keeper'> {
  readonly identity: ProviderIdentity;
  readonly method: 'oidc' | 'saml';
}

/** People on their way to their providers and back. */
@Injectable()
export class SsoAttempts {
  constructor(
    private readonly connections: SsoConnections,
    private readonly tickets: Tickets,
    private readonly tenants: TenantDirectory,
    private readonly oidc: OidcProvider,
    private readonly saml: SamlProvider,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws ProblemError 502 `sso.provider-unavailable` */
  async begin(
    tenant: TenantRef,
    connection: SsoConnection,
    purpose: SsoPurpose,
    email?: string,
  ): Promise<SsoStartView> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const question = this.oidc.newQuestion();
    const { connectionId } = connection;
    const facts: SsoAttempt = { connectionId, purpose, keeper: digestOf(secret), ...question };
    const ticket = await this.tickets.add(tenant, { kind: 'sso', facts });
    const url =
      connection.provider.kind === 'oidc'
        ? await this.oidc.addressFor(
            await this.#client(tenant, connection),
            { ...question, state: ticket.token },
            email,
          )
        : await this.saml.addressFor(this.#party(tenant, connection), requestIdOf(ticket), relayStateOf(ticket));
    return { url, token: secret, expiresAt: ticket.expiresAt.toISOString() };
  }

  /** By the `state` that came back. @throws ProblemError 401 `sso.attempt-ended` */
  async openedByState(connectionId: string, state: string): Promise<Ticket> {
    return this.#opened(connectionId, await this.tickets.find('sso', state));
  }

  /** By the RelayState that came back. @throws ProblemError 401 `sso.attempt-ended` */
  async openedByRelayState(connectionId: string, relayState: string): Promise<Ticket> {
    const [tenantId, ticketId] = partsOf(relayState);
    const tenant = tenantId && (await this.tenants.byId(tenantId));
    return this.#opened(connectionId, tenant && ticketId ? await this.tickets.byId(tenant, 'sso', ticketId) : null);
  }

  /**
   * Uses the ticket up and asks the provider's answer who it is.
   * @throws ProblemError 401 `sso.attempt-ended`, `sso.answer-refused`, 502 `sso.provider-unavailable`
   */
  async identityIn(opened: Ticket, answer: string): Promise<{ identity: ProviderIdentity; connection: SsoConnection }> {
    const { tenant } = opened;
    const ticket = await this.tickets.use(opened, 'sso');
    const { connectionId, purpose, nonce, codeVerifier } = opened.facts as unknown as SsoAttempt;
    const connection = ticket && (await this.connections.find(tenant, connectionId));
    if (!connection || !isOpenFor(connection, purpose)) throw attemptEnded();
    if (connection.provider.kind === 'saml')
      return {
        identity: await this.saml.identityOf(this.#party(tenant, connection), requestIdOf(opened), answer),
        connection,
      };
    const state = new URLSearchParams(answer).get('state') ?? '';
    const client = await this.#client(tenant, connection);
    return { identity: await this.oidc.identityOf(client, { state, nonce, codeVerifier }, answer), connection };
  }

  async #opened(connectionId: string, ticket: Ticket | null): Promise<Ticket> {
    // What one provider was asked no other one answers: it could have been told by somebody in between (RFC 9207).
    if (ticket?.facts['connectionId'] !== connectionId) throw attemptEnded();
    return ticket;
  }

  async #client(tenant: TenantRef, { connectionId, provider, access }: SsoConnection) {
    if (provider.kind !== 'oidc') throw new Error('Only an OpenID provider has a client');
    const { redirectUrl } = ssoAddresses(this.config.public.url, tenant.slug, connectionId);
    return { settings: provider, access, secret: await this.connections.secretOf(tenant, connectionId), redirectUrl };
  }

  #party(tenant: TenantRef, { connectionId, provider, access }: SsoConnection) {
    if (provider.kind !== 'saml') throw new Error('Only a SAML provider has parties');
    const { entityId, acsUrl } = ssoAddresses(this.config.public.url, tenant.slug, connectionId);
    return { settings: provider, access, entityId, acsUrl };
  }
}

/** Whether people may come in by it, or try it out. */
export function isOpenFor({ state }: SsoConnection, { kind }: SsoPurpose): boolean {
  return kind === 'test' || state === 'on';
}

/** Whether this is the secret of whoever started; how far it is right takes no longer or shorter to find out. */
export function isKeeper({ keeper }: Pick<SsoAttempt, 'keeper'>, secret: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(secret)), Buffer.from(keeper));
}

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** An XML id must not begin with a digit. */
const requestIdOf = ({ id }: Ticket): string => `_${id.replaceAll('-', '')}`;

/** It only finds the ticket again, in fewer than the 80 bytes that SAML allows; what binds the answer is the request id under the signature. */
const relayStateOf = ({ tenant, id }: Ticket): string => `${typedId('tnt', tenant.id)}.${typedId('tkt', id)}`;

function partsOf(relayState: string): [tenantId: string | null, ticketId: string | null] {
  const [tenant = '', ticket = ''] = relayState.split('.');
  return [uuidOf('tnt', tenant), uuidOf('tkt', ticket)];
}

export const attemptEnded = (): ProblemError =>
  new ProblemError(
    401,
    'sso.attempt-ended',
    'This sign-in was completed, has expired or was begun elsewhere; begin anew',
  );
