import { Module } from '@nestjs/common';
import { AskForPasskeyHandler, SignInWithPasskeyHandler } from './commands/factors/sign-in-with-passkey.command.ts';
import { FactorsModule } from './factors.module.ts';
import { PasskeySignInController } from './http/factors/passkey-sign-in.controller.ts';
import { SessionsModule } from './sessions.module.ts';

/** Signing in by a passkey alone: where factors and sessions meet. */
@Module({
  imports: [FactorsModule, SessionsModule],
  controllers: [PasskeySignInController],
  providers: [AskForPasskeyHandler, SignInWithPasskeyHandler],
})
export class PasskeySignInModule {}
