import { Module } from '@nestjs/common';
import { KnownPortalSessions } from './adapters/webhooks/known-portal-sessions.ts';
import { PortalSessionUpkeep } from './adapters/webhooks/portal-session-upkeep.ts';
import { PortalStrategy } from './adapters/webhooks/portal.strategy.ts';
import { ApiKeyDoorModule } from './api-keys.module.ts';
import { CreateWebhookPortalSessionHandler } from './commands/webhooks/create-portal-session.command.ts';
import { EndWebhookPortalSessionHandler } from './commands/webhooks/end-portal-session.command.ts';
import { WebhookPortalController } from './http/webhooks/webhook-portal.controller.ts';
import { MeteringModule } from './metering.module.ts';
import { GetOwnWebhookPortalSessionHandler } from './queries/webhooks/get-own-portal-session.query.ts';
import {
  GetWebhookPortalSessionHandler,
  ListWebhookPortalSessionsHandler,
} from './queries/webhooks/list-portal-sessions.query.ts';

/** Sessions with which a tenant's customers look after their own webhook endpoints. */
@Module({
  imports: [ApiKeyDoorModule, MeteringModule],
  controllers: [WebhookPortalController],
  providers: [
    KnownPortalSessions,
    PortalStrategy,
    PortalSessionUpkeep,
    CreateWebhookPortalSessionHandler,
    EndWebhookPortalSessionHandler,
    ListWebhookPortalSessionsHandler,
    GetWebhookPortalSessionHandler,
    GetOwnWebhookPortalSessionHandler,
  ],
})
export class WebhookPortalModule {}
