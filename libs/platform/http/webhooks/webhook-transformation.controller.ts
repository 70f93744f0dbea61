import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  OpenToPortals,
  Remembered,
  RequiresIfMatch,
  Safe,
  Shows,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { DeleteWebhookTransformation } from '../../commands/webhooks/delete-webhook-transformation.command.ts';
import { PutWebhookTransformation } from '../../commands/webhooks/put-webhook-transformation.command.ts';
import { RollBackWebhookTransformation } from '../../commands/webhooks/roll-back-webhook-transformation.command.ts';
import {
  PutWebhookTransformationBody,
  RollBackWebhookTransformationBody,
} from '../../commands/webhooks/transformation.dto.ts';
import {
  GetWebhookTransformation,
  transformationShape,
  WebhookTransformationView,
} from '../../queries/webhooks/get-webhook-transformation.query.ts';
import { TestWebhookTransformation } from '../../queries/webhooks/test-webhook-transformation.query.ts';
import {
  TestWebhookTransformationBody,
  TransformationTestView,
} from '../../queries/webhooks/transformation-test.dto.ts';

const EndpointId = (): ParameterDecorator => TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found');

/** A script that changes the messages of a receiver before they are signed and sent. */
@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId/transformation')
export class WebhookTransformationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The script that changes the messages of a receiver, with those that were before it. */
  @Get()
  @Can('webhook:read')
  @OpenToPortals()
  @Versioned()
  @ApiProblems(404)
  @Shows(transformationShape)
  @ApiOkResponse({ type: WebhookTransformationView })
  @ApiOperation({ operationId: 'getWebhookTransformation' })
  get(@EndpointId() endpointId: string): Promise<WebhookTransformationView> {
    return this.queries.execute(new GetWebhookTransformation(endpointId));
  }

  /**
   * Gives a receiver another script, which runs from the next try on. One that does not compile, or does not define a plain function
   * `transform`, is refused with the line and column. Ten revisions are kept.
   */
  @Put()
  @Can('webhook:transform')
  @OpenToPortals()
  @RequiresIfMatch()
  @ApiProblems(404, 412)
  @CommandResponse({ prefix: 'whe' })
  @ApiOperation({ operationId: 'putWebhookTransformation' })
  put(@EndpointId() endpointId: string, @Body() body: PutWebhookTransformationBody): Promise<Appended> {
    return this.commands.execute(new PutWebhookTransformation(endpointId, body));
  }

  /** Takes the script from a receiver, with all of its revisions. Messages go out as they are. */
  @Delete()
  @HttpCode(204)
  @Can('webhook:transform')
  @OpenToPortals()
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The receiver has no transformation any more.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deleteWebhookTransformation' })
  delete(@EndpointId() endpointId: string): Promise<void> {
    return this.commands.execute(new DeleteWebhookTransformation(endpointId));
  }

  /** Runs a script, or that of the receiver, on a message, and says what would be sent. Nothing is saved or sent. */
  @Post('tests')
  @HttpCode(200)
  @Can('webhook:transform')
  @OpenToPortals()
  @Safe()
  @ApiProblems(404)
  @ApiOkResponse({ type: TransformationTestView })
  @ApiOperation({ operationId: 'testWebhookTransformation' })
  test(@EndpointId() endpointId: string, @Body() body: TestWebhookTransformationBody): Promise<TransformationTestView> {
    return this.queries.execute(new TestWebhookTransformation(endpointId, body));
  }

  /** Lets another of the kept revisions run, from the next try on. */
  @Post('rollbacks')
  @Can('webhook:transform')
  @OpenToPortals()
  @Remembered()
  @TakesIfMatch()
  @ApiProblems(404, 412)
  @CommandResponse({ prefix: 'whe' })
  @ApiOperation({ operationId: 'rollBackWebhookTransformation' })
  rollBack(@EndpointId() endpointId: string, @Body() body: RollBackWebhookTransformationBody): Promise<Appended> {
    return this.commands.execute(new RollBackWebhookTransformation(endpointId, body.revision));
  }
}
