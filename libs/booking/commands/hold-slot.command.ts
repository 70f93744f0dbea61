import { randomInt } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { uuidv7 } from 'uuidv7';
import {
  type Appended,
  Clock,
  type Config,
  CONFIG,
  DomainError,
  IsInstant,
  IsTypedId,
  Nullable,
  Optional,
  requireAllowedNew,
} from '#kernel';
import { GetMaintenanceNeed, VehicleExists } from '#fleet/contracts';
import { GetWorkshopProfile } from '#partner/contracts';
import { Bookings } from '../aggregates.ts';
import { claimOf } from '../domain/free-slots.ts';
import { aroundStart, freePair, type HoldFacts, type HoldRequest, holdSlot } from '../domain/hold-slot.ts';
import { type WorkshopCalendar } from '../domain/workshop-calendar.ts';
import { bookingSubject } from '../domain/subjects.ts';
import { ResourceClaims } from '../entities/resource-claims.ts';
import { claimResources, ClaimLost } from './claim-resources.ts';

export class HoldSlotBody {
  @IsTypedId('wsh')
  readonly workshopId!: string;

  @IsTypedId('veh')
  readonly vehicleId!: string;

  /** A service that the workshop offers, `cooling-system`. */
  @IsString()
  @Length(2, 60)
  readonly serviceCode!: string;

  /** As a proposed slot shows it; any 5 minutes within opening hours will do. */
  @IsInstant()
  readonly startsAt!: Date;

  /** The need that the work is for; completing the booking clears it. */
  @Nullable()
  @IsTypedId('ned')
  readonly maintenanceNeedId?: string | null;

  /** How long the slot stays reserved. Left out, the installation decides (10 minutes unless set otherwise). */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(3600)
  readonly holdForSeconds?: number;
}

/** Reserves a bay and a technician for a short while; answers the new booking's id. */
export class HoldSlot extends Command<Appended> {
  constructor(readonly body: HoldSlotBody) {
    super();
  }
}

type World = Pick<HoldFacts, 'workshop' | 'vehicleExists' | 'need'>;

/** A lost race is run again elsewhere this often. */
const ATTEMPTS = 6;

@CommandHandler(HoldSlot)
export class HoldSlotHandler implements ICommandHandler<HoldSlot> {
  constructor(
    private readonly bookings: Bookings,
    private readonly claims: ResourceClaims,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Looks which resources are free, decides, and claims exactly those in the transaction that appends the event. When somebody was
   * faster it looks again. All refusals are the decision's, so that a repeat of the command gets its first answer.
   * @throws DomainError as `holdSlot` does; `booking.contended`, which is not remembered
   */
  async execute({ body }: HoldSlot): Promise<Appended> {
    const { holdForSeconds = this.config.booking.holdSeconds, maintenanceNeedId = null, ...wish } = body;
    const request = { ...wish, maintenanceNeedId, holdSeconds: holdForSeconds, bookingId: uuidv7() };
    const wished = { ...request, status: 'held' };
    requireAllowedNew(bookingSubject, 'hold', wished, Object.keys(body));
    const world = await this.#look(request);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const turn = attempt === 1 ? 0 : randomInt(1_000);
      const facts = { ...world, now: this.clock.now(), busy: await this.#busy(request, world.workshop), turn };
      try {
        return await this.bookings.change(
          request.bookingId,
          (state) => holdSlot(state, request, facts),
          claimResources,
        );
      } catch (error) {
        if (!(error instanceof ClaimLost)) throw error;
      }
    }
    throw new DomainError('conflict', 'booking.contended', 'Many want this time at once; try again', {
      retryAfterSeconds: 1,
    });
  }

  /** What the booking refers to, as its own stream tells it: a decision may not lag. */
  async #look({ workshopId, vehicleId, maintenanceNeedId }: HoldRequest): Promise<World> {
    const [workshop, vehicleExists, need] = await Promise.all([
      this.queries.execute(new GetWorkshopProfile(workshopId)),
      this.queries.execute(new VehicleExists(vehicleId)),
      maintenanceNeedId === null ? null : this.queries.execute(new GetMaintenanceNeed(maintenanceNeedId)),
    ]);
    return { workshop, vehicleExists, need };
  }

  /** Only the wanted time; the days around it too when nothing is free and alternatives are to be named. */
  async #busy({ startsAt, serviceCode }: HoldRequest, workshop: WorkshopCalendar | null): Promise<HoldFacts['busy']> {
    const service = workshop?.services.find(({ code }) => code === serviceCode);
    if (!workshop || !service) return [];
    const start = startsAt.getTime();
    const resources = [
      ...workshop.bays.map(({ bayId }) => bayId),
      ...workshop.technicians.map(({ technicianId }) => technicianId),
    ];
    const busy = await this.claims.busy(resources, claimOf(start, service));
    return freePair(workshop, service, start, { busy, turn: 0 })
      ? busy
      : this.claims.busy(resources, aroundStart(start, service));
  }
}
