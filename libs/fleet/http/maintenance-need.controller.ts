import { Body, Controller, Get, Headers, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  Can,
  ListExportBody,
  ListResponse,
  ListSearch,
  OperationAnswers,
  OperationView,
  type Page,
  ReadsProjection,
  SearchResponse,
  Shows,
  StartExport,
  StartsOperation,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { needList } from '../queries/fleet-lists.ts';
import {
  ListMaintenanceNeeds,
  MaintenanceNeedsQuery,
  ShowMaintenanceNeed,
} from '../queries/list-maintenance-needs.query.ts';
import { MaintenanceNeedExport } from '../queries/maintenance-need-export.ts';
import { MaintenanceNeedView, needShape } from '../queries/maintenance-need.dto.ts';

@ApiTags('maintenance needs')
@Controller('v1/maintenance-needs')
export class MaintenanceNeedController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: OperationAnswers,
  ) {}

  /** What the fleet needs, the newest first. */
  @Get()
  @Can('maintenance-need:read')
  @ReadsProjection('fleet.maintenance-needs')
  @ListResponse(MaintenanceNeedView, needList)
  @ApiOperation({ operationId: 'listMaintenanceNeeds' })
  list(@Query() query: MaintenanceNeedsQuery): Promise<Page<MaintenanceNeedView>> {
    return this.queries.execute(new ListMaintenanceNeeds(query));
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  @Post('search')
  @Can('maintenance-need:read')
  @ReadsProjection('fleet.maintenance-needs')
  @SearchResponse(MaintenanceNeedView, needList)
  @ApiOperation({ operationId: 'searchMaintenanceNeeds' })
  search(@Body() search: ListSearch): Promise<Page<MaintenanceNeedView>> {
    return this.queries.execute(new ListMaintenanceNeeds(search));
  }

  /** Writes the maintenance needs of a search into a file, as long work. */
  @Post('exports')
  @Can('maintenance-need:read')
  @StartsOperation()
  @ApiOperation({ operationId: 'exportMaintenanceNeeds' })
  async export(
    @Body() body: ListExportBody,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.queries.execute(new StartExport(MaintenanceNeedExport, body));
    return this.answers.started(operationId, prefer, reply);
  }

  /** One need, with the booking that met it once there is one. */
  @Get(':needId')
  @Can('maintenance-need:read')
  @ReadsProjection('fleet.maintenance-needs')
  @Versioned()
  @Shows(needShape)
  @ApiOkResponse({ type: MaintenanceNeedView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getMaintenanceNeed' })
  get(@TypedIdParam('needId', 'ned', 'maintenance-need.not-found') needId: string): Promise<MaintenanceNeedView> {
    return this.queries.execute(new ShowMaintenanceNeed(needId));
  }
}
