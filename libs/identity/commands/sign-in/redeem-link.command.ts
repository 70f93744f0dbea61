import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length, MaxLength } from 'class-validator';
import { ProblemError, TenantDatabase } from '#kernel';
import { NewPasswords } from '../people/new-passwords.ts';
import { PERSON_SQL, type PersonState } from '../people/person-sql.ts';
import { LockOut } from './lock-out.ts';
import { SignInFlow } from './sign-in-flow.ts';
import { type SignInOutcome } from './sign-in-views.dto.ts';
import { type SignInOrigin } from './sign-ins.ts';
import { type Ticket, Tickets } from './tickets.ts';

export class LinkTokenBody {
  /** What stood behind the # of the link. */
  @IsString()
  @MaxLength(200)
  readonly token!: string;
}

export class PasswordResetBody extends LinkTokenBody {
  /** 8 to 128 characters of any kind. */
  @IsString()
  @Length(1, 512)
  readonly password!: string;
}

/** Signs in by a link from the own mailbox. */
export class RedeemMagicLink extends Command<SignInOutcome> {
  constructor(
    readonly token: string,
    readonly origin: SignInOrigin,
  ) {
    super();
  }
}

/** Sets a new password by a link from the own mailbox. */
export class ResetPassword extends Command<void> {
  constructor(readonly body: PasswordResetBody) {
    super();
  }
}

/** The link stands in for the password, never for the second factor. */
@CommandHandler(RedeemMagicLink)
export class RedeemMagicLinkHandler implements ICommandHandler<RedeemMagicLink> {
  constructor(
    private readonly tickets: Tickets,
    private readonly lockOut: LockOut,
    private readonly flow: SignInFlow,
  ) {}

  async execute({ token, origin }: RedeemMagicLink): Promise<SignInOutcome> {
    const ticket = await this.tickets.find('magic-link', token);
    if (!ticket?.userId) throw linkEnded();
    const { tenant, userId } = ticket;
    const counted = await this.lockOut.begin(tenant, { userId }, origin.ip);
    if (!(await this.tickets.use(ticket, 'magic-link'))) throw linkEnded();
    return this.flow.goOn({ tenant, userId, method: 'magic-link', origin }, counted);
  }
}

/** It signs nobody in and changes no factor: with the new password the second factor is asked for as before (ASVS 5 §6.4.3). */
@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword> {
  constructor(
    private readonly tickets: Tickets,
    private readonly database: TenantDatabase,
    private readonly newPasswords: NewPasswords,
  ) {}

  async execute({ body: { token, password } }: ResetPassword): Promise<void> {
    const ticket = await this.tickets.find('password-reset', token);
    const person = ticket && (await this.#personOf(ticket));
    if (!ticket || !person) throw linkEnded();
    const { user_id: userId, email, name } = person;
    // What the rules refuse leaves the link good for another try.
    await this.newPasswords.hashOf(ticket.tenant, password, { email, name });
    if (!(await this.tickets.use(ticket, 'password-reset'))) throw linkEnded();
    const how = { kept: null, reason: 'reset-by-link' };
    await this.newPasswords.replace(ticket.tenant, { userId, email, name }, password, how);
  }

  async #personOf({ tenant, userId }: Ticket): Promise<PersonState | undefined> {
    if (userId === null) return undefined;
    const [person] = await this.database.read<PersonState & Record<string, unknown>>(tenant.schema, {
      ...PERSON_SQL.find,
      values: [userId],
    });
    return person && !person.disabled_at ? person : undefined;
  }
}

export const linkEnded = (): ProblemError =>
  new ProblemError(401, 'sign-in.link-ended', 'This link was used, has expired or never was; ask for a new one');
