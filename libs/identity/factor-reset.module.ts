import { Module } from '@nestjs/common';
import { ResetFactorsHandler } from './commands/factors/reset-factors.command.ts';
import { FactorsModule } from './factors.module.ts';
import { UserFactorAdminController } from './http/factors/user-factor.admin.controller.ts';
import { SessionsModule } from './sessions.module.ts';

/** Helping somebody in again who has lost their factors. */
@Module({
  imports: [FactorsModule, SessionsModule],
  controllers: [UserFactorAdminController],
  providers: [ResetFactorsHandler],
})
export class FactorResetModule {}
