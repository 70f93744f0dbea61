import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type InferEntity } from '@mikro-orm/core';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { Clock, currentTenant, DomainError, IsInstant, IsTypedId, Optional, TenantDatabase, typedId } from '#kernel';
import { GetMaintenanceNeed, VehicleExists } from '#fleet/contracts';
import { GetLastPosition } from '#telematics/contracts';
import { distanceMetres, type Place } from '../domain/distance.ts';
import { type BusyRange, claimOf, type FreeSlot, freeSlots } from '../domain/free-slots.ts';
import { fairShare } from '../domain/fair-share.ts';
import { type Interval } from '../domain/time-grid.ts';
import { localTime } from '../domain/workshop-calendar.ts';
import { ResourceClaims } from '../entities/resource-claims.ts';
import { BookableWorkshopRow } from '../projections/workshops.ts';

export class SlotsQuery {
  @ApiPropertyOptional({
    description: 'What is to be done, `cooling-system`; with vehicleId. Left out when maintenanceNeedId says it.',
  })
  @Optional()
  @IsString()
  @Length(2, 60)
  readonly serviceCode?: string;

  @Optional()
  @IsTypedId('veh')
  readonly vehicleId?: string;

  @Optional()
  @IsTypedId('ned')
  readonly maintenanceNeedId?: string;

  @Optional()
  @IsInstant({ required: false, description: 'Earliest start; now when left out.' })
  readonly from?: Date;

  @Optional()
  @IsInstant({
    required: false,
    description: 'Slots begin before it; at most 14 days behind `from`, 7 days when left out.',
  })
  readonly to?: Date;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit: number = 20;
}

export class ProposedSlot {
  /** `wsh_…` */
  readonly workshopId!: string;
  readonly workshopName!: string;
  @ApiProperty({ format: 'date-time' })
  readonly startsAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly endsAt!: string;
  /** The workshop's, IANA. */
  readonly timeZone!: string;
  /** `startsAt` by the clock on the workshop's wall, `2026-12-01T09:00`. */
  readonly localStart!: string;
  /** As the crow flies from the vehicle's last position; null when none is known. */
  readonly distanceMetres!: number | null;
  readonly freeBays!: number;
  readonly freeTechnicians!: number;
}

export class SlotProposals {
  readonly serviceCode!: string;
  /** `veh_…` */
  readonly vehicleId!: string;
  /** Workshops that offer the service and were searched; 0 explains an empty list. */
  readonly workshopsSearched!: number;
  readonly data!: ProposedSlot[];
}

/**
 * Times at workshops that offer the service: the nearest workshop first, then the earliest time; without a position of the vehicle just
 * the earliest. With several workshops each gets its share of `limit`.
 * @throws DomainError `booking.search-incomplete`, `booking.search-range`, `booking.need-unknown`, `booking.vehicle-unknown`
 */
export class ListSlots extends Query<SlotProposals> {
  constructor(readonly query: SlotsQuery) {
    super();
  }
}

type Row = InferEntity<typeof BookableWorkshopRow>;
interface Candidate {
  readonly row: Row;
  readonly distance: number | null;
}

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 14;
const DEFAULT_DAYS = 7;
/** No more workshops than this are searched: the nearest ones, or the first by name. */
const MOST_WORKSHOPS = 50;

@QueryHandler(ListSlots)
export class ListSlotsHandler implements IQueryHandler<ListSlots> {
  constructor(
    private readonly database: TenantDatabase,
    private readonly claims: ResourceClaims,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  async execute({ query }: ListSlots): Promise<SlotProposals> {
    const span = spanOf(query, this.clock.now());
    const { serviceCode, vehicleId } = await this.#subject(query);
    const position = await this.queries.execute(new GetLastPosition(vehicleId));
    const candidates = await this.#workshops(serviceCode, position);
    const busy = Map.groupBy(await this.#busy(candidates, serviceCode, span), ({ resourceId }) => resourceId);
    const found = candidates.map(({ row, distance }) => {
      const service = row.services.find(({ code }) => code === serviceCode)!;
      const claims = resourcesOf(row).flatMap((id) => busy.get(id) ?? []);
      return freeSlots(row, service, claims, span).map((slot) => ({ row, distance, slot }));
    });
    const order = (a: Proposal, b: Proposal) => (a.distance ?? 0) - (b.distance ?? 0) || a.slot.start - b.slot.start;
    const data = fairShare(found, query.limit).toSorted(order).map(view);
    return { serviceCode, vehicleId: typedId('veh', vehicleId), workshopsSearched: candidates.length, data };
  }

  async #subject({
    serviceCode,
    vehicleId,
    maintenanceNeedId,
  }: SlotsQuery): Promise<{ serviceCode: string; vehicleId: string }> {
    if (maintenanceNeedId !== undefined) {
      const need = await this.queries.execute(new GetMaintenanceNeed(maintenanceNeedId));
      if (need && (vehicleId ?? need.vehicleId) === need.vehicleId)
        return { serviceCode: serviceCode ?? need.serviceCode, vehicleId: need.vehicleId };
      throw new DomainError(
        'invalid',
        'booking.need-unknown',
        'There is no such maintenance need',
        wrong('maintenanceNeedId', 'unknown'),
      );
    }
    if (serviceCode === undefined || vehicleId === undefined) {
      throw new DomainError(
        'invalid',
        'booking.search-incomplete',
        'Send maintenanceNeedId, or serviceCode and vehicleId',
        wrong(serviceCode === undefined ? 'serviceCode' : 'vehicleId', 'missing'),
      );
    }
    if (await this.queries.execute(new VehicleExists(vehicleId))) return { serviceCode, vehicleId };
    throw new DomainError(
      'invalid',
      'booking.vehicle-unknown',
      'There is no such vehicle',
      wrong('vehicleId', 'unknown'),
    );
  }

  async #workshops(serviceCode: string, position: Place | null): Promise<Candidate[]> {
    const offering = { services: { $contains: [{ code: serviceCode }] } } as object;
    const rows = await this.database.withEntities(currentTenant().schema, (em) =>
      em.find(BookableWorkshopRow, offering, { orderBy: { name: 'asc', workshopId: 'asc' } }),
    );
    return rows
      .map((row) => ({ row, distance: position && distanceMetres(position, row) }))
      .toSorted((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
      .slice(0, MOST_WORKSHOPS);
  }

  #busy(candidates: readonly Candidate[], serviceCode: string, { start, end }: Interval): Promise<BusyRange[]> {
    const ends = candidates.map(
      ({ row }) =>
        claimOf(
          end,
          row.services.find(({ code }) => code === serviceCode)!,
        ).end,
    );
    return this.claims.busy(
      candidates.flatMap(({ row }) => resourcesOf(row)),
      { start, end: Math.max(end, ...ends) },
    );
  }
}

interface Proposal extends Candidate {
  readonly slot: FreeSlot;
}

function view({ row: { workshopId, name, timeZone }, distance, slot }: Proposal): ProposedSlot {
  return {
    workshopId: typedId('wsh', workshopId),
    workshopName: name,
    startsAt: new Date(slot.start).toISOString(),
    endsAt: new Date(slot.end).toISOString(),
    timeZone,
    localStart: localTime(slot.start, timeZone),
    distanceMetres: distance,
    freeBays: slot.bays,
    freeTechnicians: slot.technicians,
  };
}

function spanOf({ from, to }: SlotsQuery, now: Date): Interval {
  const start = Math.max(from?.getTime() ?? 0, now.getTime());
  const end = to?.getTime() ?? start + DEFAULT_DAYS * DAY_MS;
  if (end > start && end - start <= LONGEST_DAYS * DAY_MS) return { start, end };
  throw new DomainError(
    'invalid',
    'booking.search-range',
    `A search covers up to ${LONGEST_DAYS} days that are still to come`,
    wrong('to', 'range'),
  );
}

function resourcesOf({ bays, technicians }: Row): string[] {
  return [...bays.map(({ bayId }) => bayId), ...technicians.map(({ technicianId }) => technicianId)];
}

const DETAILS = {
  unknown: 'names nothing that is here',
  missing: 'is needed',
  range: `must be later than from and now, and at most ${LONGEST_DAYS} days later`,
};

function wrong(parameter: string, code: keyof typeof DETAILS) {
  return { errors: [{ parameter, code, detail: `${parameter} ${DETAILS[code]}` }] };
}
