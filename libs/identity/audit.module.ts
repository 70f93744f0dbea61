import { Module } from '@nestjs/common';
import { HeadSigning } from './adapters/audit/head-signing.ts';
import { ImpersonationStrategy } from './adapters/audit/impersonation.strategy.ts';
import { StoredAuditPolicies } from './adapters/audit/stored-audit-policies.ts';
import { StoredImpersonationDoors } from './adapters/audit/stored-impersonation-doors.ts';
import { AccessModule } from './access.module.ts';
import { Impersonations } from './aggregates.ts';
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

const policies = { provide: AuditPolicies, useClass: StoredAuditPolicies };

/** Knows support that acts as somebody, in every app that people use. */
@Module({
  imports: [AccessModule],
  providers: [{ provide: ImpersonationDoors, useClass: StoredImpersonationDoors }, ImpersonationStrategy],
  exports: [ImpersonationDoors],
})
export class ImpersonationModule {}

/** What the admin app serves of the audit trail. */
@Module({
  imports: [ImpersonationModule],
  controllers: [AuditPolicyAdminController, AuditAdminController, ImpersonationAdminController],
  providers: [
    policies,
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
@Module({ providers: [HeadSigning] })
export class AuditWorkerModule {}
