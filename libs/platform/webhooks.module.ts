import { Module } from '@nestjs/common';
import { WebhookAlerts } from './adapters/webhooks/webhook-alerts.ts';
import { WebhookUpkeep } from './adapters/webhooks/webhook-upkeep.ts';
import { WebhookWorker } from './adapters/webhooks/webhook-worker.ts';
import { WebhookKeyUpkeep } from './commands/webhooks/webhook-key-upkeep.ts';
import { WebhookResolver } from './graphql/webhook.resolver.ts';
import { WebhookDryRunController } from './http/webhooks/webhook-dry-run.controller.ts';
import { WebhookAddressesController } from './http/webhooks/webhook-addresses.controller.ts';
import { WebhookAlertController } from './http/webhooks/webhook-alert.controller.ts';
import { WebhookAttemptController } from './http/webhooks/webhook-attempt.controller.ts';
import { WebhookEndpointController } from './http/webhooks/webhook-endpoint.controller.ts';
import { WebhookHealthController } from './http/webhooks/webhook-health.controller.ts';
import { WebhookReplayController } from './http/webhooks/webhook-replay.controller.ts';
import { WebhookScheduleController } from './http/webhooks/webhook-schedule.controller.ts';
import { WebhookMessageController } from './http/webhooks/webhook-message.controller.ts';
import { WebhookStatsController } from './http/webhooks/webhook-stats.controller.ts';
import { WebhookSignatureCheckController } from './http/webhooks/webhook-signature-check.controller.ts';
import { WebhookVerificationController } from './http/webhooks/webhook-verification.controller.ts';
import { WebhookKeyController } from './http/webhooks/webhook-key.controller.ts';
import { WebhookTransformationController } from './http/webhooks/webhook-transformation.controller.ts';
import { EventConsumersModule } from './event-consumers.module.ts';
import { OutsideModule } from './outside.module.ts';
import { WebhookBacklogGauge } from './queries/webhooks/webhook-backlog-gauge.ts';
import { ListWebhookAlertsHandler } from './queries/webhooks/list-webhook-alerts.query.ts';
import { WEBHOOK_PROVIDERS } from './webhook-providers.ts';

/** What a tenant's programs are told by HTTP. In the worker it is what sends the messages. */
@Module({
  imports: [EventConsumersModule, OutsideModule],
  controllers: [
    WebhookAddressesController,
    WebhookScheduleController,
    WebhookReplayController,
    WebhookHealthController,
    WebhookVerificationController,
    WebhookEndpointController,
    WebhookTransformationController,
    WebhookAlertController,
    WebhookAttemptController,
    WebhookDryRunController,
    WebhookKeyController,
    WebhookSignatureCheckController,
    WebhookMessageController,
    WebhookStatsController,
  ],
  providers: [
    ...WEBHOOK_PROVIDERS,
    ListWebhookAlertsHandler,
    WebhookResolver,
    WebhookWorker,
    WebhookAlerts,
    WebhookKeyUpkeep,
    WebhookUpkeep,
    WebhookBacklogGauge,
  ],
})
export class WebhooksModule {}
