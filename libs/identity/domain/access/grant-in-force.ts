import { Temporal } from 'temporal-polyfill';
import { type Grant, type GrantHours } from './grant.ts';

/** The circumstances of a question: when, and how whoever asks is signed in. */
export interface Circumstances {
  readonly now: Date;
  /** Absent for programs, who have no session: they reach the first level. */
  readonly level?: 1 | 2;
  /** Whether the session was opened on a device that the person trusts; absent: no. */
  readonly onTrustedDevice?: boolean;
  /** Whether the caller's address lies in a CIDR block. */
  isFrom(block: string): boolean;
}

/** Why a grant does not hold; `null` when it does. */
export type NotInForce = 'not-yet' | 'over' | 'address' | 'level' | 'device' | 'hours';

export function whyNotInForce(
  grant: Grant,
  { now, level = 1, onTrustedDevice = false, isFrom }: Circumstances,
): NotInForce | null {
  const { notBefore, notAfter, context } = grant;
  if (notBefore !== null && now.getTime() < Date.parse(notBefore)) return 'not-yet';
  if (notAfter !== null && now.getTime() >= Date.parse(notAfter)) return 'over';
  if (level < context.minimumLevel) return 'level';
  if (context.trustedDevice && !onTrustedDevice) return 'device';
  if (context.addresses.length > 0 && !context.addresses.some(isFrom)) return 'address';
  return context.hours === null || isWithin(context.hours, now) ? null : 'hours';
}

/** Until when what these grants give cannot change by itself, in milliseconds since the epoch; `Infinity` for ever. */
export function nextBoundary(grants: readonly Grant[], now: Date): number {
  const at = now.getTime();
  const ends = grants.flatMap(({ notBefore, notAfter }) =>
    [notBefore, notAfter].flatMap((end) => (end === null ? [] : [Date.parse(end)])),
  );
  // Opening hours begin and end on whole minutes, in every zone.
  const minute = grants.some(({ context }) => context.hours !== null)
    ? Math.floor(at / 60_000) * 60_000 + 60_000
    : Infinity;
  return Math.min(minute, ...ends.filter((end) => end > at));
}

function isWithin({ timeZone, weekdays, from, until }: GrantHours, now: Date): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return weekdays.includes(local.dayOfWeek) && time >= from && time < until;
}
