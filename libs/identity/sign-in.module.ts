import { Module } from '@nestjs/common';
import { AssuranceReach } from '#kernel';
import { ChangeSignInPolicyHandler } from './commands/sign-in/change-sign-in-policy.command.ts';
import { FactorReach } from './commands/sign-in/factor-reach.ts';
import { ChallengeAttemptHandler, ProveAttemptHandler } from './commands/sign-in/prove-attempt.command.ts';
import {
  AnswerQrSignInHandler,
  BeginQrSignInHandler,
  CollectQrSignInHandler,
  ScanQrSignInHandler,
} from './commands/sign-in/qr-sign-in.command.ts';
import { RedeemMagicLinkHandler, ResetPasswordHandler } from './commands/sign-in/redeem-link.command.ts';
import { RequestLinkHandler } from './commands/sign-in/request-link.command.ts';
import { SignInFlow } from './commands/sign-in/sign-in-flow.ts';
import { SignInHandler } from './commands/sign-in/sign-in.command.ts';
import { BeginStepUpHandler, ChallengeStepUpHandler, ProveStepUpHandler } from './commands/sign-in/step-up.command.ts';
import { FactorsModule } from './factors.module.ts';
import { LinkController } from './http/sign-in/link.controller.ts';
import { OwnAccountController } from './http/sign-in/own-account.controller.ts';
import { QrController } from './http/sign-in/qr.controller.ts';
import { SignInController } from './http/sign-in/sign-in.controller.ts';
import { SignInPolicyAdminController } from './http/sign-in/sign-in-policy.admin.controller.ts';
import { PeopleModule } from './people.module.ts';
import { GetSignInPolicyHandler } from './queries/sign-in/get-sign-in-policy.query.ts';
import { SessionsModule } from './sessions.module.ts';

/** How people sign in: passwords, links, second factors, and what they do about their own account. */
@Module({
  imports: [PeopleModule, SessionsModule, FactorsModule],
  controllers: [SignInController, LinkController, QrController, OwnAccountController],
  providers: [
    { provide: AssuranceReach, useClass: FactorReach },
    SignInFlow,
    SignInHandler,
    ChallengeAttemptHandler,
    ProveAttemptHandler,
    RequestLinkHandler,
    RedeemMagicLinkHandler,
    ResetPasswordHandler,
    BeginStepUpHandler,
    ChallengeStepUpHandler,
    ProveStepUpHandler,
    BeginQrSignInHandler,
    CollectQrSignInHandler,
    ScanQrSignInHandler,
    AnswerQrSignInHandler,
  ],
  exports: [SignInFlow],
})
export class SignInModule {}

/** The tenant's say in it, for those who administer it. */
@Module({
  imports: [SessionsModule],
  controllers: [SignInPolicyAdminController],
  providers: [ChangeSignInPolicyHandler, GetSignInPolicyHandler],
})
export class SignInAdminModule {}
