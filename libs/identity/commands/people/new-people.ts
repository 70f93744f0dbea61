import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import {
  type Appended,
  Clock,
  currentContext,
  DomainError,
  runInContext,
  type TenantRef,
  type TenantTransaction,
  typedId,
  uuidV5,
} from '#kernel';
import { Grants, RoleCatalogues } from '../../aggregates.ts';
import { ANY_CONTEXT, give, type Grant, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { OWNER_ROLE, readyMadeRole } from '../../domain/access/ready-made-roles.ts';
import { keepGrantRows } from '../../entities/access-rows.ts';
import { type Ticket, Tickets } from '../sign-in/tickets.ts';
import { PERSON_SQL as SQL } from './person-sql.ts';

/** Somebody who has proved that the address is theirs. */
export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  /** UUID of the role that they get in the whole tenant. */
  readonly roleId: string;
  readonly source: Grant['source'];
}

/** Makes people of tickets: invitations that are accepted, registrations that are confirmed. */
@Injectable()
export class NewPeople {
  constructor(
    private readonly clock: Clock,
    private readonly tickets: Tickets,
    private readonly roles: RoleCatalogues,
    private readonly grants: Grants,
  ) {}

  /**
   * Uses the ticket up, adds the person and gives them their role, all or nothing. @returns their UUID
   * @throws DomainError `user.email-taken`, `grant.unknown-role`; ProblemError when somebody else was faster with the ticket
   */
  add(ticket: Ticket, kind: 'invitation' | 'registration', person: NewPerson, ended: () => Error): Promise<string> {
    return this.addWith(ticket.tenant, person, async (tx) => {
      if (!(await this.tickets.useIn(tx, ticket, kind))) throw ended();
    });
  }

  /**
   * Adds somebody with their role, in the transaction of what `claim` writes: a crash leaves all of it or nothing. @returns their UUID
   * @throws DomainError `user.email-taken`, `grant.unknown-role`; as `claim` does
   */
  async addWith(
    tenant: TenantRef,
    person: NewPerson,
    claim: (tx: TenantTransaction, userId: string) => Promise<void>,
  ): Promise<string> {
    const userId = uuidv7();
    const grant = firstGrantOf(userId, person);
    await asNewcomer(tenant, { userId, name: person.name }, async () => {
      const { state: roles } = await this.roles.load(RoleCatalogues.STREAM);
      if (!roleIn(roles, person.roleId))
        throw new DomainError(
          'invalid',
          'grant.unknown-role',
          'The role that was to be given was taken away meanwhile',
        );
      const stream = grant.roleId === OWNER_ROLE ? Grants.OWNERS_STREAM : grant.grantId;
      return this.grants.change(
        stream,
        (state) => give(state, grant, this.clock.now()),
        async (tx, events) => {
          await claim(tx, userId);
          await this.#keep(tx, userId, person);
          return keepGrantRows(tx, events);
        },
      );
    });
    return userId;
  }

  async #keep(tx: TenantTransaction, userId: string, { email, name, passwordHash, roleId }: NewPerson): Promise<void> {
    const role = readyMadeRole(roleId)?.name ?? 'staff';
    const values = [userId, email.toLowerCase(), name, role, passwordHash, this.clock.now()];
    if ((await tx.query({ ...SQL.add, values })).length === 0)
      throw new DomainError('conflict', 'user.email-taken', 'Somebody else has this e-mail address already');
  }
}

function firstGrantOf(userId: string, { roleId, source }: NewPerson): Grant {
  return {
    grantId: uuidV5(userId, 'first'),
    holder: { kind: 'user', id: userId },
    roleId,
    scope: WHOLE_TENANT,
    notBefore: null,
    notAfter: null,
    context: ANY_CONTEXT,
    reason: null,
    source,
  };
}

/** It is the person's own doing, and no part of a larger command, whose id it must not claim. */
function asNewcomer(
  tenant: TenantRef,
  { userId, name }: { readonly userId: string; readonly name: string },
  work: () => Promise<Appended>,
): Promise<Appended> {
  const { command: _, ifMatch: __, ...context } = currentContext()!;
  const actor = { kind: 'user' as const, id: typedId('usr', userId), name };
  return runInContext({ ...context, tenant, actor }, work);
}
