import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsEmail, IsString, Length, Matches } from 'class-validator';
import {
  AuditTrail,
  currentContext,
  DomainError,
  TenantDatabase,
  TenantDirectory,
  type TenantRef,
  typedId,
} from '#kernel';
import { READY_MADE } from '../../domain/access/ready-made-roles.ts';
import { Letters } from '../../domain/sign-in/letters.ts';
import { linkEnded } from '../sign-in/redeem-link.command.ts';
import { TenantSignInPolicies } from '../sign-in/tenant-sign-in-policies.ts';
import { Tickets } from '../sign-in/tickets.ts';
import { NewPasswords } from './new-passwords.ts';
import { NewPeople } from './new-people.ts';
import { PERSON_SQL as SQL } from './person-sql.ts';

export class RegistrationBody {
  /** The tenant's short name, as in its address. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/)
  readonly tenant!: string;

  @IsEmail()
  readonly email!: string;

  @IsString()
  @Length(1, 200)
  readonly name!: string;

  /** 8 to 128 characters of any kind. */
  @IsString()
  @Length(1, 512)
  readonly password!: string;
}

/** Asks for an account of one's own. It exists once the address is proved. */
export class Register extends Command<void> {
  constructor(readonly body: RegistrationBody) {
    super();
  }
}

/** Proves the address of a registration, which makes the account. @returns UUID of the person */
export class ConfirmRegistration extends Command<string> {
  constructor(readonly token: string) {
    super();
  }
}

/** The facts of a registration's ticket. They go with the ticket, a day later at most. */
interface Registration {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** Whether the address has an account already is told to its mailbox only. */
@CommandHandler(Register)
export class RegisterHandler implements ICommandHandler<Register> {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly database: TenantDatabase,
    private readonly policies: TenantSignInPolicies,
    private readonly newPasswords: NewPasswords,
    private readonly tickets: Tickets,
    private readonly letters: Letters,
  ) {}

  async execute({ body: { tenant: slug, email, name, password } }: Register): Promise<void> {
    const tenant = await this.tenants.bySlug(slug);
    if (!tenant) throw notOpen();
    currentContext()!.tenant = tenant;
    const { registration } = await this.policies.of(tenant);
    if (registration !== 'open') throw notOpen();
    const passwordHash = await this.newPasswords.hashOf(tenant, password, { email, name });
    const userId = await this.#personAt(tenant, email);
    const facts: Registration = { email: email.toLowerCase(), name, passwordHash };
    const ticket = await this.tickets.add(tenant, { kind: 'registration', userId, facts });
    await this.letters.post(tenant, { kind: 'registration', ticketId: ticket.id });
  }

  async #personAt({ schema }: TenantRef, email: string): Promise<string | null> {
    const values = [email.toLowerCase()];
    const [person] = await this.database.read<{ user_id: string }>(schema, { ...SQL.byEmail, values });
    return person?.user_id ?? null;
  }
}

@CommandHandler(ConfirmRegistration)
export class ConfirmRegistrationHandler implements ICommandHandler<ConfirmRegistration> {
  constructor(
    private readonly tickets: Tickets,
    private readonly people: NewPeople,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ token }: ConfirmRegistration): Promise<string> {
    const ticket = await this.tickets.find('registration', token);
    // A ticket that names somebody was made for an address that has an account: its letter holds no link.
    if (!ticket || ticket.userId !== null) throw linkEnded();
    const { email, name, passwordHash } = ticket.facts as unknown as Registration;
    const person = {
      email,
      name,
      passwordHash,
      roleId: READY_MADE.customer.roleId,
      source: 'self-registration' as const,
    };
    const userId = await this.people.add(ticket, 'registration', person, linkEnded);
    await this.audit.note(ticket.tenant.schema, {
      action: 'user.register',
      outcome: 'allowed',
      actor: { kind: 'user', id: typedId('usr', userId) },
      targets: [{ type: 'user', id: typedId('usr', userId) }],
      facts: { source: 'registration' },
    });
    return userId;
  }
}

const notOpen = (): DomainError =>
  new DomainError('forbidden', 'registration.not-open', 'Accounts are given by invitation here; ask for one');
