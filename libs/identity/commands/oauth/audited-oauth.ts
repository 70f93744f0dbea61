import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '#kernel';
import { type ServedTenant } from '../../domain/oauth/authorization-servers.ts';
import { OAuthWatch, type SignInAtApp, type TokenRequest } from '../../domain/oauth/oauth-watch.ts';
import { SecurityWatch } from '../sessions/security-watch.ts';

/** Writes it into the tenant's audit trail, and tells the person whose sign-in somebody has a copy of. */
@Injectable()
export class AuditedOAuth extends OAuthWatch {
  readonly #log = new Logger('oauth');

  constructor(
    private readonly audit: AuditTrail,
    private readonly security: SecurityWatch,
  ) {
    super();
  }

  /** A sign-in at an app is a family of refresh tokens like a session, and is told of like one. */
  override async reused(tenant: ServedTenant, { userId, grantId }: SignInAtApp): Promise<void> {
    const data = { userId, sessionId: grantId, generation: 0 };
    await this.security.saw(tenant, { type: 'RefreshTokenReused', data });
  }

  /** Never changes an answer that is decided: what could not be written down is reported. */
  override async asked(tenant: ServedTenant, { clientId, grantType, code }: TokenRequest): Promise<void> {
    try {
      await this.audit.note(tenant.schema, {
        action: 'oauth.token',
        outcome: code === null ? 'allowed' : 'refused',
        actor: { kind: 'client', id: clientId },
        targets: [{ type: 'app', id: clientId }],
        facts: { grantType, code },
      });
    } catch (err) {
      this.#log.error({ err, tenant: tenant.slug }, 'A request for tokens could not be written down');
    }
  }
}
