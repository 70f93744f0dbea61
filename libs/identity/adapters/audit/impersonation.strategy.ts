import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import {
  Abilities,
  abilityFrom,
  type AccessRule,
  type AppAbility,
  Clock,
  currentContext,
  type Principal,
  ProblemError,
  TenantDirectory,
  typedId,
} from '#kernel';
import { ImpersonationDoors, parseImpersonationToken } from '../../domain/audit/impersonation-doors.ts';

/** What is the person's own, what opens other doors, what would leave the house, and what would hide the traces. */
const NEVER = [
  'api-key',
  'audit',
  'data-subject',
  'directory',
  'factor',
  'grant',
  'group',
  'impersonation',
  'mfa-policy',
  'oauth-client',
  'oauth-consent',
  'payout',
  'role',
  'service-account',
  'session',
  'sign-in-policy',
  'user',
  'webhook',
  'webhook-portal',
  'webhook-secret',
];

/** Knows support by the token of an impersonation: it may do what the person may, but for `NEVER` and exports. */
@Injectable()
export class ImpersonationStrategy extends PassportStrategy(Strategy, 'impersonation') {
  constructor(
    private readonly doors: ImpersonationDoors,
    private readonly tenants: TenantDirectory,
    private readonly abilities: Abilities,
    private readonly clock: Clock,
  ) {
    super();
  }

  async validate({ headers, ip }: FastifyRequest): Promise<Principal | false> {
    const token = parseImpersonationToken(headers.authorization?.replace(/^Bearer +/i, '') ?? '');
    if (!token) return false;
    const door = await this.doors.behind(token.impersonationId, token.secret);
    const tenant = door && (await this.tenants.byId(door.tenantId));
    if (!tenant) throw new ProblemError(401, 'impersonation.unknown', 'There is no such impersonation');
    currentContext()!.tenant = tenant; // so that the tenant reads of a try that is refused
    if (door.endedAt !== null || door.expiresAt <= this.clock.now())
      throw new ProblemError(401, 'impersonation.ended', 'This impersonation has ended; open another one');
    const ability = await this.abilities.of(tenant, { kind: 'user', id: door.userId, level: 1, ip });
    return {
      tenant,
      actor: { kind: 'operator', id: 'operator', name: 'Operator', onBehalfOf: typedId('usr', door.userId) },
      ability: limited(ability),
      credentialId: typedId('imp', door.impersonationId),
    };
  }
}

function limited({ rules }: AppAbility): AppAbility {
  return abilityFrom([
    ...(rules as AccessRule[]),
    ...NEVER.map((subject) => ({ inverted: true, action: 'manage', subject })),
    { inverted: true, action: 'export', subject: 'all' },
  ]);
}
