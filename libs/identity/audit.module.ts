import { Module } from '@nestjs/common';
import { HeadSigning } from './adapters/audit/head-signing.ts';
import { AuditAdminController } from './http/audit/audit.admin.controller.ts';
import { GetAuditKeysHandler } from './queries/audit/get-audit-keys.query.ts';
import { ListAuditHeadsHandler } from './queries/audit/list-audit-heads.query.ts';
import { ListAuditRecordsHandler } from './queries/audit/list-audit-records.query.ts';

/** What the admin app serves of the audit trail. */
@Module({
  controllers: [AuditAdminController],
  providers: [ListAuditRecordsHandler, ListAuditHeadsHandler, GetAuditKeysHandler],
})
export class AuditAdminModule {}

/** What the worker does for it. */
@Module({ providers: [HeadSigning] })
export class AuditWorkerModule {}
