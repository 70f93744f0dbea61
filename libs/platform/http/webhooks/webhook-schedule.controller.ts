import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, OpenToPortals } from '#kernel';
import { GetRetrySchedule, RetryScheduleView } from '../../queries/webhooks/get-retry-schedule.query.ts';

/** Before the controller of endpoints, whose ids would take its address. */
@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/retry-schedule')
export class WebhookScheduleController {
  constructor(private readonly queries: QueryBus) {}

  /** When a message is tried again after a failure, as it is configured here; endpoints may have a `retrySeconds` of their own. */
  @Get()
  @Can('webhook:read')
  @OpenToPortals()
  @ApiOkResponse({ type: RetryScheduleView })
  @ApiOperation({ operationId: 'getWebhookRetrySchedule' })
  get(): Promise<RetryScheduleView> {
    return this.queries.execute(new GetRetrySchedule());
  }
}
