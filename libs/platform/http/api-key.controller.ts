import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  Can,
  type HttpRequest,
  type Page,
  PageResponse,
  RequiresIfMatch,
  StepUp,
  TakesIfMatch,
  Versioned,
} from '#kernel';
import { ChangeApiKeyBody, IssueApiKeyBody } from '../commands/api-key.dto.ts';
import { DisableApiKey, EnableApiKey } from '../commands/disable-api-key.command.ts';
import { IssuedApiKeyView } from '../commands/issue-api-key.command.ts';
import { PinKeyVersionBody } from '../commands/pin-key-version.command.ts';
import { RevokeApiKey } from '../commands/revoke-api-key.command.ts';
import { RotateApiKeyBody, RotatedApiKeyView } from '../commands/rotate-api-key.command.ts';
import { ApiKeyView } from '../queries/api-key-view.dto.ts';
import { GetApiKey } from '../queries/get-api-key.query.ts';
import { ApiKeysQuery, ListApiKeys } from '../queries/list-api-keys.query.ts';
import { ApiKeyDesk } from './api-key-desk.ts';
import { KeyId } from './key-id.ts';

/** The keys of a tenant's programs. Whoever comes as a person proves anew who they are before a secret is shown or a key is let loose. */
@ApiTags('api-keys')
@Controller('v1/api-keys')
export class ApiKeyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly desk: ApiKeyDesk,
  ) {}

  /** The tenant's keys, the newest first. */
  @Get()
  @Can('api-key:read')
  @PageResponse(ApiKeyView)
  @ApiOperation({ operationId: 'listApiKeys' })
  list(@Query() query: ApiKeysQuery): Promise<Page<ApiKeyView>> {
    return this.queries.execute(new ListApiKeys(query));
  }

  /** Makes a key that may do no more than its maker. Its secret is shown this once. */
  @Post()
  @Can('api-key:create')
  @StepUp()
  @ApiProblems(409)
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  @ApiOperation({ operationId: 'createApiKey' })
  create(
    @Body() body: IssueApiKeyBody,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedApiKeyView> {
    return this.desk.create(body, request, reply);
  }

  /** One key, whatever its state. */
  @Get(':keyId')
  @Can('api-key:read')
  @Versioned()
  @ApiProblems(404)
  @ApiOkResponse({ type: ApiKeyView })
  @ApiOperation({ operationId: 'getApiKey' })
  get(@KeyId() keyId: string): Promise<ApiKeyView> {
    return this.queries.execute(new GetApiKey(keyId));
  }

  /** Changes name, labels and bounds of a key. What it may do stays: for more, or less, make another one. */
  @Patch(':keyId')
  @Can('api-key:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: ApiKeyView })
  @ApiOperation({ operationId: 'changeApiKey' })
  change(
    @KeyId() keyId: string,
    @Body() body: ChangeApiKeyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyView> {
    return this.desk.change(keyId, body, reply);
  }

  /**
   * Puts a new key in the place of an old one, with its owner, scopes, limits, networks and metadata. The old one goes on for the grace.
   * The new secret is shown this once.
   */
  @Post(':keyId/rotation')
  @Can('api-key:rotate')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiCreatedResponse({ type: RotatedApiKeyView })
  @ApiOperation({ operationId: 'rotateApiKey' })
  rotate(
    @KeyId() keyId: string,
    @Body() { graceSeconds }: RotateApiKeyBody,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RotatedApiKeyView> {
    return this.desk.rotate(keyId, graceSeconds, request, reply);
  }

  /** Lets a key speak another dated version of the API from now on. A single request chooses by `Clutch-Version`. */
  @Post(':keyId/version')
  @HttpCode(200)
  @Can('api-key:update')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: ApiKeyView })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'pinApiKeyVersion' })
  pin(
    @KeyId() keyId: string,
    @Body() body: PinKeyVersionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApiKeyView> {
    return this.desk.pin(keyId, body, reply);
  }

  /** Keeps a key from opening anything, at once, until it is enabled again. */
  @Put(':keyId/disablement')
  @HttpCode(204)
  @Can('api-key:disable')
  @ApiProblems(404, 409)
  @ApiNoContentResponse({ description: 'The key is disabled.' })
  @ApiOperation({ operationId: 'disableApiKey' })
  disable(@KeyId() keyId: string): Promise<void> {
    return this.commands.execute(new DisableApiKey(keyId));
  }

  /** Lets a disabled key open again what it did. */
  @Delete(':keyId/disablement')
  @HttpCode(204)
  @Can('api-key:disable')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiNoContentResponse({ description: 'The key opens again what it did.' })
  @ApiOperation({ operationId: 'enableApiKey' })
  enable(@KeyId() keyId: string): Promise<void> {
    return this.commands.execute(new EnableApiKey(keyId));
  }

  /** Ends a key for good, at once. */
  @Delete(':keyId')
  @HttpCode(204)
  @Can('api-key:revoke')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The key is revoked.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'revokeApiKey' })
  revoke(@KeyId() keyId: string): Promise<void> {
    return this.commands.execute(new RevokeApiKey(keyId));
  }
}
