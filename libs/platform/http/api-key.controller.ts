import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  type AccessRule,
  ApiProblems,
  Can,
  currentContext,
  firstLacking,
  type HttpRequest,
  type Page,
  PageQuery,
  PageResponse,
  ProblemError,
  ruleOf,
} from '#kernel';
import { IssueApiKeyBody, IssuedApiKeyView } from '../commands/issue-api-key.command.ts';
import { RevokeApiKey } from '../commands/revoke-api-key.command.ts';
import { IssueApiKey } from '../contracts.ts';
import { ApiKeyView, ListApiKeys } from '../queries/list-api-keys.query.ts';

@ApiTags('api-keys')
@Controller('v1/api-keys')
export class ApiKeyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The tenant's keys, the newest first. */
  @Get()
  @Can('api-key:read')
  @PageResponse(ApiKeyView)
  @ApiOperation({ operationId: 'listApiKeys' })
  list(@Query() page: PageQuery): Promise<Page<ApiKeyView>> {
    return this.queries.execute(new ListApiKeys(page));
  }

  /** Makes a key that may do no more than its maker. Its secret is shown this once. */
  @Post()
  @Can('api-key:create')
  @ApiProblems(409)
  @ApiCreatedResponse({ type: IssuedApiKeyView })
  @ApiOperation({ operationId: 'createApiKey' })
  async create(
    @Body() body: IssueApiKeyBody,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedApiKeyView> {
    refuseMoreThanOwn(body.scopes, request);
    const key = await this.commands.execute(new IssueApiKey(body));
    if (currentContext()?.replayed) reply.header('Idempotent-Replayed', 'true');
    return key;
  }

  /** Ends a key for good. */
  @Delete(':keyId')
  @HttpCode(204)
  @Can('api-key:revoke')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The key is revoked.' })
  @ApiOperation({ operationId: 'revokeApiKey' })
  revoke(@Param('keyId') keyId: string): Promise<void> {
    return this.commands.execute(new RevokeApiKey(keyId));
  }
}

/** Otherwise a key that may make keys could make itself one that may do everything. */
function refuseMoreThanOwn(scopes: readonly string[], { ability }: HttpRequest): void {
  // A key has no conditions, so what its maker holds of some things only, or is prohibited in part, it cannot be given.
  const held = (ability?.rules ?? []) as readonly AccessRule[];
  const refused = scopes.find((scope) => firstLacking(held, [ruleOf(scope === '*' ? '*:*' : scope)]));
  if (refused === undefined) return;
  throw new ProblemError(403, 'key.scope', `A key cannot be given ${refused} by somebody who lacks it`, {
    extensions: { scope: refused },
  });
}
