import { Temporal } from 'temporal-polyfill';
import { type Interval } from './time-grid.ts';

/** One stretch of a weekday (1 is Monday) by the clock on the wall, `HH:MM`; `24:00` is the end of the day. */
export interface OpeningHours {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

export interface OfferedService {
  readonly code: string;
  readonly durationMinutes: number;
  /** Bay and technician stay reserved this long behind the work. */
  readonly bufferMinutes: number;
}

/** What booking has to know of a workshop. */
export interface WorkshopCalendar {
  readonly workshopId: string;
  readonly timeZone: string;
  readonly openingHours: readonly OpeningHours[];
  readonly bays: readonly { readonly bayId: string; readonly name: string }[];
  readonly technicians: readonly { readonly technicianId: string; readonly name: string }[];
  readonly services: readonly OfferedService[];
}

/**
 * When the workshop is open around `span`, in order, as instants. Days of 23 and 25 hours come out right: a wall time that does not exist
 * moves forward by the gap, of two equal wall times the first is meant (RFC 5545 §3.3.5; Temporal's "compatible").
 */
export function openPeriods(
  { timeZone, openingHours }: Pick<WorkshopCalendar, 'timeZone' | 'openingHours'>,
  span: Interval,
): Interval[] {
  const periods: Interval[] = [];
  const last = zoned(span.end, timeZone).toPlainDate();
  for (
    let day = zoned(span.start, timeZone).toPlainDate();
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    for (const { weekday, opens, closes } of openingHours) {
      if (weekday !== day.dayOfWeek) continue;
      const period = { start: instantOf(day, opens, timeZone), end: instantOf(day, closes, timeZone) };
      if (period.start < period.end && period.start < span.end && span.start < period.end) periods.push(period);
    }
  }
  return joined(periods.toSorted((a, b) => a.start - b.start));
}

/** The instant by the clock on the workshop's wall: `2026-05-01T09:00`. */
export function localTime(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

function instantOf(day: Temporal.PlainDate, time: string, timeZone: string): number {
  if (time === '24:00') return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

/** Periods that touch become one, so that work may run across their seam (Monday until 24:00, Tuesday from 00:00). */
function joined(sorted: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const period of sorted) {
    const before = result.at(-1);
    if (before && period.start <= before.end)
      result[result.length - 1] = { start: before.start, end: Math.max(before.end, period.end) };
    else result.push(period);
  }
  return result;
}
