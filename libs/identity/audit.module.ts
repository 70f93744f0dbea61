import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '#kernel';
import { AuditPush } from './adapters/audit/audit-push.ts';
import { DerivedSinkSecrets } from './adapters/audit/derived-sink-secrets.ts';
import { StoredAuditSinks } from './adapters/audit/stored-audit-sinks.ts';
import { RemoveAuditSinkHandler, SetAuditSinkHandler } from './commands/audit/set-audit-sink.command.ts';
import { AuditSinks, AuditSinkSecrets } from './domain/audit/audit-sink.ts';
import { AuditFeedController } from './http/audit/audit-feed.controller.ts';
import { AuditSinkAdminController } from './http/audit/audit-sink.admin.controller.ts';
import { GetAuditSinkHandler } from './queries/audit/get-audit-sink.query.ts';
import { ReadAuditFeedHandler } from './queries/audit/read-audit-feed.query.ts';
import { HeadSigning } from './commands/audit/head-signing.ts';
import { ImpersonationStrategy } from './adapters/audit/impersonation.strategy.ts';
import { TrailPruning } from './adapters/audit/trail-pruning.ts';
import { StoredAuditPolicies } from './adapters/audit/stored-audit-policies.ts';
import { StoredImpersonationDoors } from './adapters/audit/stored-impersonation-doors.ts';
import { AccessModule } from './access.module.ts';
import { Impersonations, SignedHeads } from './aggregates.ts';
import { ChangeAuditPolicyHandler } from './commands/audit/change-audit-policy.command.ts';
import { EndImpersonationHandler } from './commands/audit/end-impersonation.command.ts';
import { OpenImpersonationHandler } from './commands/audit/open-impersonation.command.ts';
import { AuditPolicies } from './domain/audit/audit-policy.ts';
import { ImpersonationDoors } from './domain/audit/impersonation-doors.ts';
import { AuditPolicyAdminController } from './http/audit/audit-policy.admin.controller.ts';
import { ImpersonationAdminController } from './http/audit/impersonation.admin.controller.ts';
import { AuditAdminController } from './http/audit/audit.admin.controller.ts';
import { ExportAuditHandler } from './queries/audit/export-audit.query.ts';
import { GetAuditPolicyHandler } from './queries/audit/get-audit-policy.query.ts';
import { ListImpersonationsHandler } from './queries/audit/list-impersonations.query.ts';
import { GetAuditKeysHandler } from './queries/audit/get-audit-keys.query.ts';
import { ListAuditHeadsHandler } from './queries/audit/list-audit-heads.query.ts';
import { ListAuditRecordsHandler } from './queries/audit/list-audit-records.query.ts';
import { ProveConsistencyHandler, ProveInclusionHandler } from './queries/audit/prove-audit.query.ts';

const sinks = [
  { provide: AuditSinks, useClass: StoredAuditSinks },
  {
    provide: AuditSinkSecrets,
    useFactory: ({ secret }: Config) => new DerivedSinkSecrets(secret),
    inject: [CONFIG],
  },
];
const policies = { provide: AuditPolicies, useClass: StoredAuditPolicies };

/** Knows support that acts as somebody, in every app that people use. */
@Module({
  imports: [AccessModule],
  providers: [{ provide: ImpersonationDoors, useClass: StoredImpersonationDoors }, ImpersonationStrategy],
  exports: [ImpersonationDoors],
})
export class ImpersonationModule {}

/** The trail for a tenant's own programs. */
@Module({ controllers: [AuditFeedController], providers: [ReadAuditFeedHandler] })
export class AuditFeedModule {}

/** What the admin app serves of the audit trail. */
@Module({
  imports: [ImpersonationModule],
  controllers: [
    AuditPolicyAdminController,
    AuditSinkAdminController,
    AuditAdminController,
    ImpersonationAdminController,
  ],
  providers: [
    policies,
    ...sinks,
    SetAuditSinkHandler,
    RemoveAuditSinkHandler,
    GetAuditSinkHandler,
    Impersonations,
    ChangeAuditPolicyHandler,
    OpenImpersonationHandler,
    EndImpersonationHandler,
    GetAuditPolicyHandler,
    ListImpersonationsHandler,
    ListAuditRecordsHandler,
    ListAuditHeadsHandler,
    GetAuditKeysHandler,
    ExportAuditHandler,
    ProveInclusionHandler,
    ProveConsistencyHandler,
  ],
})
export class AuditAdminModule {}

/** What the worker does for it. */
@Module({ providers: [policies, ...sinks, SignedHeads, HeadSigning, AuditPush, TrailPruning] })
export class AuditWorkerModule {}
