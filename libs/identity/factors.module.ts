import { Module } from '@nestjs/common';
import { KeyedCodeDigests } from './adapters/factors/keyed-code-digests.ts';
import { OtplibTotpCodes } from './adapters/factors/otplib-totp-codes.ts';
import { SubjectKeySecrets } from './adapters/factors/subject-key-secrets.ts';
import { FactorsOfPeople } from './aggregates.ts';
import { BackupCodes } from './commands/factors/backup-codes.ts';
import { FactorProofs } from './commands/factors/factor-proofs.ts';
import { FactorRows } from './commands/factors/factor-rows.ts';
import { MakeBackupCodesHandler } from './commands/factors/make-backup-codes.command.ts';
import { DisableFactorsHandler, RemoveFactorHandler } from './commands/factors/remove-factor.command.ts';
import { RenameFactorHandler } from './commands/factors/rename-factor.command.ts';
import { SetUpFactorHandler } from './commands/factors/set-up-factor.command.ts';
import { TotpFactors } from './commands/factors/totp-factors.ts';
import { VerifyFactorHandler } from './commands/factors/verify-factor.command.ts';
import { CodeDigests } from './domain/factors/code-digests.ts';
import { FactorSecrets } from './domain/factors/factor-secrets.ts';
import { Factors } from './domain/factors/factors.ts';
import { TotpCodes } from './domain/factors/totp-codes.ts';
import { OwnFactorController } from './http/factors/own-factor.controller.ts';
import { GetBackupCodesHandler } from './queries/factors/get-backup-codes.query.ts';
import { GetFactorImageHandler } from './queries/factors/get-factor-image.query.ts';
import { GetFactorHandler, ListFactorsHandler } from './queries/factors/list-factors.query.ts';

/** What people prove who they are with beside a password, for the apps that serve people. */
@Module({
  controllers: [OwnFactorController],
  providers: [
    FactorsOfPeople,
    FactorRows,
    TotpFactors,
    BackupCodes,
    { provide: Factors, useClass: FactorProofs },
    { provide: TotpCodes, useClass: OtplibTotpCodes },
    { provide: CodeDigests, useClass: KeyedCodeDigests },
    { provide: FactorSecrets, useClass: SubjectKeySecrets },
    SetUpFactorHandler,
    VerifyFactorHandler,
    RenameFactorHandler,
    RemoveFactorHandler,
    DisableFactorsHandler,
    MakeBackupCodesHandler,
    ListFactorsHandler,
    GetFactorHandler,
    GetFactorImageHandler,
    GetBackupCodesHandler,
  ],
  exports: [Factors],
})
export class FactorsModule {}
