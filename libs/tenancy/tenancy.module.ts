import { Module } from '@nestjs/common';
import { type ContextDefinition } from '#kernel';
import { PostgresTenantSchemas } from './adapters/postgres-tenant-schemas.ts';
import { SchemaBuilder } from './adapters/schema-builder.ts';
import { Tenants } from './aggregates.ts';
import { CreateTenantHandler } from './commands/create-tenant.command.ts';
import { RenameTenantHandler } from './commands/rename-tenant.command.ts';
import { ResumeTenantHandler } from './commands/resume-tenant.command.ts';
import { SuspendTenantHandler } from './commands/suspend-tenant.command.ts';
import { TenantChanges } from './commands/tenant-changes.ts';
import { tenantEvents } from './domain/tenant-events.ts';
import { TenantSchemas } from './domain/tenant-schemas.ts';
import { TenantRow } from './entities.ts';
import { OperatorStrategy } from './http/operator.strategy.ts';
import { TenantAdminController } from './http/tenant.admin.controller.ts';
import { GetTenantHandler, ListTenantsHandler } from './queries/list-tenants.query.ts';

export const tenancyContext: ContextDefinition = { name: 'tenancy', events: [tenantEvents], entities: [TenantRow] };

/** Tenants and their operator; served by the admin app. Handlers of identity and platform must be there beside it. */
@Module({
  controllers: [TenantAdminController],
  providers: [
    OperatorStrategy,
    Tenants,
    { provide: TenantSchemas, useClass: PostgresTenantSchemas },
    TenantChanges,
    CreateTenantHandler,
    SuspendTenantHandler,
    ResumeTenantHandler,
    RenameTenantHandler,
    ListTenantsHandler,
    GetTenantHandler,
  ],
})
export class TenancyAdminModule {}

/** What the worker does of it: keeps schemas ready for sign-ups. */
@Module({ providers: [SchemaBuilder] })
export class TenancyWorkerModule {}
