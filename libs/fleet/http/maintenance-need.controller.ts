import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type Page, PageResponse, ReadsProjection, TypedIdParam, Versioned } from '#kernel';
import {
  ListMaintenanceNeeds,
  MaintenanceNeedsQuery,
  ShowMaintenanceNeed,
} from '../queries/list-maintenance-needs.query.ts';
import { MaintenanceNeedView } from '../queries/maintenance-need.dto.ts';

@ApiTags('maintenance needs')
@Controller('v1/maintenance-needs')
export class MaintenanceNeedController {
  constructor(private readonly queries: QueryBus) {}

  /** What the fleet needs, the newest first. */
  @Get()
  @Can('maintenance-need:read')
  @ReadsProjection('fleet.maintenance-needs')
  @PageResponse(MaintenanceNeedView)
  @ApiOperation({ operationId: 'listMaintenanceNeeds' })
  list(@Query() query: MaintenanceNeedsQuery): Promise<Page<MaintenanceNeedView>> {
    return this.queries.execute(new ListMaintenanceNeeds(query));
  }

  /** One need, with the booking that met it once there is one. */
  @Get(':needId')
  @Can('maintenance-need:read')
  @ReadsProjection('fleet.maintenance-needs')
  @Versioned()
  @ApiOkResponse({ type: MaintenanceNeedView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getMaintenanceNeed' })
  get(@TypedIdParam('needId', 'ned', 'maintenance-need.not-found') needId: string): Promise<MaintenanceNeedView> {
    return this.queries.execute(new ShowMaintenanceNeed(needId));
  }
}
