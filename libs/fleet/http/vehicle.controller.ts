import { Body, Controller, Get, Headers, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
  Cost,
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
  SearchResponse,
  Shows,
  StartExport,
  StartsOperation,
  TakesIfMatch,
  TakesLines,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { ImportVehicles } from '../commands/import-vehicles.command.ts';
import { vehicleActions } from '../commands/vehicle-actions.ts';
import { RegisterVehicle, RegisterVehicleBody } from '../commands/register-vehicle.command.ts';
import { ReportTroubleCode, ReportTroubleCodeBody } from '../commands/report-trouble-code.command.ts';
import { troubleCodeList, vehicleList } from '../queries/fleet-lists.ts';
import { GetVehicle } from '../queries/get-vehicle.query.ts';
import { ListTroubleCodes, TroubleCodesQuery } from '../queries/list-trouble-codes.query.ts';
import { ListVehicles } from '../queries/list-vehicles.query.ts';
import { VehicleExport } from '../queries/vehicle-export.ts';
import { TroubleCodeView, vehicleShape, VehicleSummary, VehicleView } from '../queries/vehicle.dto.ts';

@ApiTags('vehicles')
@Controller('v1')
export class VehicleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly batches: Batches,
    private readonly answers: OperationAnswers,
  ) {}

  /** Registers a vehicle by its VIN. A VIN is registered once; a second try names the vehicle that has it. */
  @Post('vehicles')
  @Can('vehicle:create')
  @CommandResponse({ status: 201, prefix: 'veh', description: 'The vehicle is registered.' })
  @ApiProblems(409, 422)
  @ApiOperation({ operationId: 'registerVehicle' })
  register(@Body() body: RegisterVehicleBody): Promise<Appended> {
    return this.commands.execute(new RegisterVehicle(body));
  }

  /** The vehicles of the fleet, the newest first. */
  @Get('vehicles')
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @ListResponse(VehicleSummary, vehicleList)
  @ApiOperation({ operationId: 'listVehicles' })
  list(@Query() query: ListQuery): Promise<Page<VehicleSummary>> {
    return this.queries.execute(new ListVehicles(query));
  }

  /** The same list by a condition of any form, with `and`, `or` and `not`. */
  @Post('vehicles/search')
  @Cost(5)
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @SearchResponse(VehicleSummary, vehicleList)
  @ApiOperation({ operationId: 'searchVehicles' })
  search(@Body() search: ListSearch): Promise<Page<VehicleSummary>> {
    return this.queries.execute(new ListVehicles(search));
  }

  /** Up to a hundred single operations at once, each with its own permission; `atomic` is all or nothing. */
  @Post('vehicles::batch')
  @Can('vehicle:read')
  @RequiresIdempotencyKey()
  @BatchResponse(vehicleActions)
  @ApiOperation({ operationId: 'batchVehicles' })
  batch(@Body() body: BatchBody): Promise<BatchView> {
    return this.batches.run(vehicleActions, body);
  }

  /** Registers a vehicle for each line of newline-delimited JSON, as long work; the result has a line for each. */
  @Post('vehicles/imports')
  @Can('vehicle:create')
  @RequiresIdempotencyKey()
  @TakesLines('One vehicle a line, as a single registration takes it: `{"vin":"1M8GDM9AXKP042788","plate":"AB 12"}`.')
  @StartsOperation()
  @ApiOperation({ operationId: 'importVehicles' })
  async import(
    @LineBody() lines: readonly string[],
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.commands.execute(new ImportVehicles(lines));
    return this.answers.started(operationId, prefer, reply);
  }

  /** Writes the vehicles of a search into a file, as long work. */
  @Post('vehicles/exports')
  @Can('vehicle:read')
  @StartsOperation()
  @ApiOperation({ operationId: 'exportVehicles' })
  async export(
    @Body() body: ListExportBody,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const operationId = await this.queries.execute(new StartExport(VehicleExport, body));
    return this.answers.started(operationId, prefer, reply);
  }

  /** A vehicle with its active trouble codes and open maintenance needs. */
  @Get('vehicles/:vehicleId')
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @Versioned(({ openNeeds }: VehicleView) => openNeeds.map(({ id }) => id))
  @Shows(vehicleShape)
  @ApiOkResponse({ type: VehicleView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getVehicle' })
  get(@TypedIdParam('vehicleId', 'veh', 'vehicle.not-found') vehicleId: string): Promise<VehicleView> {
    return this.queries.execute(new GetVehicle(vehicleId));
  }

  /** Reports a trouble code. While it is active, reporting it again changes nothing. */
  @Post('vehicles/:vehicleId/trouble-codes')
  @Can('trouble-code:report')
  @CommandResponse({ prefix: 'veh', description: 'The code is active; the receipt is that of the vehicle.' })
  @ApiProblems(404, 422)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'reportTroubleCode' })
  reportTroubleCode(
    @TypedIdParam('vehicleId', 'veh', 'vehicle.not-found') vehicleId: string,
    @Body() body: ReportTroubleCodeBody,
  ): Promise<Appended> {
    return this.commands.execute(new ReportTroubleCode(vehicleId, body));
  }

  /** Each time that a trouble code became active on the vehicle, the newest first. */
  @Get('vehicles/:vehicleId/trouble-codes')
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @ListResponse(TroubleCodeView, troubleCodeList)
  @ApiProblems(404)
  @ApiOperation({ operationId: 'listTroubleCodes' })
  listTroubleCodes(
    @TypedIdParam('vehicleId', 'veh', 'vehicle.not-found') vehicleId: string,
    @Query() query: TroubleCodesQuery,
  ): Promise<Page<TroubleCodeView>> {
    return this.queries.execute(new ListTroubleCodes(vehicleId, query));
  }
}
