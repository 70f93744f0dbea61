import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
  ListResponse,
  type Page,
  PageResponse,
  Shows,
  TakesMeasurements,
  TypedIdParam,
} from '#kernel';
import { fixOf, StorePositions, StorePositionsBody } from '../commands/store-positions.command.ts';
import { StoreReadings, StoreReadingsBody } from '../commands/store-readings.command.ts';
import { Stored } from '../commands/stored.dto.ts';
import { ShowLastPosition } from '../queries/last-position.query.ts';
import { GetLatestReadings, LatestReadings } from '../queries/latest-readings.query.ts';
import { ListPositions, positionList, PositionsQuery } from '../queries/list-positions.query.ts';
import { ListTrips, tripShape, TripsQuery, TripView } from '../queries/list-trips.query.ts';
import { PositionView } from '../queries/position.dto.ts';

const Vehicle = (): ParameterDecorator => TypedIdParam('vehicleId', 'veh', 'vehicle.not-found');

@ApiTags('telematics')
@Controller('v1/vehicles/:vehicleId')
export class TelematicsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Stores a batch of fixes, in any order. Sent again, it changes nothing. */
  @Post('positions')
  @HttpCode(200)
  @Can('position:upload')
  @TakesMeasurements()
  @ApiOkResponse({ type: Stored })
  @ApiProblems(404, 422)
  @ApiOperation({ operationId: 'storePositions' })
  storePositions(@Vehicle() vehicleId: string, @Body() { positions }: StorePositionsBody): Promise<Stored> {
    return this.commands.execute(new StorePositions(vehicleId, positions.map(fixOf)));
  }

  /** Stores a batch of measured values, in any order. Sent again, it changes nothing. */
  @Post('readings')
  @HttpCode(200)
  @Can('position:upload')
  @TakesMeasurements()
  @ApiOkResponse({ type: Stored })
  @ApiProblems(404, 422)
  @ApiOperation({ operationId: 'storeReadings' })
  storeReadings(@Vehicle() vehicleId: string, @Body() { readings }: StoreReadingsBody): Promise<Stored> {
    return this.commands.execute(new StoreReadings(vehicleId, readings));
  }

  /** Where the vehicle was last, by its own clock. */
  @Get('position')
  @Can('position:read')
  @ApiOkResponse({ type: PositionView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getLastPosition' })
  lastPosition(@Vehicle() vehicleId: string): Promise<PositionView> {
    return this.queries.execute(new ShowLastPosition(vehicleId));
  }

  /** The vehicle's fixes in order of their time; with `sort=-recordedAt` the newest first. */
  @Get('positions')
  @Can('position:read')
  @ListResponse(PositionView, positionList)
  @ApiProblems(404)
  @ApiOperation({ operationId: 'listPositions' })
  positions(@Vehicle() vehicleId: string, @Query() query: PositionsQuery): Promise<Page<PositionView>> {
    return this.queries.execute(new ListPositions(vehicleId, query));
  }

  /** The vehicle's trips in order of their beginning: stretches of fixes without a gap of more than 5 minutes. */
  @Get('trips')
  @Can('position:read')
  @PageResponse(TripView)
  @Shows(tripShape)
  @ApiProblems(404, 422)
  @ApiOperation({ operationId: 'listTrips' })
  trips(@Vehicle() vehicleId: string, @Query() query: TripsQuery): Promise<Page<TripView>> {
    return this.queries.execute(new ListTrips(vehicleId, query));
  }

  /** The newest value of each signal. */
  @Get('readings/latest')
  @Can('position:read')
  @ApiOkResponse({ type: LatestReadings })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getLatestReadings' })
  latestReadings(@Vehicle() vehicleId: string): Promise<LatestReadings> {
    return this.queries.execute(new GetLatestReadings(vehicleId));
  }
}
