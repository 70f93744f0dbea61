import { Temporal } from 'temporal-polyfill';

/** One stretch of a weekday in which the workshop takes cars, in wall-clock time of its own zone. */
export interface OpeningHours {
  /** ISO 8601: 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** `HH:MM` */
  readonly opens: string;
  /** `HH:MM`, after `opens`; `24:00` is midnight at the day's end. */
  readonly closes: string;
}

/** One thing that is wrong, with its place in what was sent (RFC 6901). */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
/** The grid of slot search; all offsets from UTC in force today are multiples of it. */
const GRID_MINUTES = 5;

/** The zone in its own spelling (`asia/riyadh` → `Asia/Riyadh`); null when the IANA database has no such name. */
export function canonicalZone(timeZone: string): string | null {
  if (!/^[A-Za-z]/.test(timeZone)) return null; // `+03:00` is an offset: it knows no summer time
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone).timeZoneId;
  } catch {
    return null;
  }
}

/** Minutes since the day's begin by the clock on the wall; null when the text is no `HH:MM`. */
export function minutesOf(time: string): number | null {
  return TIME.test(time) ? Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) : null;
}

/** Everything that is wrong with a week of opening hours; `pointer` is where the list was sent. */
export function openingHoursFaults(week: readonly OpeningHours[], pointer: string): Fault[] {
  if (week.length === 0) return [{ pointer, code: 'empty', detail: 'a workshop is open at least once a week' }];
  const own = week.flatMap((hours, index) => faultsOf(hours, `${pointer}/${index}`));
  return own.length > 0 ? own : overlaps(week, pointer);
}

function faultsOf({ weekday, opens, closes }: OpeningHours, at: string): Fault[] {
  const faults: Fault[] = [];
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
    faults.push({ pointer: `${at}/weekday`, code: 'weekday', detail: 'weekday must be 1 (Monday) to 7 (Sunday)' });
  }
  const from = minutesOf(opens);
  const until = minutesOf(closes);
  for (const [name, minutes] of Object.entries({ opens: from, closes: until })) {
    if (minutes !== null && minutes % GRID_MINUTES === 0) continue;
    faults.push({ pointer: `${at}/${name}`, code: 'time', detail: `${name} must be HH:MM in steps of 5 minutes` });
  }
  if (from !== null && until !== null && until <= from) {
    faults.push({ pointer: `${at}/closes`, code: 'order', detail: `closes must be later than opens (${opens})` });
  }
  return faults;
}

function overlaps(week: readonly OpeningHours[], pointer: string): Fault[] {
  const sorted = week.map((hours, index) => ({ ...hours, index })).toSorted((a, b) => start(a) - start(b));
  return sorted.flatMap((hours, place) => {
    const before = sorted[place - 1];
    if (before?.weekday !== hours.weekday || before.closes <= hours.opens) return [];
    const detail = `overlaps ${before.opens}–${before.closes} of the same weekday`;
    return [{ pointer: `${pointer}/${hours.index}`, code: 'overlap', detail }];
  });
}

const start = ({ weekday, opens }: OpeningHours): number => weekday * 1440 + minutesOf(opens)!;
