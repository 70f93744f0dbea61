import { Controller, Delete, HttpCode } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, TypedIdParam } from '#kernel';
import { ExpungeMessage } from '../../commands/webhooks/expunge-message.command.ts';

const MessageId = (): ParameterDecorator => TypedIdParam('messageId', 'evt', 'webhook-message.not-found');

/** Messages, whichever receivers they went to. */
@ApiTags('webhooks')
@Controller('v1/webhook-messages')
export class WebhookMessageController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Takes away what a message says and what its receivers have answered, at all of them. Ids, times and outcomes stay. Where it was still to
   * be sent it ends, exhausted because it was expunged; a try that is on its way may still arrive.
   */
  @Delete(':messageId/payload')
  @HttpCode(204)
  @Can('webhook:delete')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'Nothing of what it said is kept.' })
  @ApiOperation({ operationId: 'expungeWebhookMessage' })
  expunge(@MessageId() messageId: string): Promise<void> {
    return this.commands.execute(new ExpungeMessage(messageId));
  }
}
