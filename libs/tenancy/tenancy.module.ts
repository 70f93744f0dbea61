import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { type ContextDefinition, InTenant } from '#kernel';
import { PostgresTenantSchemas } from './adapters/postgres-tenant-schemas.ts';
import { SchemaBuilder } from './adapters/schema-builder.ts';
import { Tenants } from './aggregates.ts';
import { ArchiveStreamsHandler } from './commands/archive-streams.command.ts';
import { CreateTenantHandler } from './commands/create-tenant.command.ts';
import { CancelTenantDeletionHandler } from './commands/cancel-tenant-deletion.command.ts';
import { DeleteTenantHandler } from './commands/delete-tenant.command.ts';
import { ExportTenantHandler } from './commands/export-tenant.command.ts';
import { ExportTenantToFileHandler } from './commands/export-tenant-to-file.command.ts';
import { FinishRebuildHandler } from './commands/finish-rebuild.command.ts';
import { HandleParkedEventHandler } from './commands/handle-parked-event.command.ts';
import { LimitArchiveHandler } from './commands/limit-archive.command.ts';
import { EmptySandboxHandler } from './commands/empty-sandbox.command.ts';
import { MoveTestClockHandler } from './commands/move-test-clock.command.ts';
import { MoveTenantHandler } from './commands/move-tenant.command.ts';
import { RenameTenantHandler } from './commands/rename-tenant.command.ts';
import { ResumeTenantHandler } from './commands/resume-tenant.command.ts';
import { RestoreTenantHandler } from './commands/restore-tenant.command.ts';
import { RunTenantOperationHandler } from './commands/run-tenant-operation.command.ts';
import { SteerSubscriptionHandler } from './commands/steer-subscription.command.ts';
import { SuspendTenantHandler } from './commands/suspend-tenant.command.ts';
import { TenantChanges } from './commands/tenant-changes.ts';
import { tenantEvents } from './domain/tenant-events.ts';
import { tenancyProblems } from './domain/problems.ts';
import { subscriptionSubject, testModeSubjects } from './domain/subjects.ts';
import { TenantSchemas } from './domain/tenant-schemas.ts';
import { LaggingSubscriptionRow, TenantRow, TestMessageRow } from './entities.ts';
import { EventAdminController } from './http/event.admin.controller.ts';
import { OperatorStrategy } from './http/operator.strategy.ts';
import { SubscriptionAdminController } from './http/subscription.admin.controller.ts';
import { TenantOperationAdminController } from './http/tenant-operation.admin.controller.ts';
import { TestModeController } from './http/test-mode.controller.ts';
import { TenantAdminController } from './http/tenant.admin.controller.ts';
import { GetTestClockHandler } from './queries/get-test-clock.query.ts';
import { ListTestMessagesHandler } from './queries/list-test-messages.query.ts';
import { GetEventArchiveHandler } from './queries/get-event-archive.query.ts';
import { GetStoryHandler } from './queries/get-story.query.ts';
import { ListLaggingSubscriptionsHandler } from './queries/list-lagging-subscriptions.query.ts';
import { ListParkedEventsHandler } from './queries/list-parked-events.query.ts';
import { GetSubscriptionHandler, ListSubscriptionsHandler } from './queries/list-subscriptions.query.ts';
import {
  FindTenantBySlugHandler,
  GetTenantHandler,
  ListAllTenantsHandler,
  ListTenantsHandler,
} from './queries/list-tenants.query.ts';
import {
  FindTenantArchiveHandler,
  GetTenantOperationHandler,
  ListTenantOperationsHandler,
} from './queries/tenant-operation.query.ts';
import { TenantWorker } from './tenant-worker.ts';

export const tenancyContext: ContextDefinition = {
  name: 'tenancy',
  problems: tenancyProblems,
  subjects: [subscriptionSubject, ...testModeSubjects],
  events: [tenantEvents],
  entities: [TenantRow, TestMessageRow, LaggingSubscriptionRow],
};

/** What is done with tenants that are there; needs nobody else's handlers. */
const lifecycle = [
  TenantChanges,
  SuspendTenantHandler,
  ResumeTenantHandler,
  RenameTenantHandler,
  DeleteTenantHandler,
  CancelTenantDeletionHandler,
  ExportTenantHandler,
];
const queries = [
  ListTenantsHandler,
  GetTenantHandler,
  GetTenantOperationHandler,
  ListTenantOperationsHandler,
  FindTenantArchiveHandler,
];

/** What an operator sees of a tenant's log, and does with it. */
const log = [GetStoryHandler, GetEventArchiveHandler, ArchiveStreamsHandler, LimitArchiveHandler];

/** What is seen of subscriptions and done about them. */
const steering = [
  InTenant,
  SteerSubscriptionHandler,
  HandleParkedEventHandler,
  ListSubscriptionsHandler,
  GetSubscriptionHandler,
  ListParkedEventsHandler,
  ListLaggingSubscriptionsHandler,
];

/** Tenants and their operator; served by the admin app. Handlers of identity and platform must be there beside it. */
@Module({
  controllers: [
    TenantAdminController,
    EventAdminController,
    TenantOperationAdminController,
    SubscriptionAdminController,
  ],
  providers: [
    OperatorStrategy,
    Tenants,
    { provide: TenantSchemas, useClass: PostgresTenantSchemas },
    CreateTenantHandler,
    ...lifecycle,
    ...queries,
    ...log,
    ...steering,
  ],
})
export class TenancyAdminModule {}

/** What a tenant's own programs and people do about their test data; served by the API. */
@Module({
  controllers: [TestModeController],
  providers: [TenantChanges, MoveTestClockHandler, EmptySandboxHandler, GetTestClockHandler, ListTestMessagesHandler],
})
export class TenancyModule {}

/** What the worker does of it: keeps schemas ready for sign-ups, and does the long work on whole tenants. */
@Module({
  imports: [DiscoveryModule],
  providers: [SchemaBuilder, TenantWorker, TenantChanges, RunTenantOperationHandler],
})
export class TenancyWorkerModule {}

/** What the command line does with tenants, without an app that serves. */
@Module({
  providers: [
    ...lifecycle,
    ...steering,
    FinishRebuildHandler,
    FindTenantBySlugHandler,
    ListAllTenantsHandler,
    ListTenantOperationsHandler,
    ExportTenantToFileHandler,
    RestoreTenantHandler,
    MoveTenantHandler,
    RunTenantOperationHandler,
  ],
})
export class TenancyCommandLineModule {}
