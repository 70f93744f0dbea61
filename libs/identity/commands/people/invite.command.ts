import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import {
  AuditTrail,
  currentTenant,
  DeclaredSubjects,
  DomainError,
  IsTypedId,
  requireAllowedNew,
  requireHeld,
  TenantDatabase,
  typedId,
} from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { readyMadeRole } from '../../domain/access/ready-made-roles.ts';
import { userSubject } from '../../domain/access/subjects.ts';
import { Letters } from '../../domain/sign-in/letters.ts';
import { widestRulesOfRole } from '../access/may-give.ts';
import { linkEnded } from '../sign-in/redeem-link.command.ts';
import { Tickets } from '../sign-in/tickets.ts';
import { NewPasswords } from './new-passwords.ts';
import { NewPeople } from './new-people.ts';
import { PERSON_SQL as SQL } from './person-sql.ts';

export class InvitationBody {
  @IsEmail()
  readonly email!: string;

  /** The role that the person gets in the whole tenant: `rol_…`. You must hold all that it gives. */
  @IsTypedId('rol')
  readonly roleId!: string;
}

export class InvitationView {
  /** `inv_…` */
  readonly id!: string;
  readonly expiresAt!: string;
}

export class AcceptInvitationBody {
  /** What stood behind the # of the link. */
  @IsString()
  @MaxLength(200)
  readonly token!: string;

  @IsString()
  @Length(1, 200)
  readonly name!: string;

  /** 8 to 128 characters of any kind. */
  @IsString()
  @Length(1, 512)
  readonly password!: string;
}

/** Invites somebody into the tenant. */
export class Invite extends Command<InvitationView> {
  constructor(readonly body: InvitationBody) {
    super();
  }
}

/** Takes an invitation back. */
export class WithdrawInvitation extends Command<void> {
  constructor(readonly invitationId: string) {
    super();
  }
}

/** Makes the account that somebody was invited to. @returns UUID of the person */
export class AcceptInvitation extends Command<string> {
  constructor(readonly body: AcceptInvitationBody) {
    super();
  }
}

/** The facts of an invitation's ticket. */
interface Invitation {
  readonly email: string;
  readonly roleId: string;
}

/** @throws DomainError `user.email-taken`, `invitation.unknown-role`; ProblemError `permission.beyond-own` */
@CommandHandler(Invite)
export class InviteHandler implements ICommandHandler<Invite> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly roles: RoleCatalogues,
    private readonly subjects: DeclaredSubjects,
    private readonly tickets: Tickets,
    private readonly letters: Letters,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ body: { email, roleId } }: Invite): Promise<InvitationView> {
    const tenant = currentTenant();
    const { state: roles } = await this.roles.load(RoleCatalogues.STREAM);
    if (!roleIn(roles, roleId))
      throw new DomainError('invalid', 'invitation.unknown-role', 'There is no role with this id');
    requireAllowedNew(userSubject, 'invite', {
      email: email.toLowerCase(),
      role: readyMadeRole(roleId)?.name ?? 'staff',
    });
    requireHeld(widestRulesOfRole(this.subjects, roles, roleId));
    const values = [email.toLowerCase()];
    if ((await this.database.read(tenant.schema, { ...SQL.byEmail, values })).length > 0)
      throw new DomainError('conflict', 'user.email-taken', 'Somebody of the tenant has this e-mail address already');
    const facts: Invitation = { email: email.toLowerCase(), roleId };
    const ticket = await this.tickets.add(tenant, { kind: 'invitation', facts });
    await this.letters.post(tenant, { kind: 'invitation', ticketId: ticket.id });
    const id = typedId('inv', ticket.id);
    await this.audit.note(tenant.schema, {
      action: 'user.invite',
      outcome: 'allowed',
      targets: [{ type: 'invitation', id }],
      facts: { role: typedId('rol', roleId) },
    });
    return { id, expiresAt: ticket.expiresAt.toISOString() };
  }
}

/** @throws DomainError `invitation.not-found` */
@CommandHandler(WithdrawInvitation)
export class WithdrawInvitationHandler implements ICommandHandler<WithdrawInvitation> {
  constructor(private readonly tickets: Tickets) {}

  async execute({ invitationId }: WithdrawInvitation): Promise<void> {
    const ticket = await this.tickets.byId(currentTenant(), 'invitation', invitationId);
    if (ticket && (await this.tickets.use(ticket, 'invitation'))) return;
    throw new DomainError('not-found', 'invitation.not-found', 'There is no open invitation with this id');
  }
}

@CommandHandler(AcceptInvitation)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitation> {
  constructor(
    private readonly tickets: Tickets,
    private readonly people: NewPeople,
    private readonly newPasswords: NewPasswords,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ body: { token, name, password } }: AcceptInvitation): Promise<string> {
    const ticket = await this.tickets.find('invitation', token);
    if (!ticket) throw linkEnded();
    const { email, roleId } = ticket.facts as unknown as Invitation;
    const passwordHash = await this.newPasswords.hashOf(ticket.tenant, password, { email, name });
    const person = { email, name, passwordHash, roleId, source: 'invitation' as const };
    const userId = await this.people.add(ticket, 'invitation', person, linkEnded);
    await this.audit.note(ticket.tenant.schema, {
      action: 'user.register',
      outcome: 'allowed',
      actor: { kind: 'user', id: typedId('usr', userId) },
      targets: [{ type: 'user', id: typedId('usr', userId) }],
      facts: { source: 'invitation' },
    });
    return userId;
  }
}
