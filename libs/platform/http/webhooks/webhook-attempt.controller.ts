import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, ListQuery, ListResponse, OpenToPortals, type Page, Shows, TypedIdParam } from '#kernel';
import {
  deliveryShape,
  GetWebhookDelivery,
  WebhookDeliveryDetail,
} from '../../queries/webhooks/get-webhook-delivery.query.ts';
import {
  attemptList,
  ListWebhookAttempts,
  WebhookAttemptItem,
} from '../../queries/webhooks/list-webhook-attempts.query.ts';

const EndpointId = (): ParameterDecorator => TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found');
const MessageId = (): ParameterDecorator => TypedIdParam('messageId', 'evt', 'webhook-message.not-found');

/** What was sent to a receiver, and what it said. */
@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId')
export class WebhookAttemptController {
  constructor(private readonly queries: QueryBus) {}

  /** The tries of a receiver, the newest first: how long each took and how it ended. What was sent and said is with the message. */
  @Get('attempts')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @ListResponse(WebhookAttemptItem, attemptList)
  @ApiOperation({ operationId: 'listWebhookAttempts' })
  attempts(@EndpointId() endpointId: string, @Query() query: ListQuery): Promise<Page<WebhookAttemptItem>> {
    return this.queries.execute(new ListWebhookAttempts(endpointId, query));
  }

  /** One message of a receiver: what is sent, and every try with the headers and bodies of both sides. Credentials in them are redacted. */
  @Get('deliveries/:messageId')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @Shows(deliveryShape)
  @ApiOkResponse({ type: WebhookDeliveryDetail })
  @ApiOperation({ operationId: 'getWebhookDelivery' })
  delivery(@EndpointId() endpointId: string, @MessageId() messageId: string): Promise<WebhookDeliveryDetail> {
    return this.queries.execute(new GetWebhookDelivery(endpointId, messageId));
  }
}
