import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, OpenToPortals, Safe, TypedIdParam } from '#kernel';
import { CheckSignature } from '../../queries/webhooks/check-signature.query.ts';
import { SignatureCheckBody, SignatureCheckView } from '../../queries/webhooks/signature-check.dto.ts';

/** For whoever sets up a receiver that refuses what it gets. */
@ApiTags('webhooks')
@Controller('v1/webhook-endpoints/:endpointId/signature-checks')
export class WebhookSignatureCheckController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * Says why a receiver refuses a message: by its headers and its body as the receiver has verified them. It finds a wrong or an old key, a
   * clock that is wrong, and a body that was changed on its way, with the first place of that. Nothing is sent or saved, and no secret is told.
   */
  @Post()
  @HttpCode(200)
  @Can('webhook:read')
  @OpenToPortals()
  @Safe()
  @ApiProblems(404)
  @ApiOkResponse({ type: SignatureCheckView })
  @ApiOperation({ operationId: 'checkWebhookSignature' })
  check(
    @TypedIdParam('endpointId', 'whe', 'webhook-endpoint.not-found') endpointId: string,
    @Body() body: SignatureCheckBody,
  ): Promise<SignatureCheckView> {
    return this.queries.execute(new CheckSignature(endpointId, body));
  }
}
