import { Module } from '@nestjs/common';
import { AssuranceReach, CONFIG, type Config } from '#kernel';
import { HmacTicketTokens } from './adapters/sign-in/hmac-ticket-tokens.ts';
import { FactorReach } from './commands/sign-in/factor-reach.ts';
import { ChallengeAttemptHandler, ProveAttemptHandler } from './commands/sign-in/prove-attempt.command.ts';
import { SignInFlow } from './commands/sign-in/sign-in-flow.ts';
import { SignInHandler } from './commands/sign-in/sign-in.command.ts';
import { Tickets } from './commands/sign-in/tickets.ts';
import { TicketTokens } from './domain/sign-in/ticket-tokens.ts';
import { FactorsModule } from './factors.module.ts';
import { SignInController } from './http/sign-in/sign-in.controller.ts';
import { PeopleModule } from './people.module.ts';
import { SessionsModule } from './sessions.module.ts';

/** How people sign in: passwords, links, second factors, and what they do about their own account. */
@Module({
  imports: [PeopleModule, SessionsModule, FactorsModule],
  controllers: [SignInController],
  providers: [
    { provide: TicketTokens, useFactory: ({ secret }: Config) => new HmacTicketTokens(secret), inject: [CONFIG] },
    { provide: AssuranceReach, useClass: FactorReach },
    Tickets,
    SignInFlow,
    SignInHandler,
    ChallengeAttemptHandler,
    ProveAttemptHandler,
  ],
})
export class SignInModule {}
