import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '#kernel';
import { AccessModule } from './access.module.ts';
import { Argon2Passwords } from './adapters/people/argon2-passwords.ts';
import { ListedLeaks } from './adapters/people/listed-leaks.ts';
import { RangeLeaks } from './adapters/people/range-leaks.ts';
import { ZxcvbnStrength } from './adapters/people/zxcvbn-strength.ts';
import { HmacTicketTokens } from './adapters/sign-in/hmac-ticket-tokens.ts';
import { ChangePasswordHandler } from './commands/people/change-password.command.ts';
import { CreateOwnerHandler } from './commands/people/create-owner.command.ts';
import { DisableUserHandler, EnableUserHandler } from './commands/people/disable-user.command.ts';
import { AcceptInvitationHandler, InviteHandler, WithdrawInvitationHandler } from './commands/people/invite.command.ts';
import { NewPasswords } from './commands/people/new-passwords.ts';
import { NewPeople } from './commands/people/new-people.ts';
import { PasswordCheck } from './commands/people/password-check.ts';
import { ReachablePeople } from './commands/people/reachable-people.ts';
import { ProveEmailHandler, RequestEmailProofHandler } from './commands/people/prove-email.command.ts';
import { ConfirmRegistrationHandler, RegisterHandler } from './commands/people/register.command.ts';
import { Tickets } from './commands/sign-in/tickets.ts';
import { LeakedPasswords, Passwords, PasswordStrength } from './domain/people/passwords.ts';
import { TicketTokens } from './domain/sign-in/ticket-tokens.ts';
import { ListInvitationsHandler } from './queries/people/list-invitations.query.ts';
import { ListUsersHandler } from './queries/people/list-users.query.ts';
import { SessionsModule } from './sessions.module.ts';

const adapters = [
  { provide: Passwords, useClass: Argon2Passwords },
  { provide: PasswordStrength, useClass: ZxcvbnStrength },
  {
    provide: LeakedPasswords,
    useFactory: ({ signIn: { breachUrl } }: Config) =>
      breachUrl === undefined ? new ListedLeaks() : new RangeLeaks(breachUrl, new ListedLeaks()),
    inject: [CONFIG],
  },
  { provide: TicketTokens, useFactory: ({ secret }: Config) => new HmacTicketTokens(secret), inject: [CONFIG] },
];

/** People, their passwords, and how they come to be. */
@Module({
  imports: [AccessModule, SessionsModule],
  providers: [
    ...adapters,
    Tickets,
    PasswordCheck,
    NewPasswords,
    NewPeople,
    ReachablePeople,
    CreateOwnerHandler,
    ChangePasswordHandler,
    RegisterHandler,
    ConfirmRegistrationHandler,
    InviteHandler,
    WithdrawInvitationHandler,
    AcceptInvitationHandler,
    RequestEmailProofHandler,
    ProveEmailHandler,
    DisableUserHandler,
    EnableUserHandler,
    ListUsersHandler,
    ListInvitationsHandler,
  ],
  exports: [Passwords, Tickets, TicketTokens, NewPasswords, NewPeople],
})
export class PeopleModule {}
