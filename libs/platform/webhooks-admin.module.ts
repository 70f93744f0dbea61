import { Module } from '@nestjs/common';
import { InTenant } from '#kernel';
import { SteerTenantWebhooksHandler } from './commands/webhooks/steer-tenant-webhooks.command.ts';
import { WebhookOperatorAdminController } from './http/webhooks/webhook-operator.admin.controller.ts';
import { GetTenantWebhooksHandler } from './queries/webhooks/get-tenant-webhooks.query.ts';
import { ListWebhookTenantsHandler } from './queries/webhooks/list-webhook-tenants.query.ts';

/** What the operator sees of tenants' webhooks, and the switch that stops them. */
@Module({
  controllers: [WebhookOperatorAdminController],
  providers: [GetTenantWebhooksHandler, ListWebhookTenantsHandler, SteerTenantWebhooksHandler, InTenant],
})
export class WebhooksAdminModule {}
