import { Body, Controller, Get, Headers, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  type Appended,
  BatchBody,
  Batches,
  BatchResponse,
  BatchView,
  Can,
  CommandResponse,
  LineBody,
  ListExportBody,
  ListQuery,
  ListResponse,
  ListSearch,
  OperationAnswers,
  OperationView,
  type Page,
  ReadsProjection,
  RequiresIdempotencyKey,
  RequiresIfMatch,
  SearchResponse,
  Shows,
  StartExport,
  StartsOperation,
  TakesLines,
  TypedIdParam,
  Versioned,
  Cost,
} from '#kernel';
import { ChangeWorkshop, ChangeWorkshopBody } from '../commands/change-workshop.command.ts';
import { RegisterWorkshop, RegisterWorkshopBody } from '../commands/register-workshop.command.ts';
import { workshopActions } from '../commands/workshop-actions.ts';
import { ImportWorkshops } from '../commands/import-workshops.command.ts';
import { GetWorkshop } from '../queries/get-workshop.query.ts';
import { ListWorkshops } from '../queries/list-workshops.query.ts';
import { WorkshopExport } from '../queries/workshop-export.ts';
import { workshopList } from '../queries/workshop-list.ts';
import { workshopShape, WorkshopView } from '../queries/workshop-view.dto.ts';

@ApiTags('workshops')
@Controller('v1')
export class WorkshopController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly batches: Batches,
    private readonly answers: OperationAnswers,
  ) {}

  /** Adds a workshop with its opening hours, bays, technicians and services. */
  @Post('workshops')
  @Can('workshop:create')
  @CommandResponse({ status: 201, prefix: 'wsh', description: 'The workshop was added.' })
  @ApiOperation({ operationId: 'registerWorkshop' })
  register(@Body() body: RegisterWorkshopBody): Promise<Appended> {
    return this.commands.execute(new RegisterWorkshop(body));
  }

  /** The workshops in order of their name. */
  @Get('workshops')
  @Can('workshop:read')
  @ReadsProjection('partner.workshops')
  @ListResponse(WorkshopView, workshopList)
  @ApiOperation({ operationId: 'listWorkshops' })
  list(@Query() query: ListQuery): Promise<Page<WorkshopView>> {
    return this.queries.execute(new ListWorkshops(query));
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  @Post('workshops/search')
  @Cost(5)
  @Can('workshop:read')
  @ReadsProjection('partner.workshops')
  @SearchResponse(WorkshopView, workshopList)
  @ApiOperation({ operationId: 'searchWorkshops' })
  search(@Body() search: ListSearch): Promise<Page<WorkshopView>> {
    return this.queries.execute(new ListWorkshops(search));
  }

  /** Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing. */
  @Post('workshops::batch')
  @Can('workshop:read')
  @RequiresIdempotencyKey()
  @BatchResponse(workshopActions)
  @ApiOperation({ operationId: 'batchWorkshops' })
  batch(@Body() body: BatchBody): Promise<BatchView> {
    return this.batches.run(workshopActions, body);
  }

  /** Registers a workshop for each line of newline-delimited JSON, as long work; the result has a line for each. */
  @Post('workshops/imports')
  @Can('workshop:create')
  @RequiresIdempotencyKey()
  @TakesLines('One workshop a line, as a single registration takes it.')
  @StartsOperation()
  @ApiOperation({ operationId: 'importWorkshops' })
  async import(
    @LineBody() lines: readonly string[],
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.commands.execute(new ImportWorkshops(lines));
    return this.answers.started(operationId, prefer, reply);
  }

  /** Writes the workshops of a search into a file, as long work. */
  @Post('workshops/exports')
  @Can('workshop:read')
  @StartsOperation()
  @ApiOperation({ operationId: 'exportWorkshops' })
  async export(
    @Body() body: ListExportBody,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.queries.execute(new StartExport(WorkshopExport, body));
    return this.answers.started(operationId, prefer, reply);
  }

  /** One workshop. */
  @Get('workshops/:workshopId')
  @Can('workshop:read')
  @ReadsProjection('partner.workshops')
  @Versioned()
  @Shows(workshopShape)
  @ApiOkResponse({ type: WorkshopView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getWorkshop' })
  get(@TypedIdParam('workshopId', 'wsh', 'workshop.not-found') workshopId: string): Promise<WorkshopView> {
    return this.queries.execute(new GetWorkshop(workshopId));
  }

  /** Changes name, opening hours or services. Bookings that were made stay as they are. */
  @Patch('workshops/:workshopId')
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
