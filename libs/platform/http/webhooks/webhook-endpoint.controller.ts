import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  Deprecated,
  ListQuery,
  ListResponse,
  OpenToPortals,
  type Page,
  RequiresIfMatch,
  Shows,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { ChangeWebhookEndpoint } from '../../commands/webhooks/change-webhook-endpoint.command.ts';
import { CreateWebhookEndpoint } from '../../commands/webhooks/create-webhook-endpoint.command.ts';
import { DeleteWebhookEndpoint } from '../../commands/webhooks/delete-webhook-endpoint.command.ts';
import { QueuedTestWebhook, SendTestWebhook } from '../../commands/webhooks/send-test-webhook.command.ts';
import { TestMessageBody } from '../../commands/webhooks/test-message.dto.ts';
import {
  ChangeWebhookEndpointBody,
  CreatedWebhookEndpoint,
  CreateWebhookEndpointBody,
} from '../../commands/webhooks/webhook-endpoint.dto.ts';
import {
  deliveryList,
  ListWebhookDeliveries,
  WebhookDeliveryView,
} from '../../queries/webhooks/list-webhook-deliveries.query.ts';
import {
  endpointList,
  endpointShape,
  GetWebhookEndpoint,
  ListWebhookEndpoints,
  WebhookEndpointView,
} from '../../queries/webhooks/list-webhook-endpoints.query.ts';

const EndpointId = (): ParameterDecorator => TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found');

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class WebhookEndpointController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Registers a receiver. Its signing secret is shown this once; it gets what happens after the answer's position. */
  @Post()
  @Can('webhook:create')
  @OpenToPortals()
  @CommandResponse({ status: 201, prefix: 'whe', type: CreatedWebhookEndpoint })
  @ApiOperation({ operationId: 'createWebhookEndpoint' })
  create(@Body() body: CreateWebhookEndpointBody): Promise<CreatedWebhookEndpoint> {
    return this.commands.execute(new CreateWebhookEndpoint(body));
  }

  /** The receivers, the oldest first. */
  @Get()
  @Can('webhook:read')
  @OpenToPortals()
  @ListResponse(WebhookEndpointView, endpointList)
  @ApiOperation({ operationId: 'listWebhookEndpoints' })
  list(@Query() query: ListQuery): Promise<Page<WebhookEndpointView>> {
    return this.queries.execute(new ListWebhookEndpoints(query));
  }

  /** One receiver. */
  @Get(':endpointId')
  @Can('webhook:read')
  @OpenToPortals()
  @Versioned()
  @ApiProblems(404)
  @Shows(endpointShape)
  @ApiOkResponse({ type: WebhookEndpointView })
  @ApiOperation({ operationId: 'getWebhookEndpoint' })
  get(@EndpointId() endpointId: string): Promise<WebhookEndpointView> {
    return this.queries.execute(new GetWebhookEndpoint(endpointId));
  }

  /** Changes a receiver. With If-Match only the version that it names is changed. */
  @Patch(':endpointId')
  @Can('webhook:update')
  @OpenToPortals()
  @RequiresIfMatch()
  @ApiProblems(404, 412)
  @CommandResponse({ prefix: 'whe' })
  @ApiOperation({ operationId: 'changeWebhookEndpoint' })
  change(@EndpointId() endpointId: string, @Body() body: ChangeWebhookEndpointBody): Promise<Appended> {
    return this.commands.execute(new ChangeWebhookEndpoint(endpointId, body));
  }

  /** Removes a receiver with its messages. */
  @Delete(':endpointId')
  @HttpCode(204)
  @Can('webhook:delete')
  @OpenToPortals()
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The receiver is gone.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deleteWebhookEndpoint' })
  delete(@EndpointId() endpointId: string): Promise<void> {
    return this.commands.execute(new DeleteWebhookEndpoint(endpointId));
  }

  /** Sends the example of an event type, or a message of type `webhook.test`, in the endpoint's form and behind those that wait. */
  @Post(':endpointId/test-messages')
  @HttpCode(202)
  @Can('webhook:update')
  @OpenToPortals()
  @ApiProblems(404, 409)
  @ApiBody({ type: TestMessageBody, required: false })
  @ApiAcceptedResponse({ type: QueuedTestWebhook })
  @ApiOperation({ operationId: 'sendTestMessage' })
  sendTestMessage(@EndpointId() endpointId: string, @Body() body?: TestMessageBody): Promise<QueuedTestWebhook> {
    return this.commands.execute(new SendTestWebhook(endpointId, body?.eventType));
  }

  /** Sends a message of type `webhook.test`, behind those that wait. An address names a thing, not what is done: use test-messages. */
  @Post(':endpointId/test')
  @HttpCode(202)
  @Can('webhook:update')
  @Deprecated({
    since: '2026-11-21',
    sunset: '2027-11-30',
    successor: 'sendTestMessage',
    link: '/docs/guides/versions',
  })
  @ApiProblems(404, 409)
  @ApiAcceptedResponse({ type: QueuedTestWebhook })
  @ApiOperation({ operationId: 'testWebhookEndpoint' })
  test(@EndpointId() endpointId: string): Promise<QueuedTestWebhook> {
    return this.commands.execute(new SendTestWebhook(endpointId));
  }

  /** The messages of a receiver with every try, the newest first. */
  @Get(':endpointId/deliveries')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @ListResponse(WebhookDeliveryView, deliveryList)
  @ApiOperation({ operationId: 'listWebhookDeliveries' })
  deliveries(@EndpointId() endpointId: string, @Query() query: ListQuery): Promise<Page<WebhookDeliveryView>> {
    return this.queries.execute(new ListWebhookDeliveries(endpointId, query));
  }
}
