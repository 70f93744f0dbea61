import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, OpenToPortals, Shows, TypedIdParam } from '#kernel';
import {
  endpointHealthShape,
  EndpointHealthView,
  GetEndpointHealth,
} from '../../queries/webhooks/get-endpoint-health.query.ts';

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class WebhookHealthController {
  constructor(private readonly queries: QueryBus) {}

  /** How a receiver has been: whether it fails, is paused, or is about to be disabled. */
  @Get(':endpointId/health')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @Shows(endpointHealthShape)
  @ApiOkResponse({ type: EndpointHealthView })
  @ApiOperation({ operationId: 'getWebhookEndpointHealth' })
  get(
    @TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found') endpointId: string,
  ): Promise<EndpointHealthView> {
    return this.queries.execute(new GetEndpointHealth(endpointId));
  }
}
