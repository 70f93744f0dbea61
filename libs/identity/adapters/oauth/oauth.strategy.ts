import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import {
  Abilities,
  abilityFrom,
  type AccessRule,
  type AppAbility,
  currentContext,
  type Principal,
  ProblemError,
  TenantDirectory,
  type TenantRef,
  typedId,
} from '#kernel';
import { clientUuidOf } from '../../domain/oauth/oauth-client.ts';
import { type OAuthClaims, OAuthTokens } from '../../domain/oauth/oauth-tokens.ts';
import { rulesWithinScopes } from '../../domain/oauth/rules-within-scopes.ts';
import { EndedSessions } from '../../domain/sessions/ended-sessions.ts';
import { OAuthParties } from './oauth-parties.ts';

const JWT = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Knows the tenants' apps by their access tokens: for themselves, or in the name of a person, with no more than that person may and the
 * token's scopes name. It stands before `session`, which takes every JWT for one of its own.
 */
@Injectable()
export class OAuthStrategy extends PassportStrategy(Strategy, 'oauth') {
  constructor(
    private readonly tokens: OAuthTokens,
    private readonly ended: EndedSessions,
    private readonly tenants: TenantDirectory,
    private readonly abilities: Abilities,
    private readonly parties: OAuthParties,
  ) {
    super();
  }

  async validate({ headers, ip }: FastifyRequest): Promise<Principal | false> {
    const token = headers.authorization?.replace(/^Bearer +/i, '') ?? '';
    if (!JWT.test(token)) return false;
    const reading = await this.tokens.read(token);
    if (reading.status === 'foreign') return false;
    if (reading.status === 'expired')
      throw new ProblemError(
        401,
        'oauth.expired',
        'This access token has expired; get a new one with your refresh token',
      );
    if (reading.status !== 'valid') throw revoked();
    const { claims } = reading;
    const tenant = await this.tenants.byId(claims.tenantId);
    // The key is the installation's, so that the signature says nothing of the tenant.
    if (!tenant || claims.issuer !== this.tokens.issuerOf(tenant.slug)) throw revoked();
    currentContext()!.tenant = tenant; // so that the tenant reads of refused tries
    await this.#refuseEnded(claims);
    return this.#principalOf(tenant, claims, ip);
  }

  /** Whether anything of it was ended must be known: an app can ask again. */
  async #refuseEnded({ tokenId, grantId, clientId }: OAuthClaims): Promise<void> {
    for (const id of [tokenId, grantId, clientUuidOf(clientId)]) {
      const verdict = id === null ? 'live' : await this.ended.verdictOn(id, 0);
      if (verdict === 'ended') throw revoked();
      if (verdict === 'unknown')
        throw new ProblemError(
          503,
          'oauth.unverifiable',
          'Whether this token still holds cannot be told now; try again',
          {
            headers: { 'Retry-After': '2' },
          },
        );
    }
  }

  async #principalOf(tenant: TenantRef, claims: OAuthClaims, ip: string): Promise<Principal> {
    const { clientId, userId, grantId } = claims;
    const parties = await this.parties.of(tenant.schema, clientId, userId);
    if (!parties || (userId !== null && parties.userName === null)) throw revoked();
    const scopes = claims.scopes.filter((scope) => parties.scopes.includes(scope));
    if (userId === null || grantId === null) {
      const ability = within(await this.abilities.of(tenant, { kind: 'client', id: clientId, ip }), scopes);
      return {
        tenant,
        ability,
        credentialId: clientId,
        actor: { kind: 'client', id: clientId, name: parties.clientName },
      };
    }
    // However the person signed in, an app has the first level: what asks for more is not for apps.
    const held = await this.abilities.of(tenant, { kind: 'user', id: userId, level: 1, ip });
    const actor = { kind: 'user', id: typedId('usr', userId), name: parties.userName! } as const;
    return { tenant, actor, ability: within(held, scopes), credentialId: typedId('oag', grantId) };
  }
}

function within({ rules }: AppAbility, scopes: readonly string[]): AppAbility {
  return abilityFrom(rulesWithinScopes(rules as AccessRule[], scopes));
}

const revoked = (): ProblemError =>
  new ProblemError(
    401,
    'oauth.revoked',
    'This access token is not good, or not any more; have the person sign in again',
  );
