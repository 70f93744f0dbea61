export { CancelTenantDeletion } from './commands/cancel-tenant-deletion.command.ts';
export { DeleteTenant } from './commands/delete-tenant.command.ts';
export { ExportTenantToFile } from './commands/export-tenant-to-file.command.ts';
export { FinishRebuild } from './commands/finish-rebuild.command.ts';
export { HandleParkedEvent } from './commands/handle-parked-event.command.ts';
export { MoveTenant } from './commands/move-tenant.command.ts';
export { RenameTenant } from './commands/rename-tenant.command.ts';
export { type RestoredTenant, RestoreTenant } from './commands/restore-tenant.command.ts';
export { ResumeTenant } from './commands/resume-tenant.command.ts';
export { type Steering, SteerSubscription } from './commands/steer-subscription.command.ts';
export { SuspendTenant } from './commands/suspend-tenant.command.ts';
export { ListLaggingSubscriptions } from './queries/list-lagging-subscriptions.query.ts';
export { ListParkedEvents } from './queries/list-parked-events.query.ts';
export { GetSubscription, ListSubscriptions } from './queries/list-subscriptions.query.ts';
export { type SubscriptionView } from './queries/subscription-view.dto.ts';
export { FindTenantBySlug, ListAllTenants, type TenantView } from './queries/list-tenants.query.ts';
export { ListTenantOperations, type TenantOperationView } from './queries/tenant-operation.query.ts';
export {
  TenancyAdminModule,
  TenancyCommandLineModule,
  tenancyContext,
  TenancyModule,
  TenancyWorkerModule,
} from './tenancy.module.ts';
