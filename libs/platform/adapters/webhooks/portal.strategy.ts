import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import passportCustom from 'passport-custom';
import { type AppAbility, currentContext, type Principal, ProblemError, type TenantRef, typedId } from '#kernel';
import { KeyDigest } from '../../domain/key-digest.ts';
import { sessionOfToken } from '../../domain/webhooks/portal-session.ts';
import { KeyAbilities } from '../key-abilities.ts';
import { type FoundPortalSession, KnownPortalSessions } from './known-portal-sessions.ts';

/** Name of the strategy, for `AUTH_STRATEGIES`. */
export const PORTAL_STRATEGY = 'webhook-portal';

/** What one session may ask in a minute, beside the limits of its tenant. */
const REQUESTS_PER_MINUTE = 600;

/**
 * Knows a tenant's customers by the token of a portal session in `Authorization: Bearer`. They may do what the session is for, as far as its
 * maker still may, on the routes that are open to portals. What a session's state is learns only who holds its whole token.
 */
@Injectable()
export class PortalStrategy extends PassportStrategy(passportCustom.Strategy, PORTAL_STRATEGY) {
  readonly #made = new WeakMap<FoundPortalSession, Principal>();

  constructor(
    private readonly sessions: KnownPortalSessions,
    private readonly digests: KeyDigest,
    private readonly abilities: KeyAbilities,
  ) {
    super();
  }

  async validate({ headers, ip }: FastifyRequest): Promise<Principal | false> {
    const token = headers.authorization?.replace(/^Bearer +/i, '') ?? '';
    if (!token.startsWith('cwp_')) return false;
    const sessionId = sessionOfToken(token);
    const session = sessionId === null ? undefined : await this.sessions.find(sessionId);
    const tenant = session && (await this.sessions.homeOf(session));
    noteFor(tenant, sessionId);
    // Nobody's token is compared with nothing, so that an unknown session takes as long as a wrong secret.
    const isRight = this.digests.check(token, session?.kept) !== 'wrong';
    if (!isRight || !session) throw invalid();
    refuseUnlessOpen(session);
    if (!tenant) throw new ProblemError(403, 'tenant.not-live', 'The tenant of this portal session is not in use');
    const ability = await this.abilities.of(session, ip);
    return this.#principalIn(session, await this.sessions.placeOf(session, tenant), ability);
  }

  /** The same object as long as nothing changes, because limits are remembered by it. */
  #principalIn(session: FoundPortalSession, tenant: TenantRef, ability: AppAbility): Principal {
    const known = this.#made.get(session);
    if (known && known.tenant === tenant && known.ability === ability) return known;
    const id = typedId('wps', session.keyId);
    const limit = { name: 'portal', quota: REQUESTS_PER_MINUTE, windowSeconds: 60, countedUnder: `${tenant.id}/${id}` };
    const principal: Principal = {
      tenant,
      actor: { kind: 'portal', id, name: session.label },
      ability,
      credentialId: id,
      limits: known?.limits ?? [limit],
      ...(session.channels ? { channels: session.channels } : {}),
    };
    this.#made.set(session, principal);
    return principal;
  }
}

function refuseUnlessOpen({ endedAt, expiresAt }: FoundPortalSession): void {
  if (endedAt !== null)
    throw new ProblemError(401, 'webhook-portal.ended', 'This portal session was ended; ask for another one');
  if (expiresAt <= new Date())
    throw new ProblemError(401, 'webhook-portal.expired', 'This portal session has expired; ask for another one');
}

/** So that the tenant reads of what is refused, of a wrong secret for a session of its own too. */
function noteFor(tenant: TenantRef | undefined, sessionId: string | null): void {
  const context = currentContext();
  if (tenant && context && sessionId !== null)
    Object.assign(context, { tenant, namedCredential: typedId('wps', sessionId) });
}

function invalid(): ProblemError {
  return new ProblemError(401, 'webhook-portal.invalid', 'This is no token of a portal session');
}
