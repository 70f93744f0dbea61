import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, OpenToPortals, TypedIdParam } from '#kernel';
import { GetWebhookStats, WebhookStatsView } from '../../queries/webhooks/get-webhook-stats.query.ts';
import { ListWebhookStats, WebhookStatsList } from '../../queries/webhooks/list-webhook-stats.query.ts';
import { WebhookStatsPeriod, WebhookStatsQuery } from '../../queries/webhooks/webhook-stats.dto.ts';

/** How receivers have taken what was sent to them. */
@ApiTags('webhooks')
@Controller('v1')
export class WebhookStatsController {
  constructor(private readonly queries: QueryBus) {}

  /** All receivers: how their tries went in up to 7 days, and what waits for each now. */
  @Get('webhook-stats')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiOkResponse({ type: WebhookStatsList })
  @ApiOperation({ operationId: 'listWebhookStats' })
  list(@Query() query: WebhookStatsPeriod): Promise<WebhookStatsList> {
    return this.queries.execute(new ListWebhookStats(query));
  }

  /** One receiver: how its tries went in up to 7 days, by outcome, by class of error and over time, and what waits for it now. */
  @Get('webhook-endpoints/:endpointId/stats')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @ApiOkResponse({ type: WebhookStatsView })
  @ApiOperation({ operationId: 'getWebhookStats' })
  get(
    @TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found') endpointId: string,
    @Query() query: WebhookStatsQuery,
  ): Promise<WebhookStatsView> {
    return this.queries.execute(new GetWebhookStats(endpointId, query));
  }
}
