import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNumber,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Clock, currentTenant, IsInstant, Optional, TenantDatabase, requireAllowed } from '#kernel';
import { positionSubject } from '../domain/subjects.ts';
import { RequireVehicle } from '#fleet/contracts';
import { assertPlausibleTimes } from '../domain/recorded-times.ts';
import { type Stored, storedOf } from './stored.dto.ts';

export class SignalReading {
  /** The device's time, to the millisecond; two readings of one signal with the same time are one. */
  @IsInstant()
  readonly recordedAt!: Date;

  /** What was measured, `engine-coolant-temperature`. */
  @IsString()
  @Matches(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { message: 'signal must be lower-case words joined by hyphens' })
  @Length(1, 64)
  readonly signal!: string;

  @IsNumber()
  readonly value!: number;

  /** `°C`, `rpm`, `km/h` */
  @Optional()
  @IsString()
  @Length(1, 16)
  readonly unit?: string;
}

export class StoreReadingsBody {
  /** In any order. Repeats are recognised, so a batch may be sent again. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => SignalReading)
  readonly readings!: SignalReading[];
}

/** All or nothing. @throws DomainError `telematics.implausible-time`, `vehicle.not-found` */
export class StoreReadings extends Command<Stored> {
  constructor(
    readonly vehicleId: string,
    readonly readings: readonly SignalReading[],
  ) {
    super();
  }
}

/** The rows go in by their key: two batches that overlap then wait for each other and never deadlock. */
const STORE = {
  name: 'telematics.store_readings',
  text: `with stored as (
      insert into telematics_reading (vehicle_id, signal, recorded_at, value, unit)
      select $1, signal, recorded_at, value, unit
        from rows from (jsonb_to_recordset($2) as (signal text, "recordedAt" timestamptz(3), value float8, unit text)) with ordinality
          as reading(signal, recorded_at, value, unit, place)
       order by signal, recorded_at, place
      on conflict do nothing returning 1)
    select count(*)::int as stored from stored`,
} as const;

@CommandHandler(StoreReadings)
export class StoreReadingsHandler implements ICommandHandler<StoreReadings> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async execute({ vehicleId, readings }: StoreReadings): Promise<Stored> {
    requireAllowed(positionSubject, 'upload', { vehicleId });
    await this.queries.execute(new RequireVehicle(vehicleId));
    const times = readings.map(({ recordedAt }) => recordedAt);
    assertPlausibleTimes('readings', times, this.clock.now());
    const values = [vehicleId, JSON.stringify(readings)];
    const [row] = await this.database.read<{ stored: number }>(currentTenant().schema, { ...STORE, values });
    return storedOf(readings.length, row!.stored);
  }
}
