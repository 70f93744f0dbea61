import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  type Page,
  PageQuery,
  PageResponse,
  ReadsProjection,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { RegisterVehicle, RegisterVehicleBody } from '../commands/register-vehicle.command.ts';
import { ReportTroubleCode, ReportTroubleCodeBody } from '../commands/report-trouble-code.command.ts';
import { GetVehicle } from '../queries/get-vehicle.query.ts';
import { ListTroubleCodes, TroubleCodesQuery } from '../queries/list-trouble-codes.query.ts';
import { ListVehicles } from '../queries/list-vehicles.query.ts';
import { TroubleCodeView, VehicleSummary, VehicleView } from '../queries/vehicle.dto.ts';

@ApiTags('vehicles')
@Controller('v1/vehicles')
export class VehicleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Registers a vehicle by its VIN. A VIN is registered once; a second try names the vehicle that has it. */
  @Post()
  @Can('vehicle:create')
  @CommandResponse({ status: 201, prefix: 'veh', description: 'The vehicle is registered.' })
  @ApiProblems(409, 422)
  @ApiOperation({ operationId: 'registerVehicle' })
  register(@Body() body: RegisterVehicleBody): Promise<Appended> {
    return this.commands.execute(new RegisterVehicle(body));
  }

  /** The vehicles of the fleet, the newest first. */
  @Get()
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @PageResponse(VehicleSummary)
  @ApiOperation({ operationId: 'listVehicles' })
  list(@Query() page: PageQuery): Promise<Page<VehicleSummary>> {
    return this.queries.execute(new ListVehicles(page));
  }

  /** A vehicle with its active trouble codes and open maintenance needs. */
  @Get(':vehicleId')
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @Versioned(({ openNeeds }: VehicleView) => openNeeds.map(({ id }) => id))
  @ApiOkResponse({ type: VehicleView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getVehicle' })
  get(@TypedIdParam('vehicleId', 'veh', 'vehicle.not-found') vehicleId: string): Promise<VehicleView> {
    return this.queries.execute(new GetVehicle(vehicleId));
  }

  /** Reports a trouble code. While it is active, reporting it again changes nothing. */
  @Post(':vehicleId/trouble-codes')
  @Can('trouble-code:report')
  @CommandResponse({ prefix: 'veh', description: 'The code is active; the receipt is that of the vehicle.' })
  @ApiProblems(404, 422)
  @ApiOperation({ operationId: 'reportTroubleCode' })
  reportTroubleCode(
    @TypedIdParam('vehicleId', 'veh', 'vehicle.not-found') vehicleId: string,
    @Body() body: ReportTroubleCodeBody,
  ): Promise<Appended> {
    return this.commands.execute(new ReportTroubleCode(vehicleId, body));
  }

  /** Each time that a trouble code became active on the vehicle, the newest first. */
  @Get(':vehicleId/trouble-codes')
  @Can('vehicle:read')
  @ReadsProjection('fleet.vehicles')
  @PageResponse(TroubleCodeView)
  @ApiProblems(404)
  @ApiOperation({ operationId: 'listTroubleCodes' })
  listTroubleCodes(
    @TypedIdParam('vehicleId', 'veh', 'vehicle.not-found') vehicleId: string,
    @Query() query: TroubleCodesQuery,
  ): Promise<Page<TroubleCodeView>> {
    return this.queries.execute(new ListTroubleCodes(vehicleId, query));
  }
}
