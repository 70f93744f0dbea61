import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  currentContext,
  DomainError,
  runInContext,
  type Statement,
  TenantDatabase,
  type TenantRef,
  typedId,
} from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { ANY_CONTEXT, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { type SsoConnection } from '../../domain/sso/connection.ts';
import { type GrantStanding, type MappedGrants, planMappedGrants } from '../../domain/sso/mapped-grants.ts';
import { GiveGrant } from '../access/give-grant.command.ts';
import { RevokeGrant } from '../access/revoke-grant.command.ts';
import { type LinkedPerson } from './sso-people.ts';

interface Facts {
  /** The grant of each role that was given for a group, by the role's UUID. */
  readonly grants?: Readonly<Record<string, string>>;
}

const SQL = {
  facts: {
    name: 'identity.sso_facts',
    text: `select facts from identity_external where connection_id = $1 and kind = 'user' and internal_id = $2 for update`,
  },
  standing: {
    name: 'identity.sso_grants_standing',
    text: 'select grant_id, revoked_at from identity_grant where grant_id = any($1)',
  },
  remember: {
    name: 'identity.sso_remember',
    text: `update identity_external set facts = facts || jsonb_build_object('grants', $3::jsonb)
      where connection_id = $1 and kind = 'user' and internal_id = $2`,
  },
  // Only what is still the grant of that role: whoever came in meanwhile may have got another one.
  forget: {
    name: 'identity.sso_forget',
    text: `update identity_external set facts = jsonb_set(facts, '{grants}', coalesce((select jsonb_object_agg(key, value)
        from jsonb_each(facts -> 'grants') where value #>> '{}' <> $3), '{}'))
      where connection_id = $1 and kind = 'user' and internal_id = $2`,
  },
} as const satisfies Record<string, Statement>;

const LOST_GROUP = 'No longer in a group of the provider that has this role';

/**
 * Gives people the roles of their groups at the provider, and takes back those of groups that they have left. It touches nothing but grants
 * that it gave itself, and the last owner stays.
 */
@Injectable()
export class GroupGrants {
  constructor(
    private readonly database: TenantDatabase,
    private readonly roles: RoleCatalogues,
    private readonly commands: CommandBus,
  ) {}

  async follow(
    tenant: TenantRef,
    connection: SsoConnection,
    person: LinkedPerson,
    groups: readonly string[],
  ): Promise<void> {
    const { state: catalogue } = await this.roles.load(RoleCatalogues.STREAM);
    const mapped = connection.access.roles.filter(
      ({ group, roleId }) => groups.includes(group) && roleIn(catalogue, roleId),
    );
    const wanted = mapped.map(({ roleId }) => roleId);
    const { give, revoke } = await this.#plan(tenant, connection, person, wanted);
    if (give.length + revoke.length === 0) return;
    const actor = { kind: 'user' as const, id: typedId('usr', person.userId), name: person.name };
    await runInContext({ ...currentContext()!, tenant, actor }, async () => {
      for (const grant of give) await this.#give(person, grant);
      for (const grantId of revoke) await this.#revoke(tenant, connection, person, grantId);
    });
  }

  /** What is to be given is written down first, under a lock: so nobody is given it twice, and all that was given is known. */
  #plan(
    { schema }: TenantRef,
    { connectionId }: SsoConnection,
    { userId }: LinkedPerson,
    wanted: readonly string[],
  ): Promise<MappedGrants> {
    return this.database.transaction(schema, async (tx) => {
      const [row] = await tx.query<{ facts: Facts }>({ ...SQL.facts, values: [connectionId, userId] });
      const known = row?.facts.grants ?? {};
      const grants = await tx.query<{ grant_id: string; revoked_at: Date | null }>({
        ...SQL.standing,
        values: [Object.values(known)],
      });
      const standing = new Map(
        grants.map(({ grant_id, revoked_at }): [string, GrantStanding] => [
          grant_id,
          revoked_at ? 'revoked' : 'stands',
        ]),
      );
      const plan = planMappedGrants(wanted, known, {
        standingOf: (grantId) => standing.get(grantId) ?? 'absent',
        newId: uuidv7,
      });
      if (plan.give.length > 0)
        await tx.query({ ...SQL.remember, values: [connectionId, userId, JSON.stringify(plan.remembered)] });
      return plan;
    });
  }

  async #give({ userId }: LinkedPerson, { roleId, grantId }: MappedGrants['give'][number]): Promise<void> {
    await this.commands.execute(
      new GiveGrant({
        grantId,
        holder: { kind: 'user', id: userId },
        roleId,
        scope: WHOLE_TENANT,
        notBefore: null,
        notAfter: null,
        context: ANY_CONTEXT,
        reason: null,
        source: 'sso',
      }),
    );
  }

  /** What the tenant cannot be without stays, and is tried again when the person comes in the next time. */
  async #revoke(
    { schema }: TenantRef,
    { connectionId }: SsoConnection,
    { userId }: LinkedPerson,
    grantId: string,
  ): Promise<void> {
    try {
      await this.commands.execute(new RevokeGrant(grantId, { reason: LOST_GROUP }));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'user.last-owner') return;
      // Somebody has taken it back already.
      if (!(error instanceof DomainError && error.code === 'grant.not-found')) throw error;
    }
    await this.database.read(schema, { ...SQL.forget, values: [connectionId, userId, grantId] });
  }
}
