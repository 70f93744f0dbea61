import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Audited,
  Can,
  currentTenant,
  DomainError,
  TenantDirectory,
  type TenantRef,
  TypedIdParam,
} from '#kernel';
import { ArchivedStreams, ArchiveStreams, ArchiveStreamsBody } from '../commands/archive-streams.command.ts';
import { LimitArchive, LimitArchiveBody } from '../commands/limit-archive.command.ts';
import { EventArchiveView, GetEventArchive } from '../queries/get-event-archive.query.ts';
import { GetStory, StoryView } from '../queries/get-story.query.ts';

const OPERATOR = { holder: 'operator' } as const;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'tenant.not-found');
const CORRELATION = {
  name: 'correlation',
  description: 'The X-Request-Id of the answer to a request.',
  example: 'req_01h455vb4pex5vsknk084sn02q',
};

@ApiTags('events')
@Controller('v1')
export class EventAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly tenants: TenantDirectory,
  ) {}

  /** Everything that one request led to, in the order of the log: who did it, what caused what, and the events' data. */
  @Get('stories/:correlation')
  @Can('event:audit')
  @Audited()
  @ApiProblems(404)
  @ApiParam(CORRELATION)
  @ApiOkResponse({ type: StoryView })
  @ApiOperation({ operationId: 'getStory' })
  story(@Param('correlation') correlation: string): Promise<StoryView> {
    return this.queries.execute(new GetStory(currentTenant().schema, correlation, true));
  }

  /** The same for the operator, without names and data: that something happened, when, and what caused it. */
  @Get('tenants/:tenantId/stories/:correlation')
  @Can('tenant:audit', OPERATOR)
  @Audited()
  @ApiProblems(404)
  @ApiParam(CORRELATION)
  @ApiOkResponse({ type: StoryView })
  @ApiOperation({ operationId: 'getTenantStory' })
  async storyOfTenant(@TenantId() tenantId: string, @Param('correlation') correlation: string): Promise<StoryView> {
    const { schema } = await this.#tenant(tenantId);
    return this.queries.execute(new GetStory(schema, correlation, false));
  }

  /** How much of a tenant's log lies in the archive, and when closed streams go there. */
  @Get('tenants/:tenantId/event-archive')
  @Can('tenant:archive', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: EventArchiveView })
  @ApiOperation({ operationId: 'getEventArchive' })
  async archive(@TenantId() tenantId: string): Promise<EventArchiveView> {
    return this.queries.execute(new GetEventArchive(await this.#tenant(tenantId)));
  }

  /** Gives a tenant a limit of its own, or the installation's again. */
  @Patch('tenants/:tenantId/event-archive')
  @Can('tenant:archive', OPERATOR)
  @ApiProblems(404, 422)
  @ApiOkResponse({ type: EventArchiveView })
  @ApiOperation({ operationId: 'limitEventArchive' })
  async limit(@TenantId() tenantId: string, @Body() body: LimitArchiveBody): Promise<EventArchiveView> {
    const tenant = await this.#tenant(tenantId);
    await this.commands.execute(new LimitArchive(tenantId, body));
    return this.queries.execute(new GetEventArchive(tenant));
  }

  /** Archives now: one stream, or all that were closed long enough ago. Whoever reads the log cannot tell. */
  @Post('tenants/:tenantId/event-archive/runs')
  @HttpCode(200)
  @Can('tenant:archive', OPERATOR)
  @ApiProblems(404, 422)
  @ApiOkResponse({ type: ArchivedStreams })
  @ApiOperation({ operationId: 'archiveStreams' })
  async run(@TenantId() tenantId: string, @Body() body: ArchiveStreamsBody): Promise<ArchivedStreams> {
    return this.commands.execute(new ArchiveStreams(await this.#tenant(tenantId), body));
  }

  async #tenant(tenantId: string): Promise<TenantRef> {
    const tenant = await this.tenants.byId(tenantId);
    if (!tenant) throw new DomainError('not-found', 'tenant.not-found', 'There is no such tenant');
    return tenant;
  }
}
