import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDefined, IsNumber, Max, Min, ValidateNested } from 'class-validator';
import { Clock, currentTenant, IsInstant, Optional, TenantDatabase, requireAllowed } from '#kernel';
import { positionSubject } from '../domain/subjects.ts';
import { RequireVehicle } from '#fleet/contracts';
import { assertPlausibleTimes } from '../domain/recorded-times.ts';
import { type Stored, storedOf } from './stored.dto.ts';

export class SentLocation {
  /** Degrees in WGS 84. */
  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly latitude!: number;

  /** Degrees in WGS 84. */
  @IsNumber()
  @Min(-180)
  @Max(180)
  readonly longitude!: number;
}

export class SentPosition {
  /** The device's time, to the millisecond; two fixes of one vehicle with the same time are one. */
  @IsInstant()
  readonly recordedAt!: Date;

  @IsDefined()
  @ValidateNested()
  @Type(() => SentLocation)
  readonly location!: SentLocation;

  @Optional()
  @IsNumber()
  @Min(0)
  @Max(1000)
  readonly speedKmh?: number;

  /** Clockwise from north. */
  @Optional()
  @IsNumber()
  @Min(0)
  @Max(360)
  readonly headingDegrees?: number;

  /** Above the WGS 84 ellipsoid or the sea, as the device has it. */
  @Optional()
  @IsNumber()
  @Min(-1000)
  @Max(20_000)
  readonly altitudeMetres?: number;
}

export class StorePositionsBody {
  /** In any order. Repeats are recognised, so a batch may be sent again. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => SentPosition)
  readonly positions!: SentPosition[];
}

/** A position as it is stored. */
export interface PositionFix extends Omit<SentPosition, 'location'>, SentLocation {}

/** A position as it was sent is one as it is stored. */
export function fixOf({ location: { latitude, longitude }, ...rest }: SentPosition): PositionFix {
  return { ...rest, latitude, longitude };
}

/** All or nothing. @throws DomainError `telematics.implausible-time`, `vehicle.not-found` */
export class StorePositions extends Command<Stored> {
  constructor(
    readonly vehicleId: string,
    readonly positions: readonly PositionFix[],
  ) {
    super();
  }
}

/**
 * One statement stores the batch and moves the last position, so that they stand or fall together. The rows go in by time: two
 * batches that overlap then wait for each other and never deadlock.
 */
const STORE = {
  name: 'telematics.store_positions',
  text: `with stored as (
      insert into telematics_position (vehicle_id, recorded_at, latitude, longitude, speed_kmh, heading_degrees, altitude_metres)
      select $1, recorded_at, latitude, longitude, speed_kmh, heading_degrees, altitude_metres
        from rows from (jsonb_to_recordset($2) as ("recordedAt" timestamptz(3), latitude float8, longitude float8, "speedKmh" real,
               "headingDegrees" real, "altitudeMetres" real)) with ordinality
          as fix(recorded_at, latitude, longitude, speed_kmh, heading_degrees, altitude_metres, place)
       order by recorded_at, place
      on conflict do nothing returning *),
    moved as (
      insert into telematics_last_position as last
      select * from stored order by recorded_at desc limit 1
      on conflict (vehicle_id) do update set (recorded_at, latitude, longitude, speed_kmh, heading_degrees, altitude_metres) =
        (excluded.recorded_at, excluded.latitude, excluded.longitude, excluded.speed_kmh, excluded.heading_degrees, excluded.altitude_metres)
        where last.recorded_at < excluded.recorded_at)
    select count(*)::int as stored from stored`,
} as const;

@CommandHandler(StorePositions)
export class StorePositionsHandler implements ICommandHandler<StorePositions> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async execute({ vehicleId, positions }: StorePositions): Promise<Stored> {
    requireAllowed(positionSubject, 'upload', { vehicleId });
    await this.queries.execute(new RequireVehicle(vehicleId));
    const times = positions.map(({ recordedAt }) => recordedAt);
    assertPlausibleTimes('positions', times, this.clock.now());
    const values = [vehicleId, JSON.stringify(positions)];
    const [row] = await this.database.read<{ stored: number }>(currentTenant().schema, { ...STORE, values });
    return storedOf(positions.length, row!.stored);
  }
}
