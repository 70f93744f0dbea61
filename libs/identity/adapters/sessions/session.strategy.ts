import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import {
  Abilities,
  abilityOf,
  APP_NAME,
  type AppAbility,
  currentContext,
  type Principal,
  ProblemError,
  TenantDirectory,
  type TenantRef,
  typedId,
} from '#kernel';
import { type AccessClaims, AccessTokens } from '../../domain/sessions/access-tokens.ts';
import { EndedSessions } from '../../domain/sessions/ended-sessions.ts';

/** Three parts of base64url, the first of which begins with `{"`. */
const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;
/** While nobody can tell which sessions were ended, what only reads goes on for so long; administration does not. */
const BLIND_READS_MS = 300_000;
/** All that a session is good for whose person still has to set up a second factor. */
const ENROLMENT = abilityOf(['factor:*', 'session:*']);

/** Knows people by the access token of their session. Passes on what is no token of this kind. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session') {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly ended: EndedSessions,
    private readonly tenants: TenantDirectory,
    private readonly abilities: Abilities,
    @Inject(APP_NAME) private readonly app: string,
  ) {
    super();
  }

  async validate({ headers, method, ip }: FastifyRequest): Promise<Principal | false> {
    const token = headers.authorization?.replace(/^Bearer +/i, '') ?? '';
    if (!JWT.test(token)) return false;
    const reading = await this.tokens.read(token);
    if (reading.status === 'invalid') throw unknown();
    const { claims } = reading;
    const tenant = await this.tenants.byId(claims.tenantId);
    if (!tenant) throw unknown();
    const credentialId = typedId('ses', claims.sessionId);
    // So that the tenant reads of what is refused below.
    Object.assign(currentContext()!, { tenant, namedCredential: credentialId });
    if (reading.status === 'expired')
      throw new ProblemError(
        401,
        'session.expired',
        'This access token has expired; refresh it at POST /v1/sessions/refresh',
      );
    await this.#refuseEnded(claims.sessionId, method);
    return {
      tenant,
      actor: { kind: 'user', id: typedId('usr', claims.userId), name: claims.name },
      ability: await this.#abilityOf(tenant, claims, ip),
      assurance: { level: claims.level, provedAt: claims.provedAt },
      credentialId,
    };
  }

  async #refuseEnded(sessionId: string, method: string): Promise<void> {
    const onlyReads = method === 'GET' || method === 'HEAD';
    const blindMs = onlyReads && this.app !== 'admin' ? BLIND_READS_MS : 0;
    const verdict = await this.ended.verdictOn(sessionId, blindMs);
    if (verdict === 'ended') throw unknown();
    if (verdict === 'unknown')
      throw new ProblemError(
        503,
        'session.unverifiable',
        'Whether this session still holds cannot be told now; try again',
        {
          headers: { 'Retry-After': '2' },
        },
      );
  }

  async #abilityOf(
    tenant: TenantRef,
    { userId, level, scope, onTrustedDevice }: AccessClaims,
    ip: string,
  ): Promise<AppAbility> {
    if (scope === 'enrol') return ENROLMENT;
    return this.abilities.of(tenant, { kind: 'user', id: userId, level, onTrustedDevice, ip });
  }
}

const unknown = (): ProblemError => new ProblemError(401, 'session.unknown', 'This session has ended; sign in again');
