import { Module } from '@nestjs/common';
import { RequestLogSink, TenantPlans, UsageSink } from '#kernel';
import { PlannedScopes } from './adapters/planned-scopes.ts';
import { QuotaWatch } from './commands/quota-watch.ts';
import { StoredPlans } from './adapters/stored-plans.ts';
import { StoredQuotaUses } from './adapters/stored-quota-uses.ts';
import { StoredRequestLog } from './adapters/stored-request-log.ts';
import { StoredUsage } from './adapters/stored-usage.ts';
import { UsageUpkeep } from './adapters/usage-upkeep.ts';
import { QuotaWarnings } from './aggregates.ts';
import { AssignPlanHandler } from './commands/assign-plan.command.ts';
import { DeletePlanHandler, KeepPlanHandler } from './commands/keep-plan.command.ts';
import { PlanChanges } from './domain/plan-changes.ts';
import { PlanScopes } from './domain/plan-scopes.ts';
import { QuotaUses } from './domain/quota-uses.ts';
import { PlanAdminController } from './http/plan.admin.controller.ts';
import { RequestController } from './http/request.controller.ts';
import { UsageController } from './http/usage.controller.ts';
import { GetBilledUnitsHandler } from './queries/get-billed-units.query.ts';
import { GetQuotasHandler } from './queries/get-quotas.query.ts';
import { GetKeyUsageHandler, GetUsageHandler, ListUsageErrorsHandler } from './queries/get-usage.query.ts';
import { GetPlanHandler, GetTenantPlanHandler, ListPlansHandler } from './queries/list-plans.query.ts';
import { GetRequestHandler, ListRequestsHandler } from './queries/list-requests.query.ts';
import { UsageRows } from './queries/usage-rows.ts';

const queries = [
  GetUsageHandler,
  ListUsageErrorsHandler,
  GetKeyUsageHandler,
  GetBilledUnitsHandler,
  GetQuotasHandler,
  ListRequestsHandler,
  GetRequestHandler,
];

/** What tenants may ask for, what they have asked for, and what they can see of it. */
@Module({
  controllers: [UsageController, RequestController],
  providers: [
    StoredPlans,
    { provide: TenantPlans, useExisting: StoredPlans },
    { provide: PlanChanges, useExisting: StoredPlans },
    { provide: QuotaUses, useClass: StoredQuotaUses },
    { provide: PlanScopes, useClass: PlannedScopes },
    { provide: UsageSink, useClass: StoredUsage },
    { provide: RequestLogSink, useClass: StoredRequestLog },
    UsageRows,
    QuotaWarnings,
    ...queries,
  ],
  exports: [PlanChanges, TenantPlans, PlanScopes, QuotaUses, QuotaWarnings],
})
export class MeteringModule {}

/** The same for staff, and what the operator decides of it. */
@Module({
  imports: [MeteringModule],
  controllers: [PlanAdminController],
  providers: [
    KeepPlanHandler,
    DeletePlanHandler,
    AssignPlanHandler,
    ListPlansHandler,
    GetPlanHandler,
    GetTenantPlanHandler,
  ],
})
export class MeteringAdminModule {}

/** What a worker does about it. */
@Module({ imports: [MeteringModule], providers: [UsageUpkeep, QuotaWatch] })
export class MeteringWorkerModule {}
