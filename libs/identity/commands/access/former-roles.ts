import { Injectable } from '@nestjs/common';
import { Clock, TenantDatabase, type TenantRef, uuidV5, WorkerPart, type WorkerPartOf } from '#kernel';
import { Grants } from '../../aggregates.ts';
import { ANY_CONTEXT, give, type Grant, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { OWNER_ROLE, READY_MADE, type ReadyMadeName } from '../../domain/access/ready-made-roles.ts';
import { keepGrantRows } from '../../entities/access-rows.ts';

const MOST_TENANTS = 100_000;

const SQL = {
  // Ownership is given last, so its grant says that all have theirs. A tenant that has had one always has one.
  state: {
    name: 'identity.former_roles',
    text: `select exists (select from identity_grant where role_id = $1) as "isDone", exists (select from identity_user) as "hasPeople"`,
  },
  people: {
    name: 'identity.people_of_former_roles',
    text: `select user_id as "userId", role from identity_user where role <> 'owner' order by user_id`,
  },
  owners: {
    name: 'identity.owners_of_former_roles',
    text: `select user_id as "userId", role from identity_user where role = 'owner' order by user_id`,
  },
} as const;

interface Person extends Record<string, unknown> {
  readonly userId: string;
  readonly role: string;
}

/**
 * Gives people what they had before there were grants: the role that stands in their row, in the whole tenant. Once for a tenant; cut
 * short it goes on, because a grant's id is the person's.
 */
@Injectable()
@WorkerPart()
export class FormerRoles implements WorkerPartOf {
  readonly #done = new Set<string>();

  constructor(
    private readonly database: TenantDatabase,
    private readonly grants: Grants,
    private readonly clock: Clock,
  ) {}

  async sweep({ schema }: TenantRef): Promise<void> {
    if (this.#done.has(schema)) return;
    const values = [OWNER_ROLE];
    const [state] = await this.database.read<{ isDone: boolean; hasPeople: boolean }>(schema, { ...SQL.state, values });
    if (!state!.isDone && state!.hasPeople) await this.#convert(schema);
    if (!state!.isDone) return;
    if (this.#done.size >= MOST_TENANTS) this.#done.clear();
    this.#done.add(schema);
  }

  async #convert(schema: string): Promise<void> {
    const [people, owners] = await this.database.readAll<[Person, Person]>(schema, [SQL.people, SQL.owners]);
    // Without an owner there is nobody to ask who the others are.
    if (owners.length === 0) return;
    for (const grant of people.flatMap(grantOf)) await this.#give(grant.grantId, [grant]);
    await this.#give(Grants.OWNERS_STREAM, owners.flatMap(grantOf));
  }

  async #give(stream: string, given: readonly Grant[]): Promise<void> {
    const now = this.clock.now();
    await this.grants.change(stream, (state) => given.flatMap((grant) => give(state, grant, now)), keepGrantRows);
  }
}

/** The id is that of the grant which comes with an account, so that whoever is just being added gets one. */
function grantOf({ userId, role }: Person): Grant[] {
  if (!Object.hasOwn(READY_MADE, role)) return [];
  return [
    {
      grantId: uuidV5(userId, role === 'owner' ? 'owner' : 'first'),
      holder: { kind: 'user', id: userId },
      roleId: READY_MADE[role as ReadyMadeName].roleId,
      scope: WHOLE_TENANT,
      notBefore: null,
      notAfter: null,
      context: ANY_CONTEXT,
      reason: null,
      source: 'former-role',
    },
  ];
}
