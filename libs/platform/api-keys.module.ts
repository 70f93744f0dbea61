import { Module } from '@nestjs/common';
import { CONFIG, type Config, Jobs, KERNEL, type Kernel, SpentCredits } from '#kernel';
import { BusKeyChanges } from './adapters/bus-key-changes.ts';
import { ExhaustedKeys } from './adapters/exhausted-keys.ts';
import { HmacKeyDigest } from './adapters/hmac-key-digest.ts';
import { JobKeyLetters } from './adapters/job-key-letters.ts';
import { KeyAbilities } from './adapters/key-abilities.ts';
import { KeyLetterWriter } from './adapters/key-letter-writer.ts';
import { KeyProofs } from './adapters/key-proofs.ts';
import { KeyUses } from './adapters/key-uses.ts';
import { KnownKeys } from './adapters/known-keys.ts';
import { StoredApiKeys } from './adapters/stored-api-keys.ts';
import { BrandModule } from './brand.module.ts';
import { AccountRoles } from './commands/account-roles.ts';
import { ChangeApiKeyHandler } from './commands/change-api-key.command.ts';
import { ChangeKeyPolicyHandler } from './commands/change-key-policy.command.ts';
import { ChangeServiceAccountHandler, RemoveServiceAccountHandler } from './commands/change-service-account.command.ts';
import { CreateServiceAccountHandler } from './commands/create-service-account.command.ts';
import { DisableApiKeyHandler, EnableApiKeyHandler } from './commands/disable-api-key.command.ts';
import { IssueApiKeyHandler } from './commands/issue-api-key.command.ts';
import { KeyNewsDesk } from './commands/key-news.ts';
import { KeyUpkeep } from './commands/key-upkeep.ts';
import { PinKeyVersionHandler } from './commands/pin-key-version.command.ts';
import { ReportLeakedKeyHandler, TellOfKeyInAddressHandler } from './commands/report-leaked-key.command.ts';
import { RevokeApiKeyHandler } from './commands/revoke-api-key.command.ts';
import { RotateApiKeyHandler } from './commands/rotate-api-key.command.ts';
import { ApiKeyAuthentication } from './contracts.ts';
import { KeyChanges } from './domain/key-changes.ts';
import { KeyLetters } from './domain/key-letters.ts';
import { KeyDigest } from './domain/key-digest.ts';
import { ApiKeyAdminController } from './http/api-key.admin.controller.ts';
import { ApiKeyController } from './http/api-key.controller.ts';
import { ApiKeyDesk } from './http/api-key-desk.ts';
import { ApiKeyStrategy } from './http/api-key.strategy.ts';
import { KeyPolicyAdminController } from './http/key-policy.admin.controller.ts';
import { KeyPolicyController } from './http/key-policy.controller.ts';
import { KeyReportController } from './http/key-report.controller.ts';
import { ServiceAccountAdminController } from './http/service-account.admin.controller.ts';
import { ServiceAccountController } from './http/service-account.controller.ts';
import { ServiceAccountDesk } from './http/service-account-desk.ts';
import { WhoAmIController } from './http/who-am-i.controller.ts';
import { MeteringModule } from './metering.module.ts';
import { GetApiKeyHandler } from './queries/get-api-key.query.ts';
import { GetKeyPolicyHandler } from './queries/get-key-policy.query.ts';
import { ListApiKeysHandler } from './queries/list-api-keys.query.ts';
import { ListKeyPresetsHandler } from './queries/list-key-presets.query.ts';
import { GetServiceAccountHandler, ListServiceAccountsHandler } from './queries/list-service-accounts.query.ts';

const commands = [
  IssueApiKeyHandler,
  ChangeApiKeyHandler,
  DisableApiKeyHandler,
  EnableApiKeyHandler,
  RotateApiKeyHandler,
  RevokeApiKeyHandler,
  PinKeyVersionHandler,
  CreateServiceAccountHandler,
  ChangeServiceAccountHandler,
  RemoveServiceAccountHandler,
  ChangeKeyPolicyHandler,
];
const queries = [
  ListApiKeysHandler,
  GetApiKeyHandler,
  ListKeyPresetsHandler,
  ListServiceAccountsHandler,
  GetServiceAccountHandler,
  GetKeyPolicyHandler,
];

/** Managing keys and service accounts, for every app that lets somebody: no routes. */
@Module({
  providers: [
    {
      provide: KeyDigest,
      useFactory: ({ secret, formerSecrets }: Config) => new HmacKeyDigest(secret, formerSecrets),
      inject: [CONFIG],
    },
    { provide: KeyLetters, useFactory: (jobs: Jobs) => new JobKeyLetters(jobs), inject: [Jobs] },
    { provide: KeyChanges, useFactory: ({ bus }: Kernel) => new BusKeyChanges(bus), inject: [KERNEL] },
    AccountRoles,
    ApiKeyDesk,
    ServiceAccountDesk,
    ...commands,
    ...queries,
  ],
  exports: [KeyDigest, KeyChanges, KeyLetters, ApiKeyDesk, ServiceAccountDesk],
})
export class ApiKeysModule {}

/** For the app that keys open: it knows them by their texts. */
@Module({
  imports: [ApiKeysModule, BrandModule, MeteringModule],
  controllers: [KeyReportController, ApiKeyController, KeyPolicyController, ServiceAccountController, WhoAmIController],
  providers: [
    { provide: ApiKeyAuthentication, useClass: StoredApiKeys },
    { provide: SpentCredits, useClass: ExhaustedKeys },
    ApiKeyStrategy,
    ReportLeakedKeyHandler,
    TellOfKeyInAddressHandler,
    KeyLetterWriter,
    KeyNewsDesk,
    KeyUpkeep,
    KeyAbilities,
    KeyProofs,
    KeyUses,
    KnownKeys,
  ],
  exports: [ApiKeyAuthentication, ApiKeysModule, KeyAbilities],
})
export class ApiKeyDoorModule {}

/** For staff. */
@Module({
  imports: [ApiKeysModule],
  controllers: [ApiKeyAdminController, KeyPolicyAdminController, ServiceAccountAdminController],
  exports: [ApiKeysModule],
})
export class ApiKeysAdminModule {}
