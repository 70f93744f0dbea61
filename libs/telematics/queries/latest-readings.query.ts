import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant, TenantDatabase, requireAllowed } from '#kernel';
import { positionSubject } from '../domain/subjects.ts';
import { RequireVehicle } from '#fleet/contracts';

export class ReadingView {
  /** `engine-coolant-temperature` */
  readonly signal!: string;
  @ApiProperty({ format: 'double' })
  readonly value!: number;
  readonly unit!: string | null;
  readonly recordedAt!: string;
}

export class LatestReadings {
  /** The newest reading of each signal by the vehicle's own clock, in order of the signal's name; at most 500 signals. */
  readonly readings!: ReadingView[];
}

/** @throws DomainError `vehicle.not-found` */
export class GetLatestReadings extends Query<LatestReadings> {
  constructor(readonly vehicleId: string) {
    super();
  }
}

interface ReadingRow {
  signal: string;
  value: number;
  unit: string | null;
  recordedAt: Date;
}

const AT_MOST = 500;

/** Steps from signal to signal and takes the newest of each: two index look-ups a signal, however long the history is. */
const LATEST = {
  name: 'telematics.latest_readings',
  text: `with recursive known as (
      (select signal from telematics_reading where vehicle_id = $1 order by signal limit 1)
      union all
      select (select signal from telematics_reading r where r.vehicle_id = $1 and r.signal > known.signal order by signal limit 1)
        from known where known.signal is not null)
    select known.signal, newest.value, newest.unit, newest.recorded_at as "recordedAt"
      from known cross join lateral (
        select value, unit, recorded_at from telematics_reading r
         where r.vehicle_id = $1 and r.signal = known.signal order by recorded_at desc limit 1) newest
     order by known.signal limit $2`,
} as const;

@QueryHandler(GetLatestReadings)
export class GetLatestReadingsHandler implements IQueryHandler<GetLatestReadings> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: QueryBus,
  ) {}

  async execute({ vehicleId }: GetLatestReadings): Promise<LatestReadings> {
    requireAllowed(positionSubject, 'read', { vehicleId });
    await this.queries.execute(new RequireVehicle(vehicleId));
    const rows = await this.database.read<ReadingRow>(currentTenant().schema, {
      ...LATEST,
      values: [vehicleId, AT_MOST],
    });
    return { readings: rows.map(({ recordedAt, ...rest }) => ({ ...rest, recordedAt: recordedAt.toISOString() })) };
  }
}
