import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  Can,
  OpenToPortals,
  OperationAnswers,
  type OperationView,
  StartsOperation,
  TypedIdParam,
} from '#kernel';
import { RecoverWebhookEndpoint } from '../../commands/webhooks/recover-webhook-endpoint.command.ts';
import { ReplayWebhookMessages } from '../../commands/webhooks/replay-webhook-messages.command.ts';
import { RecoveryBody, ReplayBody } from '../../commands/webhooks/replay.dto.ts';
import { QueuedResend, ResendWebhookMessage } from '../../commands/webhooks/resend-webhook-message.command.ts';

const EndpointId = (): ParameterDecorator => TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found');

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class WebhookReplayController {
  constructor(
    private readonly commands: CommandBus,
    private readonly answers: OperationAnswers,
  ) {}

  /** Sends one message once more, under the same id. It does not move the automatic tries; asked for twice before it was sent, it is one. */
  @Post(':endpointId/deliveries/:messageId/resends')
  @HttpCode(202)
  @Can('webhook:replay')
  @OpenToPortals()
  @ApiProblems(404, 409)
  @ApiAcceptedResponse({ type: QueuedResend })
  @ApiOperation({ operationId: 'resendWebhookMessage' })
  resend(
    @EndpointId() endpointId: string,
    @TypedIdParam('messageId', 'evt', 'webhook-message.not-found') messageId: string,
  ): Promise<QueuedResend> {
    return this.commands.execute(new ResendWebhookMessage(endpointId, messageId));
  }

  /**
   * Sends messages of a period once more, and with `missing` those that the endpoint never got, as long work: in the order of the log and
   * at a fifth of the endpoint's rate at the most. With `dryRun` it only counts.
   */
  @Post(':endpointId/replays')
  @Can('webhook:replay')
  @OpenToPortals()
  @ApiProblems(404, 409)
  @StartsOperation()
  @ApiOperation({ operationId: 'replayWebhookMessages' })
  async replay(
    @EndpointId() endpointId: string,
    @Body() body: ReplayBody,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.commands.execute(new ReplayWebhookMessages(endpointId, body));
    return this.answers.started(operationId, prefer, reply);
  }

  /**
   * Gives an endpoint what it has missed since it was last disabled, or since a moment, as long work. With `dryRun` it only counts: that is
   * possible before the endpoint is active again.
   */
  @Post(':endpointId/recoveries')
  @Can('webhook:replay')
  @OpenToPortals()
  @ApiProblems(404, 409)
  @StartsOperation()
  @ApiOperation({ operationId: 'recoverWebhookEndpoint' })
  async recover(
    @EndpointId() endpointId: string,
    @Body() body: RecoveryBody,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.commands.execute(new RecoverWebhookEndpoint(endpointId, body));
    return this.answers.started(operationId, prefer, reply);
  }
}
