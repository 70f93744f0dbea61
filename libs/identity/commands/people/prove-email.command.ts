import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, currentTenant, TenantDatabase } from '#kernel';
import { Letters } from '../../domain/sign-in/letters.ts';
import { linkEnded } from '../sign-in/redeem-link.command.ts';
import { Tickets } from '../sign-in/tickets.ts';
import { PERSON_SQL as SQL, type PersonState } from './person-sql.ts';

/** Sends a link to the own mailbox, by which its owner proves that they read it. */
export class RequestEmailProof extends Command<void> {
  /** UUID of the person. */
  constructor(readonly userId: string) {
    super();
  }
}

/** Proves an address by a link from its mailbox. */
export class ProveEmail extends Command<void> {
  constructor(readonly token: string) {
    super();
  }
}

@CommandHandler(RequestEmailProof)
export class RequestEmailProofHandler implements ICommandHandler<RequestEmailProof> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tickets: Tickets,
    private readonly letters: Letters,
  ) {}

  /** Of an address that is proved already nothing more is asked. */
  async execute({ userId }: RequestEmailProof): Promise<void> {
    const tenant = currentTenant();
    const [person] = await this.database.read<PersonState & Record<string, unknown>>(tenant.schema, {
      ...SQL.find,
      values: [userId],
    });
    if (!person || person.email_verified_at) return;
    await this.tickets.revoke(tenant, userId, 'email-proof');
    const ticket = await this.tickets.add(tenant, { kind: 'email-proof', userId, facts: { email: person.email } });
    await this.letters.post(tenant, { kind: 'email-proof', ticketId: ticket.id });
  }
}

@CommandHandler(ProveEmail)
export class ProveEmailHandler implements ICommandHandler<ProveEmail> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tickets: Tickets,
    private readonly clock: Clock,
  ) {}

  /** An address that was changed meanwhile is not proved by an old link. */
  async execute({ token }: ProveEmail): Promise<void> {
    const ticket = await this.tickets.find('email-proof', token);
    if (!ticket || !(await this.tickets.use(ticket, 'email-proof'))) throw linkEnded();
    const { tenant, userId, facts } = ticket;
    await this.database.read(tenant.schema, {
      ...SQL.verifyEmail,
      values: [userId, facts['email'], this.clock.now()],
    });
  }
}
