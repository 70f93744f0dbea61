import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Audited, Can, CommandResponse, OpenToPortals, StepUp, TakesIfMatch, TypedIdParam } from '#kernel';
import { EndWebhookKey } from '../../commands/webhooks/end-webhook-key.command.ts';
import { RotateWebhookKey } from '../../commands/webhooks/rotate-webhook-key.command.ts';
import { RotatedWebhookKey, RotateWebhookKeyBody } from '../../commands/webhooks/signing.dto.ts';
import { ListWebhookKeys, WebhookKeyList } from '../../queries/webhooks/list-webhook-keys.query.ts';
import { RevealWebhookKey, WebhookKeySecret } from '../../queries/webhooks/reveal-webhook-key.query.ts';

const EndpointId = (): ParameterDecorator => TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found');
const SigningKeyId = (): ParameterDecorator => TypedIdParam('signingKeyId', 'whk', 'webhook-key.not-found');

/** What messages of a receiver are signed with. Every message carries a signature by each of its keys. */
@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId/keys')
export class WebhookKeyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The keys that sign messages to a receiver, the newest first. Their secrets are not among it. */
  @Get()
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @ApiOkResponse({ type: WebhookKeyList })
  @ApiOperation({ operationId: 'listWebhookKeys' })
  list(@EndpointId() endpointId: string): Promise<WebhookKeyList> {
    return this.queries.execute(new ListWebhookKeys(endpointId));
  }

  /**
   * Puts a new key before those of a receiver. It signs from now on; the others sign beside it for the overlap, so that the receiver can
   * change over at any moment of it. Ten sign at the most. The new secret is shown this once.
   */
  @Post()
  @Can('webhook:update')
  @OpenToPortals()
  @ApiProblems(404, 409)
  @CommandResponse({ status: 201, prefix: 'whk', type: RotatedWebhookKey })
  @ApiOperation({ operationId: 'rotateWebhookKey' })
  rotate(@EndpointId() endpointId: string, @Body() body: RotateWebhookKeyBody): Promise<RotatedWebhookKey> {
    return this.commands.execute(new RotateWebhookKey(endpointId, body));
  }

  /** Ends a key before its overlap is over. The current one cannot be ended: rotate it with an overlap of 0. */
  @Delete(':signingKeyId')
  @HttpCode(204)
  @Can('webhook:update')
  @OpenToPortals()
  @ApiProblems(404, 409)
  @ApiNoContentResponse({ description: 'The key signs nothing any more.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'endWebhookKey' })
  end(@EndpointId() endpointId: string, @SigningKeyId() keyId: string): Promise<void> {
    return this.commands.execute(new EndWebhookKey(endpointId, keyId));
  }

  /** Shows the secret of a key again, which is written into the audit trail. `webhookSecrets` of the policy of keys switches it off. */
  @Get(':signingKeyId/secret')
  @Can('webhook-secret:reveal')
  @OpenToPortals()
  @StepUp()
  @Audited()
  @ApiProblems(403, 404, 409)
  @ApiOkResponse({ type: WebhookKeySecret })
  @ApiOperation({ operationId: 'revealWebhookKey' })
  reveal(@EndpointId() endpointId: string, @SigningKeyId() keyId: string): Promise<WebhookKeySecret> {
    return this.queries.execute(new RevealWebhookKey(endpointId, keyId));
  }
}
