import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '#kernel';
import {
  ListWebhookAlerts,
  WebhookAlertPage,
  WebhookAlertsParameters,
} from '../../queries/webhooks/list-webhook-alerts.query.ts';

@ApiTags('webhooks')
@Controller('v1/webhook-alerts')
export class WebhookAlertController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * What you were told of your endpoints, the newest first, to be shown in an app: that one fails, takes messages again, was disabled or
   * changed, and that messages were given up. The same goes to your other endpoints, and what asks for something by mail as well. An event
   * consumer of the types `webhook.*` keeps how far somebody has read.
   */
  @Get()
  @Can('webhook:read')
  @ApiOkResponse({ type: WebhookAlertPage })
  @ApiOperation({ operationId: 'listWebhookAlerts' })
  list(@Query() wanted: WebhookAlertsParameters): Promise<WebhookAlertPage> {
    return this.queries.execute(new ListWebhookAlerts(wanted));
  }
}
