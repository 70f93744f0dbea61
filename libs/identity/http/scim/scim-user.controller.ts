import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiProblems, Can, CONFIG, type Config, TakesIfMatch, TypedIdParam } from '#kernel';
import {
  ChangeProvisionedUser,
  DismissProvisionedUser,
  ProvisionUser,
} from '../../commands/scim/provision-user.command.ts';
import { FindProvisionedUsers, GetProvisionedUser } from '../../queries/scim/find-users.query.ts';
import { ScimListQuery, ScimShownQuery } from '../../queries/scim/scim-list-query.dto.ts';
import { ScimAnswer } from './scim-answer.decorator.ts';
import { type ScimDocument, ScimDocuments } from './scim-documents.ts';
import { ScimPatchBody, ScimUserBody, ScimUserDocument, ScimUserList } from './scim.dto.ts';

const UserId = (): ParameterDecorator => TypedIdParam('userId', 'usr', 'user.not-found');
const BY_DIRECTORY = { holder: 'directory' } as const;

/** Of a resource every attribute may come, so that the class says what is kept, and the command reads it. */
type Sent = Record<string, unknown>;

/** The people of a tenant whom a directory keeps, as SCIM users (RFC 7643 §4.1). */
@ApiTags('scim')
@Controller('scim/v2/Users')
export class ScimUserController {
  readonly #documents: ScimDocuments;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CONFIG) config: Config,
  ) {
    this.#documents = new ScimDocuments(config.public.url);
  }

  /** The people whom the directory knows: those that it has made, and those that were handed over to it. */
  @Get()
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiOkResponse({ type: ScimUserList })
  @ApiOperation({ operationId: 'listScimUsers' })
  async list(@Query() query: ScimListQuery): Promise<ScimDocument> {
    return this.#documents.list(await this.queries.execute(new FindProvisionedUsers(query)), query);
  }

  /** Makes somebody a person of the tenant, without a password. An address that somebody has already is 409. */
  @Post()
  @Can('scim:create', BY_DIRECTORY)
  @ScimAnswer()
  @ApiBody({ type: ScimUserBody })
  @ApiCreatedResponse({ type: ScimUserDocument, description: 'The person was made.' })
  @ApiOperation({ operationId: 'createScimUser' })
  async create(@Body() body: Sent, @Res({ passthrough: true }) reply: FastifyReply): Promise<ScimDocument> {
    const userId = await this.commands.execute(new ProvisionUser(body));
    return this.#documents.made(reply, await this.queries.execute(new GetProvisionedUser(userId)));
  }

  /** One of them. */
  @Get(':userId')
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiOkResponse({ type: ScimUserDocument })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getScimUser' })
  async get(
    @UserId() userId: string,
    @Query() query: ScimShownQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScimDocument> {
    return this.#documents.one(reply, await this.queries.execute(new GetProvisionedUser(userId)), query);
  }

  /** Makes of somebody what is sent. `active: false` ends their sessions at once. */
  @Put(':userId')
  @Can('scim:update', BY_DIRECTORY)
  @ScimAnswer()
  @ApiBody({ type: ScimUserBody })
  @ApiOkResponse({ type: ScimUserDocument })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'replaceScimUser' })
  async replace(
    @UserId() userId: string,
    @Body() body: Sent,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScimDocument> {
    await this.commands.execute(new ChangeProvisionedUser(userId, { as: 'put', body, ifMatch }));
    return this.#documents.one(reply, await this.queries.execute(new GetProvisionedUser(userId)));
  }

  /** Changes what the operations name (RFC 7644 §3.5.2), all or nothing. */
  @Patch(':userId')
  @Can('scim:update', BY_DIRECTORY)
  @ScimAnswer()
  @ApiBody({ type: ScimPatchBody })
  @ApiOkResponse({ type: ScimUserDocument })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'patchScimUser' })
  async patch(
    @UserId() userId: string,
    @Body() body: Sent,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScimDocument> {
    await this.commands.execute(new ChangeProvisionedUser(userId, { as: 'patch', body, ifMatch }));
    return this.#documents.one(reply, await this.queries.execute(new GetProvisionedUser(userId)));
  }

  /** Keeps somebody out for good, and forgets that the directory knew them. What they did stays; erasing people is not its business. */
  @Delete(':userId')
  @HttpCode(204)
  @Can('scim:delete', BY_DIRECTORY)
  @ApiNoContentResponse({ description: 'The directory does not know the person any more.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deleteScimUser' })
  remove(@UserId() userId: string, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.commands.execute(new DismissProvisionedUser(userId, { ifMatch }));
  }
}
