import { DomainError, typedId } from '#kernel/domain';
import { type Booking, type BookingEvent } from './booking.ts';
import { type BusyRange, claimOf, firstFree, freeSlots, overlapping, workOf } from './free-slots.ts';
import { CELL_MINUTES, type Interval } from './time-grid.ts';
import { localTime, type OfferedService, openPeriods, type WorkshopCalendar } from './workshop-calendar.ts';

export interface HoldRequest {
  readonly bookingId: string;
  readonly workshopId: string;
  readonly vehicleId: string;
  readonly serviceCode: string;
  readonly maintenanceNeedId: string | null;
  readonly startsAt: Date;
  readonly holdSeconds: number;
}

/** What the world is like, as read just before the decision. */
export interface HoldFacts {
  readonly now: Date;
  readonly workshop: WorkshopCalendar | null;
  readonly vehicleExists: boolean;
  /** The need that the booking is for, if it names one. */
  readonly need: { readonly vehicleId: string; readonly status: 'open' | 'cleared' } | null;
  /** Claims of the workshop's resources around the wanted time. */
  readonly busy: readonly BusyRange[];
  /** At which resource the choice begins: after a lost race somewhere else, so that rivals spread. */
  readonly turn: number;
}

const DAY_MS = 86_400_000;
/** How far around a taken time others are looked for, and how many are named. */
const ALTERNATIVES = { before: DAY_MS, after: 3 * DAY_MS, count: 3 };

/**
 * Reserves a bay and a technician of the workshop. The claim in the database decides whether they are really free; see commands/.
 * @throws DomainError 422 with the field that is wrong, or 409 `booking.slot-taken` with what is busy and what is free near by
 */
export function holdSlot(state: Booking, request: HoldRequest, facts: HoldFacts): BookingEvent[] {
  if (state.status !== 'none') return [];
  const { workshop, service } = checkReferences(request, facts);
  const start = request.startsAt.getTime();
  checkTime(workshop, workOf(start, service), facts.now);
  const pair = freePair(workshop, service, start, facts);
  if (!pair) throw slotTaken(workshop, service, start, facts);
  const { bookingId, workshopId, vehicleId, serviceCode, maintenanceNeedId, holdSeconds } = request;
  const data = {
    bookingId,
    workshopId,
    vehicleId,
    serviceCode,
    maintenanceNeedId,
    ...pair,
    startsAt: iso(start),
    endsAt: iso(workOf(start, service).end),
    bufferMinutes: service.bufferMinutes,
    timeZone: workshop.timeZone,
    localStart: localTime(start, workshop.timeZone),
    holdExpiresAt: iso(facts.now.getTime() + holdSeconds * 1_000),
  };
  return [{ type: 'SlotHeld', data }];
}

/** The bay and technician to take; undefined when all of one kind are busy. */
export function freePair(
  workshop: WorkshopCalendar,
  service: OfferedService,
  start: number,
  { busy, turn }: Pick<HoldFacts, 'busy' | 'turn'>,
) {
  const span = claimOf(start, service);
  const bayId = firstFree(
    workshop.bays.map(({ bayId }) => bayId),
    busy,
    span,
    turn,
  );
  const technicianId = firstFree(
    workshop.technicians.map(({ technicianId }) => technicianId),
    busy,
    span,
    turn,
  );
  return bayId && technicianId ? { bayId, technicianId } : undefined;
}

/** The time whose claims must be known to name alternatives. */
export function aroundStart(start: number, service: OfferedService): Interval {
  return { start: start - ALTERNATIVES.before, end: claimOf(start + ALTERNATIVES.after, service).end };
}

function checkReferences(
  { workshopId, vehicleId, serviceCode, maintenanceNeedId }: HoldRequest,
  { workshop, vehicleExists, need }: HoldFacts,
) {
  if (!workshop) {
    throw new DomainError(
      'invalid',
      'booking.workshop-unknown',
      'There is no such workshop',
      at('/workshopId', 'unknown', typedId('wsh', workshopId)),
    );
  }
  if (!vehicleExists) {
    throw new DomainError(
      'invalid',
      'booking.vehicle-unknown',
      'There is no such vehicle',
      at('/vehicleId', 'unknown', typedId('veh', vehicleId)),
    );
  }
  if (maintenanceNeedId !== null && need?.vehicleId !== vehicleId) {
    throw new DomainError(
      'invalid',
      'booking.need-unknown',
      'The vehicle has no such maintenance need',
      at('/maintenanceNeedId', 'unknown', typedId('ned', maintenanceNeedId)),
    );
  }
  if (need?.status === 'cleared') {
    throw new DomainError(
      'invalid',
      'booking.need-cleared',
      'What the vehicle needed was done already',
      at('/maintenanceNeedId', 'cleared', 'the need is cleared'),
    );
  }
  const service = workshop.services.find(({ code }) => code === serviceCode);
  if (!service) {
    const offered = workshop.services.map(({ code }) => code);
    throw new DomainError('invalid', 'booking.service-not-offered', 'The workshop does not offer this service', {
      ...at('/serviceCode', 'not-offered', `offered are: ${offered.join(', ')}`),
      offered,
    });
  }
  return { workshop, service };
}

function checkTime(workshop: WorkshopCalendar, work: Interval, now: Date): void {
  if (work.start < now.getTime()) {
    throw new DomainError(
      'invalid',
      'booking.start-passed',
      'The time has passed',
      at('/startsAt', 'past', `it is ${now.toISOString()}`),
    );
  }
  if (work.start % (CELL_MINUTES * 60_000) !== 0) {
    throw new DomainError(
      'invalid',
      'booking.start-off-grid',
      `Work begins at full ${CELL_MINUTES} minutes`,
      at('/startsAt', 'grid', `must be a multiple of ${CELL_MINUTES} minutes`),
    );
  }
  const open = openPeriods(workshop, { start: work.start - DAY_MS, end: work.end + DAY_MS });
  if (open.some(({ start, end }) => start <= work.start && work.end <= end)) return;
  const { timeZone } = workshop;
  throw new DomainError('invalid', 'booking.outside-opening-hours', 'The work does not fit into the opening hours', {
    ...at(
      '/startsAt',
      'closed',
      `the work would last from ${localTime(work.start, timeZone)} until ${localTime(work.end, timeZone)} (${timeZone})`,
    ),
    open: open.map(({ start, end }) => ({ from: iso(start), until: iso(end) })),
  });
}

/** Says which resources are busy and when, never for whom. */
function slotTaken(
  workshop: WorkshopCalendar,
  service: OfferedService,
  start: number,
  { busy, now }: HoldFacts,
): DomainError {
  const span = claimOf(start, service);
  const bays = workshop.bays.map(({ bayId, name }) => ({ key: bayId, kind: 'bay', id: typedId('bay', bayId), name }));
  // A refusal is kept in the ledger, where nobody would look for the name of a person.
  const technicians = workshop.technicians.map(({ technicianId }) => ({
    key: technicianId,
    kind: 'technician',
    id: typedId('tec', technicianId),
  }));
  const ranges = overlapping(busy, span);
  const conflicts = [bays, technicians]
    .filter((pool) => pool.every(({ key }) => ranges.some(({ resourceId }) => resourceId === key)))
    .flat()
    .flatMap(({ key, ...resource }) =>
      ranges
        .filter(({ resourceId }) => resourceId === key)
        .map(({ start, end }) => ({ ...resource, from: iso(start), until: iso(end) })),
    );
  const near = { start: Math.max(start - ALTERNATIVES.before, now.getTime()), end: start + ALTERNATIVES.after };
  const alternatives = freeSlots(workshop, service, busy, near)
    .toSorted((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))
    .slice(0, ALTERNATIVES.count)
    .map((slot) => ({ startsAt: iso(slot.start), localStart: localTime(slot.start, workshop.timeZone) }));
  return new DomainError(
    'conflict',
    'booking.slot-taken',
    'Somebody else has this time; take one of the alternatives',
    {
      workshopId: typedId('wsh', workshop.workshopId),
      startsAt: iso(start),
      endsAt: iso(workOf(start, service).end),
      conflicts,
      alternatives,
    },
  );
}

const iso = (time: number): string => new Date(time).toISOString();

const at = (pointer: string, code: string, detail: string) => ({ errors: [{ pointer, code, detail }] });
