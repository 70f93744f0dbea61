import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { Abilities } from '../http/authorization/abilities.ts';
import { type Principal } from '../http/authorization/principal.ts';
import { uuidOf } from '../domain/typed-id.ts';
import { TenantDirectory } from '../tenancy/tenant-directory.ts';

/** Name of the strategy, for `AUTH_STRATEGIES`. */
export const TEST_PEOPLE = 'test-people';

/**
 * Takes whoever says so for a person of a tenant, with the ability that the grants give: for tests of permissions, which need nobody to
 * sign in. `Authorization: Test <tenant id> <usr_…> [level] [ip]`.
 */
@Injectable()
export class TestPeopleStrategy extends PassportStrategy(Strategy, TEST_PEOPLE) {
  constructor(
    private readonly abilities: Abilities,
    private readonly tenants: TenantDirectory,
  ) {
    super();
  }

  async validate({ headers }: FastifyRequest): Promise<Principal | false> {
    const [scheme, tenantId = '', id = '', level = '1', ip] = (headers.authorization ?? '').split(' ');
    const tenant = scheme === 'Test' ? await this.tenants.byId(tenantId) : undefined;
    if (!tenant) return false;
    const assurance = { level: level === '2' ? 2 : 1, provedAt: new Date() } as const;
    const holder = { kind: 'user', id: uuidOf('usr', id)!, level: assurance.level } as const;
    return {
      tenant,
      actor: { kind: 'user', id, name: 'Test' },
      ability: await this.abilities.of(tenant, ip === undefined ? holder : { ...holder, ip }),
      assurance,
      credentialId: id,
    };
  }
}
