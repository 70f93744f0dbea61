import { Module } from '@nestjs/common';
import { InTenant } from '#kernel';
import { SteerTenantWebhooksHandler } from './commands/webhooks/steer-tenant-webhooks.command.ts';
import { WEBHOOK_STAFF_CONTROLLERS } from './http/webhooks/webhook-staff.admin.controllers.ts';
import { OfferedTypes } from './domain/offered-types.ts';
import { MeteringModule } from './metering.module.ts';
import { OutsideModule } from './outside.module.ts';
import { WEBHOOK_PROVIDERS } from './webhook-providers.ts';
import { WebhookOperatorAdminController } from './http/webhooks/webhook-operator.admin.controller.ts';
import { GetTenantWebhooksHandler } from './queries/webhooks/get-tenant-webhooks.query.ts';
import { OfferedCatalogue } from './queries/offered-catalogue.ts';
import { ListWebhookTenantsHandler } from './queries/webhooks/list-webhook-tenants.query.ts';

/** What staff do about their tenant's webhooks, what the operator sees of those of all, and the switch that stops them. */
@Module({
  imports: [MeteringModule, OutsideModule],
  controllers: [WebhookOperatorAdminController, ...WEBHOOK_STAFF_CONTROLLERS],
  providers: [
    ...WEBHOOK_PROVIDERS,
    { provide: OfferedTypes, useClass: OfferedCatalogue },
    GetTenantWebhooksHandler,
    ListWebhookTenantsHandler,
    SteerTenantWebhooksHandler,
    InTenant,
  ],
})
export class WebhooksAdminModule {}
