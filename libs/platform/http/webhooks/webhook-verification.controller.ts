import { Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, OpenToPortals, TypedIdParam } from '#kernel';
import { VerifyWebhookEndpoint } from '../../commands/webhooks/verify-webhook-endpoint.command.ts';
import { GetWebhookEndpoint } from '../../queries/webhooks/list-webhook-endpoints.query.ts';
import { WebhookVerificationView } from '../../queries/webhooks/verification-view.dto.ts';

@ApiTags('webhooks')
@Controller('v1/webhook-endpoints')
export class WebhookVerificationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Asks the receiver, in the endpoint's way of `verification`, whether it wants to be sent something, and says how that went. An endpoint that
   * was disabled because it is `unverified` is active then; one that is verified stays so, whatever a later check says, and one
   * without a verification is asked nothing.
   */
  @Post(':endpointId/verification')
  @HttpCode(200)
  @Can('webhook:update')
  @OpenToPortals()
  @ApiProblems(404)
  @ApiOkResponse({ type: WebhookVerificationView })
  @ApiOperation({ operationId: 'verifyWebhookEndpoint' })
  async verify(
    @TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found') endpointId: string,
  ): Promise<WebhookVerificationView> {
    await this.commands.execute(new VerifyWebhookEndpoint(endpointId));
    return (await this.queries.execute(new GetWebhookEndpoint(endpointId))).verification;
  }
}
