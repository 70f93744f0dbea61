import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import {
  Clock,
  type CursorPosition,
  currentTenant,
  DomainError,
  IsInstant,
  Keyset,
  Optional,
  type Page,
  Paging,
  shapeOf,
  ShownPageQuery,
  TenantDatabase,
  typedId,
  uuidV5,
  requireAllowed,
} from '#kernel';
import { positionSubject } from '../domain/subjects.ts';
import { RequireVehicle } from '#fleet/contracts';

const GAP = '5 minutes';
const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
const LONGEST_DAYS = 31;

export class TripsQuery extends ShownPageQuery {
  /** Trips that began at this time or later. Default: 7 days before `to`. */
  @Optional()
  @IsInstant({ required: false })
  readonly from?: Date;

  /** Trips that began before this time, at most 31 days after `from`. Default: now. */
  @Optional()
  @IsInstant({ required: false })
  readonly to?: Date;
}

/** A stretch of fixes without a gap of more than 5 minutes. */
export class TripView {
  /** `trp_…`; follows from the vehicle and the first fix. */
  readonly id!: string;
  readonly startedAt!: string;
  readonly endedAt!: string;
  /** Sum of the great-circle distances between its fixes. */
  readonly distanceMetres!: number;
  /** The highest speed that the device told; null when it told none. */
  @ApiProperty({ format: 'double' })
  readonly maxSpeedKmh!: number | null;
  /** Number of fixes, at least 2. */
  readonly positionCount!: number;
}

/** What a trip is made of. */
export const tripShape = shapeOf<TripView>({
  id: true,
  startedAt: true,
  endedAt: true,
  distanceMetres: true,
  maxSpeedKmh: true,
  positionCount: true,
});

/** Trips that began in [from, to), whole, in order of their beginning. @throws DomainError `vehicle.not-found`, `trip.range-too-long` */
export class ListTrips extends Query<Page<TripView>> {
  constructor(
    readonly vehicleId: string,
    readonly query: TripsQuery,
  ) {
    super();
  }
}

interface TripRow {
  startedAt: Date;
  endedAt: Date;
  metres: number;
  maxSpeedKmh: number | null;
  positions: number;
}

const byBeginning = new Keyset<TripRow>([['startedAt', 'asc']]);

/**
 * Nothing but the stored fixes decides, so that their order of arrival cannot matter. Reading begins one gap before `from`: a trip
 * that was under way shows itself by its earlier fix and is left out. It ends where, at `to` or later, the first new trip begins.
 * Distances are haversine on a sphere of the earth's mean radius (IUGG), 6371008.8 m.
 */
const TRIPS = {
  name: 'telematics.trips',
  text: `with edge as (
      select coalesce(min(recorded_at), 'infinity') as at from (
        select recorded_at from (
          select recorded_at, lag(recorded_at) over (order by recorded_at) as before
            from telematics_position where vehicle_id = $1 and recorded_at >= $3::timestamptz - $4::interval) later
         where recorded_at >= $3 and (before is null or recorded_at - before > $4::interval)
         order by recorded_at limit 1) first),
    fix as (
      select recorded_at, speed_kmh, radians(latitude) as lat, radians(longitude) as lon,
             lag(recorded_at) over by_time as before, radians(lag(latitude) over by_time) as lat0, radians(lag(longitude) over by_time) as lon0
        from telematics_position
       where vehicle_id = $1 and recorded_at >= $2::timestamptz - $4::interval and recorded_at < (select at from edge)
      window by_time as (order by recorded_at)),
    leg as (
      select recorded_at, speed_kmh, before is null or recorded_at - before > $4::interval as first,
             2 * 6371008.8 * asin(least(1, sqrt(sin((lat - lat0) / 2) ^ 2 + cos(lat) * cos(lat0) * sin((lon - lon0) / 2) ^ 2))) as metres
        from fix),
    numbered as (select *, count(*) filter (where first) over (order by recorded_at) as trip from leg)
    select min(recorded_at) as "startedAt", max(recorded_at) as "endedAt", round(sum(metres) filter (where not first))::int as metres,
           max(speed_kmh) as "maxSpeedKmh", count(*)::int as positions
      from numbered group by trip
    having count(*) > 1 and min(recorded_at) >= $2 and min(recorded_at) < $3
     order by extract(epoch from min(recorded_at)) * $5::int limit $6`,
} as const;

@QueryHandler(ListTrips)
export class ListTripsHandler implements IQueryHandler<ListTrips> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly paging: Paging,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async execute({ vehicleId, query }: ListTrips): Promise<Page<TripView>> {
    requireAllowed(positionSubject, 'read', { vehicleId });
    const to = query.to ?? this.clock.now();
    const from = query.from ?? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS);
    if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
      throw new DomainError('invalid', 'trip.range-too-long', `from and to may be ${LONGEST_DAYS} days apart at most`, {
        days: LONGEST_DAYS,
      });
    }
    await this.queries.execute(new RequireVehicle(vehicleId));
    return this.paging.page<TripRow, TripView>(query, {
      list: 'telematics.trips',
      keyset: byBeginning,
      filter: { vehicleId, from: query.from, to: query.to },
      fetch: (_where, _orderBy, limit, position) => this.#read(vehicleId, { from, to }, limit, position),
      view: (row) => viewOfTrip(vehicleId, row),
    });
  }

  /** The cursor narrows the range itself, so that a later page does not compute the earlier ones again. */
  #read(
    vehicleId: string,
    { from, to }: { from: Date; to: Date },
    limit: number,
    position?: CursorPosition,
  ): Promise<TripRow[]> {
    const key = position?.key[0] as Date | undefined;
    const back = position?.direction === 'prev';
    const begin = key && !back ? new Date(key.getTime() + 1) : from;
    const end = key && back ? key : to;
    return this.database.read<TripRow>(currentTenant().schema, {
      ...TRIPS,
      values: [vehicleId, begin, end, GAP, back ? -1 : 1, limit],
    });
  }
}

const viewOfTrip = (vehicleId: string, { startedAt, endedAt, metres, maxSpeedKmh, positions }: TripRow): TripView => ({
  id: typedId('trp', uuidV5(vehicleId, startedAt.toISOString())),
  startedAt: startedAt.toISOString(),
  endedAt: endedAt.toISOString(),
  distanceMetres: metres,
  maxSpeedKmh,
  positionCount: positions,
});
