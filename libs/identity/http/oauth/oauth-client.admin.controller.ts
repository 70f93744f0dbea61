import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  type Page,
  PageQuery,
  PageResponse,
  RequiresIfMatch,
  StepUp,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import {
  ChangeOAuthClient,
  CreateOAuthClient,
  RemoveOAuthClient,
  ReplaceClientSecret,
} from '../../commands/oauth/change-oauth-clients.command.ts';
import {
  ChangeOAuthClientBody,
  MadeOAuthClient,
  NewOAuthClientBody,
  NewSecretView,
} from '../../commands/oauth/oauth-client.dto.ts';
import { GetOAuthClient, ListOAuthClients, OAuthClientView } from '../../queries/oauth/list-oauth-clients.query.ts';

const AppId = (): ParameterDecorator => TypedIdParam('appId', 'app', 'oauth-client.not-found');

/** The tenant's own apps, for which Clutch is the authorisation server. */
@ApiTags('apps')
@Controller('v1/oauth-clients')
export class OAuthClientAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The apps, the newest first. */
  @Get()
  @Can('oauth-client:read')
  @PageResponse(OAuthClientView)
  @ApiOperation({ operationId: 'listOAuthClients' })
  list(@Query() page: PageQuery): Promise<Page<OAuthClientView>> {
    return this.queries.execute(new ListOAuthClients(page));
  }

  /** Makes an app. Its secret, where it has one, is shown this once. Nobody lets an app ask for what they lack themselves. */
  @Post()
  @Can('oauth-client:create')
  @StepUp()
  @CommandResponse({ status: 201, prefix: 'app', type: MadeOAuthClient })
  @ApiProblems(422)
  @ApiOperation({ operationId: 'createOAuthClient' })
  create(@Body() body: NewOAuthClientBody): Promise<MadeOAuthClient> {
    return this.commands.execute(new CreateOAuthClient(body));
  }

  /** One app. */
  @Get(':appId')
  @Can('oauth-client:read')
  @Versioned()
  @ApiProblems(404)
  @ApiOkResponse({ type: OAuthClientView })
  @ApiOperation({ operationId: 'getOAuthClient' })
  get(@AppId() appId: string): Promise<OAuthClientView> {
    return this.queries.execute(new GetOAuthClient(appId));
  }

  /** Changes an app. With If-Match only the version that it names is changed. */
  @Patch(':appId')
  @RequiresIfMatch()
  @Can('oauth-client:update')
  @StepUp()
  @ApiProblems(404, 412, 422)
  @CommandResponse({ prefix: 'app' })
  @ApiOperation({ operationId: 'changeOAuthClient' })
  change(@AppId() appId: string, @Body() body: ChangeOAuthClientBody): Promise<Appended> {
    return this.commands.execute(new ChangeOAuthClient(appId, body));
  }

  /** Gives an app another secret, shown this once. The one before is good for nothing from then on. */
  @Post(':appId/secret')
  @Can('oauth-client:update')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiCreatedResponse({ type: NewSecretView })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'replaceOAuthClientSecret' })
  replaceSecret(@AppId() appId: string): Promise<NewSecretView> {
    return this.commands.execute(new ReplaceClientSecret(appId));
  }

  /** Removes an app with everything that it was given; its tokens end at once. */
  @Delete(':appId')
  @HttpCode(204)
  @Can('oauth-client:delete')
  @StepUp()
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The app is gone.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'removeOAuthClient' })
  async remove(@AppId() appId: string): Promise<void> {
    await this.commands.execute(new RemoveOAuthClient(appId));
  }
}
