import {
  CELL_MINUTES,
  cellsOutside,
  cellsWithin,
  gridOver,
  hasCell,
  intersection,
  type Interval,
  runsOf,
  timeOf,
} from './time-grid.ts';
import { type OfferedService, openPeriods, type WorkshopCalendar } from './workshop-calendar.ts';

/** Time that a bay or technician is claimed for. */
export interface BusyRange extends Interval {
  readonly resourceId: string;
}

/** A time at which the work can begin, and how many bays and technicians are free for all of it. */
export interface FreeSlot extends Interval {
  readonly bays: number;
  readonly technicians: number;
}

const MINUTE = 60_000;
/** People think in quarters of an hour; every quarter is offered, and every 5 minutes may be held. */
const STEP_MS = 15 * MINUTE;

/** The work by itself, without the buffer. */
export function workOf(start: number, { durationMinutes }: OfferedService): Interval {
  return { start, end: start + durationMinutes * MINUTE };
}

/** What bay and technician are claimed for: the work and the buffer behind it. */
export function claimOf(start: number, { durationMinutes, bufferMinutes }: OfferedService): Interval {
  return { start, end: start + (durationMinutes + bufferMinutes) * MINUTE };
}

/**
 * Every quarter of an hour in `span` at which the service can begin: the work lies within opening hours, and one bay and one technician
 * are free for it and its buffer. `busy` must hold all claims from `span.start` until `span.end` plus work and buffer.
 *
 * One bit for each 5 minutes and resource; a pool is the OR of its resources, the slot the AND of the pools.
 */
export function freeSlots(
  calendar: WorkshopCalendar,
  service: OfferedService,
  busy: readonly BusyRange[],
  span: Interval,
): FreeSlot[] {
  const grid = gridOver({ start: span.start, end: claimOf(span.end, service).end });
  const open = runsOf(
    cellsWithin(grid, openPeriods(calendar, { start: grid.origin, end: timeOf(grid, grid.cells) })),
    service.durationMinutes / CELL_MINUTES,
  );
  const claimed = Map.groupBy(busy, ({ resourceId }) => resourceId);
  const length = (service.durationMinutes + service.bufferMinutes) / CELL_MINUTES;
  const pool = (ids: readonly string[]) => ids.map((id) => runsOf(cellsOutside(grid, claimed.get(id) ?? []), length));
  const bays = pool(calendar.bays.map(({ bayId }) => bayId));
  const technicians = pool(calendar.technicians.map(({ technicianId }) => technicianId));
  const possible = [anyOf(bays), anyOf(technicians)].reduce(intersection, open);
  const slots: FreeSlot[] = [];
  for (let start = Math.ceil(span.start / STEP_MS) * STEP_MS; start < span.end; start += STEP_MS) {
    const cell = (start - grid.origin) / (CELL_MINUTES * MINUTE);
    if (!hasCell(possible, cell)) continue;
    const free = (resources: readonly Uint32Array[]) => resources.filter((bits) => hasCell(bits, cell)).length;
    slots.push({ ...workOf(start, service), bays: free(bays), technicians: free(technicians) });
  }
  return slots;
}

/** The first resource that nothing claims in `span`, beginning at place `turn` and going round. */
export function firstFree(
  ids: readonly string[],
  busy: readonly BusyRange[],
  span: Interval,
  turn = 0,
): string | undefined {
  const begin = ids.length === 0 ? 0 : turn % ids.length;
  const taken = new Set(overlapping(busy, span).map(({ resourceId }) => resourceId));
  return [...ids.slice(begin), ...ids.slice(0, begin)].find((id) => !taken.has(id));
}

export function overlapping(busy: readonly BusyRange[], { start, end }: Interval): BusyRange[] {
  return busy.filter((range) => range.start < end && start < range.end);
}

function anyOf(resources: readonly Uint32Array[]): Uint32Array {
  return resources.reduce((a, b) => a.map((word, index) => word | b[index]!));
}
