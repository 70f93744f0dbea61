import { Module } from '@nestjs/common';
import { WebhookOperatorAdminController } from './http/webhooks/webhook-operator.admin.controller.ts';
import { GetTenantWebhooksHandler } from './queries/webhooks/get-tenant-webhooks.query.ts';

/** What the operator sees of tenants' webhooks. */
@Module({ controllers: [WebhookOperatorAdminController], providers: [GetTenantWebhooksHandler] })
export class WebhooksAdminModule {}
