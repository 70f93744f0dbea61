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
  ChangeProvisionedGroup,
  RemoveProvisionedGroup,
  ProvisionGroup,
} from '../../commands/scim/provision-group.command.ts';
import { FindProvisionedGroups, GetProvisionedGroup } from '../../queries/scim/find-groups.query.ts';
import { ScimListQuery, ScimShownQuery } from '../../queries/scim/scim-list-query.dto.ts';
import { ScimAnswer } from './scim-answer.decorator.ts';
import { type ScimDocument, ScimDocuments } from './scim-documents.ts';
import { ScimPatchBody, ScimGroupBody, ScimGroupDocument, ScimGroupList } from './scim.dto.ts';

const GroupId = (): ParameterDecorator => TypedIdParam('groupId', 'grp', 'group.not-found');
const BY_DIRECTORY = { holder: 'directory' } as const;

/** Of a resource every attribute may come, so that the class says what is kept, and the command reads it. */
type Sent = Record<string, unknown>;

/** The groups that a directory has made, as SCIM groups (RFC 7643 §4.2). */
@ApiTags('scim')
@Controller('scim/v2/Groups')
export class ScimGroupController {
  readonly #documents: ScimDocuments;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CONFIG) config: Config,
  ) {
    this.#documents = new ScimDocuments(config.public.url);
  }

  /** The groups that the directory has made. With their members at most 20 come at once. */
  @Get()
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiOkResponse({ type: ScimGroupList })
  @ApiOperation({ operationId: 'listScimGroups' })
  async list(@Query() query: ScimListQuery): Promise<ScimDocument> {
    return this.#documents.list(await this.queries.execute(new FindProvisionedGroups(query)), query);
  }

  /** Makes a group of people whom the directory knows. It has the roles that the directory's settings name for it, and no others. */
  @Post()
  @Can('scim:create', BY_DIRECTORY)
  @ScimAnswer()
  @ApiBody({ type: ScimGroupBody })
  @ApiCreatedResponse({ type: ScimGroupDocument, description: 'The group was made.' })
  @ApiOperation({ operationId: 'createScimGroup' })
  async create(@Body() body: Sent, @Res({ passthrough: true }) reply: FastifyReply): Promise<ScimDocument> {
    const groupId = await this.commands.execute(new ProvisionGroup(body));
    return this.#documents.made(reply, await this.queries.execute(new GetProvisionedGroup(groupId)));
  }

  /** One of them. */
  @Get(':groupId')
  @Can('scim:read', BY_DIRECTORY)
  @ScimAnswer()
  @ApiOkResponse({ type: ScimGroupDocument })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getScimGroup' })
  async get(
    @GroupId() groupId: string,
    @Query() query: ScimShownQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScimDocument> {
    return this.#documents.one(reply, await this.queries.execute(new GetProvisionedGroup(groupId)), query);
  }

  /** Makes of a group what is sent. Members whom the directory does not know are left alone. */
  @Put(':groupId')
  @Can('scim:update', BY_DIRECTORY)
  @ScimAnswer()
  @ApiBody({ type: ScimGroupBody })
  @ApiOkResponse({ type: ScimGroupDocument })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'replaceScimGroup' })
  async replace(
    @GroupId() groupId: string,
    @Body() body: Sent,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScimDocument> {
    await this.commands.execute(new ChangeProvisionedGroup(groupId, { as: 'put', body, ifMatch }));
    return this.#documents.one(reply, await this.queries.execute(new GetProvisionedGroup(groupId)));
  }

  /** Changes what the operations name (RFC 7644 §3.5.2), all or nothing. */
  @Patch(':groupId')
  @Can('scim:update', BY_DIRECTORY)
  @ScimAnswer()
  @ApiBody({ type: ScimPatchBody })
  @ApiOkResponse({ type: ScimGroupDocument })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'patchScimGroup' })
  async patch(
    @GroupId() groupId: string,
    @Body() body: Sent,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScimDocument> {
    await this.commands.execute(new ChangeProvisionedGroup(groupId, { as: 'patch', body, ifMatch }));
    return this.#documents.one(reply, await this.queries.execute(new GetProvisionedGroup(groupId)));
  }

  /** Takes a group away, and with it what its members had by it. */
  @Delete(':groupId')
  @HttpCode(204)
  @Can('scim:delete', BY_DIRECTORY)
  @ApiNoContentResponse({ description: 'The group is gone.' })
  @ApiProblems(404)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deleteScimGroup' })
  remove(@GroupId() groupId: string, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.commands.execute(new RemoveProvisionedGroup(groupId, { ifMatch }));
  }
}
