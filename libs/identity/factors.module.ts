import { Module } from '@nestjs/common';
import { KeyedCodeDigests } from './adapters/factors/keyed-code-digests.ts';
import { OtplibTotpCodes } from './adapters/factors/otplib-totp-codes.ts';
import { SubjectKeySecrets } from './adapters/factors/subject-key-secrets.ts';
import { SimpleWebauthnPasskeys } from './adapters/factors/simple-webauthn-passkeys.ts';
import { FactorsOfPeople, MfaPolicies } from './aggregates.ts';
import { AddressFactors } from './commands/factors/address-factors.ts';
import { BackupCodes } from './commands/factors/backup-codes.ts';
import { ChangeMfaPolicyHandler } from './commands/factors/change-mfa-policy.command.ts';
import { CodeProofs } from './commands/factors/code-proofs.ts';
import { CodeQuotas } from './commands/factors/code-quotas.ts';
import { FactorDemands } from './commands/factors/factor-demands.ts';
import { FactorProofs } from './commands/factors/factor-proofs.ts';
import { FactorRemoval } from './commands/factors/factor-removal.ts';
import { FactorRows } from './commands/factors/factor-rows.ts';
import { ForgetDevicesHandler } from './commands/factors/forget-devices.command.ts';
import { MakeBackupCodesHandler } from './commands/factors/make-backup-codes.command.ts';
import { OpenChallenges } from './commands/factors/open-challenges.ts';
import { PasskeyCounters } from './commands/factors/passkey-counters.ts';
import { PasskeyFactors } from './commands/factors/passkey-factors.ts';
import { DisableFactorsHandler, RemoveFactorHandler } from './commands/factors/remove-factor.command.ts';
import { RenameFactorHandler } from './commands/factors/rename-factor.command.ts';
import { SentCodes } from './commands/factors/sent-codes.ts';
import { SetUpFactorHandler } from './commands/factors/set-up-factor.command.ts';
import { TellOfFactorHandler } from './commands/factors/tell-of-factor.command.ts';
import { TenantMfaPolicies } from './commands/factors/tenant-mfa-policies.ts';
import { TotpFactors } from './commands/factors/totp-factors.ts';
import { TrustedDevices } from './commands/factors/trusted-devices.ts';
import { VerifyFactorHandler } from './commands/factors/verify-factor.command.ts';
import { CodeDigests } from './domain/factors/code-digests.ts';
import { FactorSecrets } from './domain/factors/factor-secrets.ts';
import { Factors } from './domain/factors/factors.ts';
import { Passkeys } from './domain/factors/passkeys.ts';
import { TotpCodes } from './domain/factors/totp-codes.ts';
import { MfaPolicyAdminController } from './http/factors/mfa-policy.admin.controller.ts';
import { OwnFactorController } from './http/factors/own-factor.controller.ts';
import { GetBackupCodesHandler } from './queries/factors/get-backup-codes.query.ts';
import { GetFactorImageHandler } from './queries/factors/get-factor-image.query.ts';
import { GetMfaPolicyHandler } from './queries/factors/get-mfa-policy.query.ts';
import { GetFactorHandler, ListFactorsHandler } from './queries/factors/list-factors.query.ts';

/** How factors are kept and judged. */
const parts = [
  FactorsOfPeople,
  MfaPolicies,
  FactorRows,
  TenantMfaPolicies,
  FactorDemands,
  CodeQuotas,
  SentCodes,
  OpenChallenges,
  TotpFactors,
  AddressFactors,
  PasskeyCounters,
  PasskeyFactors,
  BackupCodes,
  CodeProofs,
  TrustedDevices,
  FactorRemoval,
  { provide: Factors, useClass: FactorProofs },
  { provide: Passkeys, useClass: SimpleWebauthnPasskeys },
  { provide: TotpCodes, useClass: OtplibTotpCodes },
  { provide: CodeDigests, useClass: KeyedCodeDigests },
  { provide: FactorSecrets, useClass: SubjectKeySecrets },
];

/** Without routes and commands, so that whoever needs some of it shares one copy. */
@Module({ providers: parts, exports: parts })
class FactorPartsModule {}

/** What people prove who they are with beside a password, for the apps that serve people. */
@Module({
  imports: [FactorPartsModule],
  controllers: [OwnFactorController],
  providers: [
    SetUpFactorHandler,
    VerifyFactorHandler,
    RenameFactorHandler,
    RemoveFactorHandler,
    DisableFactorsHandler,
    MakeBackupCodesHandler,
    ForgetDevicesHandler,
    ListFactorsHandler,
    GetFactorHandler,
    GetFactorImageHandler,
    GetBackupCodesHandler,
  ],
  exports: [FactorPartsModule],
})
export class FactorsModule {}

/** The tenant's say in it, for those who administer it. */
@Module({
  imports: [FactorsModule],
  controllers: [MfaPolicyAdminController],
  providers: [ChangeMfaPolicyHandler, GetMfaPolicyHandler],
})
export class FactorsAdminModule {}

/** What the worker does of it: it tells people what has happened to their factors. */
@Module({ imports: [FactorPartsModule], providers: [TellOfFactorHandler] })
export class FactorsWorkerModule {}
