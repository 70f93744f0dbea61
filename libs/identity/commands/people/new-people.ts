import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import {
  Clock,
  currentContext,
  DomainError,
  runInContext,
  TenantDatabase,
  type TenantRef,
  typedId,
  uuidV5,
} from '#kernel';
import { ANY_CONTEXT, type Grant, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { readyMadeRole } from '../../domain/access/ready-made-roles.ts';
import { GiveGrant } from '../access/give-grant.command.ts';
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
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly tickets: Tickets,
    private readonly commands: CommandBus,
  ) {}

  /**
   * Uses the ticket up and adds the person, both or neither, and gives them their role. @returns their UUID
   * @throws DomainError `user.email-taken`; ProblemError when somebody else was faster with the ticket
   */
  async add(
    ticket: Ticket,
    kind: 'invitation' | 'registration',
    person: NewPerson,
    ended: () => Error,
  ): Promise<string> {
    const { tenant } = ticket;
    const { email, name, passwordHash, roleId } = person;
    const userId = uuidv7();
    await this.database.transaction(tenant.schema, async (tx) => {
      if (!(await this.tickets.useIn(tx, ticket, kind))) throw ended();
      const role = readyMadeRole(roleId)?.name ?? 'staff';
      const values = [userId, email.toLowerCase(), name, role, passwordHash, this.clock.now()];
      if ((await tx.query({ ...SQL.add, values })).length === 0)
        throw new DomainError('conflict', 'user.email-taken', 'Somebody else has this e-mail address already');
    });
    await this.#grant(tenant, userId, person);
    return userId;
  }

  async #grant(tenant: TenantRef, userId: string, { roleId, source, name }: NewPerson): Promise<void> {
    const context = {
      ...currentContext()!,
      tenant,
      actor: { kind: 'user' as const, id: typedId('usr', userId), name },
    };
    await runInContext(context, () =>
      this.commands.execute(
        new GiveGrant({
          grantId: uuidV5(userId, 'first'),
          holder: { kind: 'user', id: userId },
          roleId,
          scope: WHOLE_TENANT,
          notBefore: null,
          notAfter: null,
          context: ANY_CONTEXT,
          reason: null,
          source,
        }),
      ),
    );
  }
}
