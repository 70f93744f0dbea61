import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  OpenToPortals,
  type Page,
  PageResponse,
  TypedIdParam,
} from '#kernel';
import { CustomMessageBody } from '../../commands/webhooks/custom-message.dto.ts';
import { ExpungeMessage } from '../../commands/webhooks/expunge-message.command.ts';
import { SendCustomMessage } from '../../commands/webhooks/send-custom-message.command.ts';
import { GetWebhookMessage, WebhookMessageDetail } from '../../queries/webhooks/get-webhook-message.query.ts';
import { ListWebhookMessages, WebhookMessagesQuery } from '../../queries/webhooks/list-webhook-messages.query.ts';
import { WebhookMessageView } from '../../queries/webhooks/webhook-message-view.dto.ts';

const MessageId = (): ParameterDecorator => TypedIdParam('messageId', 'evt', 'webhook-message.not-found');

/** Messages, whichever receivers they went to. */
@ApiTags('webhooks')
@Controller('v1/webhook-messages')
export class WebhookMessageController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Sends a message of your own: its type begins with `custom.`, and who wants that type gets it as any event, by webhooks, polling and the
   * live feed, signed and tried again as any other. It stands in the log of events, so that it can be replayed.
   */
  @Post()
  @Can('webhook:send')
  @ApiProblems(409)
  @CommandResponse({ status: 202, prefix: 'evt' })
  @ApiOperation({ operationId: 'sendWebhookMessage' })
  send(@Body() body: CustomMessageBody): Promise<Appended> {
    return this.commands.execute(new SendCustomMessage(body));
  }

  /** The messages, each once whatever it went to, the newest first; by type, time, tag, and by how far any receiver is with them. */
  @Get()
  @Can('webhook:read')
  @OpenToPortals()
  @PageResponse(WebhookMessageView)
  @ApiOperation({ operationId: 'listWebhookMessages' })
  list(@Query() query: WebhookMessagesQuery): Promise<Page<WebhookMessageView>> {
    return this.queries.execute(new ListWebhookMessages(query));
  }

  /** One message, with how far it has come at each of its receivers. */
  @Get(':messageId')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @ApiOkResponse({ type: WebhookMessageDetail })
  @ApiOperation({ operationId: 'getWebhookMessage' })
  get(@MessageId() messageId: string): Promise<WebhookMessageDetail> {
    return this.queries.execute(new GetWebhookMessage(messageId));
  }

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
