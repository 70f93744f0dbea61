import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, ApiVersions, Can, currentContext, OpenToPortals, Safe, TypedIdParam } from '#kernel';
import { DryRunView, DryRunWebhook, DryRunWebhookEndpoint } from '../../queries/webhooks/dry-run-webhook.query.ts';
import { DryRunBody, DryRunRangeBody } from './webhook-dry-run.dto.ts';

/** Shows the data of events: for those who might have them sent to themselves, too. */
@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class WebhookDryRunController {
  constructor(
    private readonly queries: QueryBus,
    private readonly versions: ApiVersions,
  ) {}

  /** Which past events an endpoint like this would have got, counted by type, with the newest as they would have been sent. Nothing is saved or sent. */
  @Post('dry-runs')
  @HttpCode(200)
  @Can('webhook:create')
  @OpenToPortals()
  @Safe()
  @ApiOkResponse({ type: DryRunView })
  @ApiOperation({ operationId: 'dryRunWebhook' })
  dryRun(@Body() { since, until, ...body }: DryRunBody): Promise<DryRunView> {
    const { eventTypes, channels = [], filter = null, payload = 'full', format = 'standard' } = body;
    const apiVersion = body.apiVersion ?? currentContext()?.apiVersion ?? this.versions.newest;
    const wanted = { eventTypes, channels, filter, payload, format, apiVersion };
    return this.queries.execute(new DryRunWebhook(wanted, rangeOf({ since, until })));
  }

  /** Which past events this endpoint would have got, with the newest as they would have been sent. Nothing is sent. */
  @Post(':endpointId/dry-runs')
  @HttpCode(200)
  @Can('webhook:replay')
  @OpenToPortals()
  @Safe()
  @ApiProblems(404)
  @ApiOkResponse({ type: DryRunView })
  @ApiOperation({ operationId: 'dryRunWebhookEndpoint' })
  dryRunEndpoint(
    @TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found') endpointId: string,
    @Body() { since, until }: DryRunRangeBody,
  ): Promise<DryRunView> {
    return this.queries.execute(new DryRunWebhookEndpoint(endpointId, rangeOf({ since, until })));
  }
}

function rangeOf({ since, until }: { since: Date | undefined; until: Date | undefined }) {
  return { ...(since ? { since } : {}), ...(until ? { until } : {}) };
}
