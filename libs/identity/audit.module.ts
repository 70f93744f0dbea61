import { Module } from '@nestjs/common';
import { HeadSigning } from './adapters/audit/head-signing.ts';
import { AuditAdminController } from './http/audit/audit.admin.controller.ts';
import { ExportAuditHandler } from './queries/audit/export-audit.query.ts';
import { GetAuditKeysHandler } from './queries/audit/get-audit-keys.query.ts';
import { ListAuditHeadsHandler } from './queries/audit/list-audit-heads.query.ts';
import { ListAuditRecordsHandler } from './queries/audit/list-audit-records.query.ts';
import { ProveConsistencyHandler, ProveInclusionHandler } from './queries/audit/prove-audit.query.ts';

/** What the admin app serves of the audit trail. */
@Module({
  controllers: [AuditAdminController],
  providers: [
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
