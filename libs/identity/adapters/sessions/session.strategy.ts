import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { abilityOf, Clock, type Principal, ProblemError, TenantDatabase, TenantDirectory, typedId } from '#kernel';
import { isRole, ROLES } from '../../domain/roles.ts';
import { parseSessionToken } from '../../domain/sessions/session-token.ts';

interface Found {
  session_id: string;
  user_id: string;
  name: string;
  role: string;
  expires_at: Date;
}

/** Knows people by the token of their session. Passes on what is no session token. */
@Injectable()
export class SessionStrategy extends PassportStrategy(Strategy, 'session') {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {
    super();
  }

  async validate({ headers }: FastifyRequest): Promise<Principal | false> {
    const token = parseSessionToken(headers.authorization?.replace(/^Bearer /i, '') ?? '');
    if (!token) return false;
    const tenant = await this.tenants.byId(token.tenantId);
    const [found] = tenant ? await this.#find(tenant.schema, token.secret) : [];
    if (!tenant || !found || !isRole(found.role))
      throw new ProblemError(401, 'session.unknown', 'This session has ended; sign in again');
    if (found.expires_at <= this.clock.now())
      throw new ProblemError(401, 'session.expired', 'This session has expired; sign in again');
    return {
      tenant,
      actor: { kind: 'user', id: typedId('usr', found.user_id), name: found.name },
      ability: abilityOf(ROLES[found.role]),
      credentialId: found.session_id,
    };
  }

  #find(schema: string, secret: string): Promise<Found[]> {
    return this.database.read<Found>(schema, {
      name: 'identity.session',
      text: `select s.session_id, s.user_id, u.name, u.role, s.expires_at from identity_session s
        join identity_user u on u.user_id = s.user_id where s.token_hash = $1`,
      values: [createHash('sha256').update(secret).digest()],
    });
  }
}
