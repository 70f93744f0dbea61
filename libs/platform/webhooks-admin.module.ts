import { Module } from '@nestjs/common';
import { PauseWebhooksHandler } from './commands/webhooks/pause-webhooks.command.ts';
import { WebhookOperatorAdminController } from './http/webhooks/webhook-operator.admin.controller.ts';
import { GetTenantWebhooksHandler } from './queries/webhooks/get-tenant-webhooks.query.ts';

/** What the operator sees of tenants' webhooks, and what stops them. */
@Module({
  controllers: [WebhookOperatorAdminController],
  providers: [PauseWebhooksHandler, GetTenantWebhooksHandler],
})
export class WebhooksAdminModule {}
