import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
  type HttpRequest,
  ListQuery,
  ListResponse,
  OpenToPortals,
  type Page,
  Shows,
  StepUp,
  TypedIdParam,
} from '#kernel';
import { CreateWebhookPortalSession } from '../../commands/webhooks/create-portal-session.command.ts';
import { EndWebhookPortalSession } from '../../commands/webhooks/end-portal-session.command.ts';
import {
  CreatedWebhookPortalSession,
  CreateWebhookPortalSessionBody,
} from '../../commands/webhooks/portal-session.dto.ts';
import { GetOwnWebhookPortalSession } from '../../queries/webhooks/get-own-portal-session.query.ts';
import {
  GetWebhookPortalSession,
  ListWebhookPortalSessions,
  portalSessionList,
  portalSessionShape,
} from '../../queries/webhooks/list-portal-sessions.query.ts';
import {
  OwnWebhookPortalSessionView,
  WebhookPortalSessionView,
} from '../../queries/webhooks/portal-session-view.dto.ts';

const SessionId = (): ParameterDecorator => TypedIdParam('portalSessionId', 'wps', 'webhook-portal-session.not-found');

/** Doors for a tenant's customers to their webhook endpoints, without an account. */
@ApiTags('webhooks')
@Controller('v1')
export class WebhookPortalController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Opens a session of the consumer portal: give its `url` to your customer, or frame it. Its token is bound to you, the channels and the
   * capabilities, does nothing else, and is shown this once. A session cannot be given what its maker lacks.
   */
  @Post('webhook-portal-sessions')
  @Can('webhook-portal:create')
  @StepUp()
  @ApiCreatedResponse({ type: CreatedWebhookPortalSession })
  @ApiOperation({ operationId: 'createWebhookPortalSession' })
  create(
    @Body() body: CreateWebhookPortalSessionBody,
    @Req() request: HttpRequest,
  ): Promise<CreatedWebhookPortalSession> {
    return this.commands.execute(new CreateWebhookPortalSession(body, request));
  }

  /** The sessions of the portal, the newest first; a week after its end one is forgotten. */
  @Get('webhook-portal-sessions')
  @Can('webhook-portal:read')
  @ListResponse(WebhookPortalSessionView, portalSessionList)
  @ApiOperation({ operationId: 'listWebhookPortalSessions' })
  list(@Query() query: ListQuery): Promise<Page<WebhookPortalSessionView>> {
    return this.queries.execute(new ListWebhookPortalSessions(query));
  }

  /** One session of the portal, without its token. */
  @Get('webhook-portal-sessions/:portalSessionId')
  @Can('webhook-portal:read')
  @ApiProblems(404)
  @Shows(portalSessionShape)
  @ApiOkResponse({ type: WebhookPortalSessionView })
  @ApiOperation({ operationId: 'getWebhookPortalSession' })
  get(@SessionId() sessionId: string): Promise<WebhookPortalSessionView> {
    return this.queries.execute(new GetWebhookPortalSession(sessionId));
  }

  /** Ends a session of the portal: its token opens nothing any more, at once. Ended again is nothing. */
  @Delete('webhook-portal-sessions/:portalSessionId')
  @HttpCode(204)
  @Can('webhook-portal:delete')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The session is ended.' })
  @ApiOperation({ operationId: 'endWebhookPortalSession' })
  end(@SessionId() sessionId: string): Promise<void> {
    return this.commands.execute(new EndWebhookPortalSession(sessionId));
  }

  /** What a page of the portal needs to know of the session that it was opened with, and how your pages look. For those sessions alone. */
  @Get('webhook-portal-session')
  @Can('webhook:read')
  @OpenToPortals()
  @ApiProblems(404)
  @ApiOkResponse({ type: OwnWebhookPortalSessionView })
  @ApiOperation({ operationId: 'getOwnWebhookPortalSession' })
  own(): Promise<OwnWebhookPortalSessionView> {
    return this.queries.execute(new GetOwnWebhookPortalSession());
  }
}
