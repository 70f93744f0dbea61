import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Can, etag, RequiresIfMatch, StepUp, Versioned } from '#kernel';
import { ChangeKeyPolicy, KeyPolicyBody } from '../commands/change-key-policy.command.ts';
import { GetKeyPolicy, KeyPolicyView } from '../queries/get-key-policy.query.ts';
import { ApiKeyPresetsView, ListKeyPresets } from '../queries/list-key-presets.query.ts';

/** What holds for all keys. A person proves anew who they are before it is changed. */
@ApiTags('api-keys')
@Controller('v1')
export class KeyPolicyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What keys are mostly made for, with the scopes of each, and the scopes that are public. */
  @Get('api-key-presets')
  @Can('api-key:read')
  @ApiOkResponse({ type: ApiKeyPresetsView })
  @ApiOperation({ operationId: 'listApiKeyPresets' })
  presets(): Promise<ApiKeyPresetsView> {
    return this.queries.execute(new ListKeyPresets());
  }

  /** What you have decided about all of your keys. */
  @Get('api-key-policy')
  @Can('api-key:read')
  @Versioned()
  @ApiOkResponse({ type: KeyPolicyView })
  @ApiOperation({ operationId: 'getApiKeyPolicy' })
  get(): Promise<KeyPolicyView> {
    return this.queries.execute(new GetKeyPolicy());
  }

  /** Replaces it. */
  @Put('api-key-policy')
  @Can('api-key:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiOkResponse({ type: KeyPolicyView })
  @ApiOperation({ operationId: 'changeApiKeyPolicy' })
  async change(@Body() body: KeyPolicyBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<KeyPolicyView> {
    await this.commands.execute(new ChangeKeyPolicy(body));
    const policy = await this.queries.execute(new GetKeyPolicy());
    reply.header('ETag', etag(policy.version));
    return policy;
  }
}
