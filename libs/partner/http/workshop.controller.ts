import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  type Page,
  PageQuery,
  PageResponse,
  ReadsProjection,
  RequiresIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { ChangeWorkshop, ChangeWorkshopBody } from '../commands/change-workshop.command.ts';
import { RegisterWorkshop, RegisterWorkshopBody } from '../commands/register-workshop.command.ts';
import { GetWorkshop } from '../queries/get-workshop.query.ts';
import { ListWorkshops } from '../queries/list-workshops.query.ts';
import { WorkshopView } from '../queries/workshop-view.dto.ts';

@ApiTags('workshops')
@Controller('v1/workshops')
export class WorkshopController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Adds a workshop with its opening hours, bays, technicians and services. */
  @Post()
  @Can('workshop:create')
  @CommandResponse({ status: 201, prefix: 'wsh', description: 'The workshop was added.' })
  @ApiOperation({ operationId: 'registerWorkshop' })
  register(@Body() body: RegisterWorkshopBody): Promise<Appended> {
    return this.commands.execute(new RegisterWorkshop(body));
  }

  /** The workshops in order of their name. */
  @Get()
  @Can('workshop:read')
  @ReadsProjection('partner.workshops')
  @PageResponse(WorkshopView)
  @ApiOperation({ operationId: 'listWorkshops' })
  list(@Query() page: PageQuery): Promise<Page<WorkshopView>> {
    return this.queries.execute(new ListWorkshops(page));
  }

  /** One workshop. */
  @Get(':workshopId')
  @Can('workshop:read')
  @ReadsProjection('partner.workshops')
  @Versioned()
  @ApiOkResponse({ type: WorkshopView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getWorkshop' })
  get(@TypedIdParam('workshopId', 'wsh', 'workshop.not-found') workshopId: string): Promise<WorkshopView> {
    return this.queries.execute(new GetWorkshop(workshopId));
  }

  /** Changes name, opening hours or services. Bookings that were made stay as they are. */
  @Patch(':workshopId')
  @Can('workshop:update')
  @RequiresIfMatch()
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @CommandResponse({ prefix: 'wsh', description: 'The workshop is as it should be.' })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'changeWorkshop' })
  change(
    @TypedIdParam('workshopId', 'wsh', 'workshop.not-found') workshopId: string,
    @Body() patch: ChangeWorkshopBody,
  ): Promise<Appended> {
    return this.commands.execute(new ChangeWorkshop(workshopId, patch));
  }
}
