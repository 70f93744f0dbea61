import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
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
  ChangeSsoConnection,
  CreateSsoConnection,
  RemoveSsoConnection,
} from '../../commands/sso/change-sso-connection.command.ts';
import { UnlinkSso } from '../../commands/sso/finish-sso.command.ts';
import {
  ChangeSsoConnectionBody,
  CreateSsoConnectionBody,
  SsoDomainBody,
} from '../../commands/sso/sso-connection.dto.ts';
import { ClaimSsoDomain, ProveSsoDomain, ReleaseSsoDomain } from '../../commands/sso/sso-domains.command.ts';
import { TestSsoConnection } from '../../commands/sso/start-sso.command.ts';
import { SsoStartView } from '../../commands/sso/start-sso.dto.ts';
import {
  GetSsoConnection,
  ListSsoConnections,
  SsoConnectionView,
} from '../../queries/sso/list-sso-connections.query.ts';

const ConnectionId = (): ParameterDecorator => TypedIdParam('connectionId', 'idp', 'sso-connection.not-found');
const NamesDomain = (): MethodDecorator => ApiParam({ name: 'domain', schema: { type: 'string' } });

/** The providers of identity that your people sign in by. */
@ApiTags('sso')
@Controller('v1/sso-connections')
export class SsoConnectionAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Writes a provider down. Test it, then switch it on. */
  @Post()
  @Can('sso-connection:create')
  @StepUp()
  @ApiProblems(409)
  @ApiCreatedResponse({ type: SsoConnectionView })
  @ApiOperation({ operationId: 'createSsoConnection' })
  async create(@Body() body: CreateSsoConnectionBody): Promise<SsoConnectionView> {
    return this.#shown(await this.commands.execute(new CreateSsoConnection(body)));
  }

  /** Your providers, the oldest first. */
  @Get()
  @Can('sso-connection:read')
  @PageResponse(SsoConnectionView)
  @ApiOperation({ operationId: 'listSsoConnections' })
  list(@Query() page: PageQuery): Promise<Page<SsoConnectionView>> {
    return this.queries.execute(new ListSsoConnections(page));
  }

  /** One provider. */
  @Get(':connectionId')
  @Can('sso-connection:read')
  @Versioned()
  @ApiProblems(404)
  @ApiOkResponse({ type: SsoConnectionView })
  @ApiOperation({ operationId: 'getSsoConnection' })
  get(@ConnectionId() connectionId: string): Promise<SsoConnectionView> {
    return this.#shown(connectionId);
  }

  /** Changes a provider. With If-Match only the version that it names is changed. */
  @Patch(':connectionId')
  @RequiresIfMatch()
  @Can('sso-connection:update')
  @StepUp()
  @ApiProblems(404, 409, 412)
  @ApiOkResponse({ type: SsoConnectionView })
  @ApiOperation({ operationId: 'changeSsoConnection' })
  async change(
    @ConnectionId() connectionId: string,
    @Body() body: ChangeSsoConnectionBody,
  ): Promise<SsoConnectionView> {
    await this.commands.execute(new ChangeSsoConnection(connectionId, body));
    return this.#shown(connectionId);
  }

  /** Takes a provider away with its secret and its domains. People keep their accounts, and come in otherwise if they can. */
  @Delete(':connectionId')
  @HttpCode(204)
  @Can('sso-connection:delete')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiNoContentResponse({ description: 'Nobody comes in by it any more.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deleteSsoConnection' })
  remove(@ConnectionId() connectionId: string): Promise<void> {
    return this.commands.execute(new RemoveSsoConnection(connectionId));
  }

  /** Tries it out: sign in at the address that is answered. It signs nobody in, and a draft that leads through is tested. */
  @Post(':connectionId/test')
  @Can('sso-connection:update')
  @StepUp()
  @ApiProblems(404, 502)
  @ApiCreatedResponse({ type: SsoStartView })
  @ApiOperation({ operationId: 'testSsoConnection' })
  test(@ConnectionId() connectionId: string): Promise<SsoStartView> {
    return this.commands.execute(new TestSsoConnection(connectionId));
  }

  /** Claims a domain of e-mail addresses. It counts once it is proved by the TXT record that is answered. */
  @Post(':connectionId/domains')
  @Can('sso-connection:update')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiCreatedResponse({ type: SsoConnectionView })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'claimSsoDomain' })
  async claim(@ConnectionId() connectionId: string, @Body() { domain }: SsoDomainBody): Promise<SsoConnectionView> {
    await this.commands.execute(new ClaimSsoDomain(connectionId, domain));
    return this.#shown(connectionId);
  }

  /** Looks whether the DNS holds the record. */
  @Post(':connectionId/domains/:domain/proof')
  @HttpCode(200)
  @Can('sso-connection:update')
  @StepUp()
  @NamesDomain()
  @ApiProblems(404, 409, 502)
  @ApiOkResponse({ type: SsoConnectionView })
  @ApiOperation({ operationId: 'proveSsoDomain' })
  async prove(@ConnectionId() connectionId: string, @Param('domain') domain: string): Promise<SsoConnectionView> {
    await this.commands.execute(new ProveSsoDomain(connectionId, domain.toLowerCase()));
    return this.#shown(connectionId);
  }

  /** Gives a domain up. Its people go on to come in, but nobody new does. */
  @Delete(':connectionId/domains/:domain')
  @HttpCode(204)
  @Can('sso-connection:update')
  @StepUp()
  @NamesDomain()
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The connection does not hold it any more.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'releaseSsoDomain' })
  release(@ConnectionId() connectionId: string, @Param('domain') domain: string): Promise<void> {
    return this.commands.execute(new ReleaseSsoDomain(connectionId, domain.toLowerCase()));
  }

  /** Takes somebody's link to the provider away, and ends their sessions. */
  @Delete(':connectionId/links/:userId')
  @HttpCode(204)
  @Can('sso-connection:update')
  @StepUp()
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'At this provider they are nobody to us any more.' })
  @ApiOperation({ operationId: 'unlinkSso' })
  unlink(
    @ConnectionId() connectionId: string,
    @TypedIdParam('userId', 'usr', 'user.not-found') userId: string,
  ): Promise<void> {
    return this.commands.execute(new UnlinkSso(connectionId, userId));
  }

  #shown(connectionId: string): Promise<SsoConnectionView> {
    return this.queries.execute(new GetSsoConnection(connectionId));
  }
}
