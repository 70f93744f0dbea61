import { type History } from '../kit/history.ts';
import { groupBy, type TenantState } from './tenant-state.ts';
import { type Violation } from './violation.ts';

/** Which events are billed, as what. */
const BILLED: Readonly<Record<string, string>> = { BookingConfirmed: 'bookings.confirmed' };
/** What a killed process may not have written down: it writes once a second, and a write may wait for the disk. */
const MAY_BE_LOST_MS = 3_000;

/** Every billed event has one row, and every row such an event. */
export function checkBilling({ events, billed }: TenantState): Violation[] {
  const rows = groupBy(billed, ({ eventId, unit }) => `${unit} ${eventId}`);
  const due = events.flatMap(({ type, eventId }) => (BILLED[type] === undefined ? [] : [`${BILLED[type]} ${eventId}`]));
  const wrong = due
    .filter((key) => rows.get(key)?.length !== 1)
    .map((key) => `${key} is billed ${rows.get(key)?.length ?? 0} times`);
  const unasked = [...rows.keys()]
    .filter((key) => !due.includes(key))
    .map((key) => `${key} is billed and did not happen`);
  return [...wrong, ...unasked].map((what) => ({ invariant: 'each billed event is counted once', what }));
}

/** Of the requests with the load's key at most those are not counted that a process answered just before it was killed. */
export function checkUsage(history: History, { usage }: TenantState): Violation[] {
  if (history.credential === undefined) return [];
  const counted = usage[history.credential] ?? 0;
  const mayBeLost = history.answers.filter(({ apiUrl, at }) =>
    history.kills.some(
      (kill) => kill.apiUrl === apiUrl && at <= kill.at && writableMs(history, at, kill.at) < MAY_BE_LOST_MS,
    ),
  ).length;
  const least = history.answers.length - mayBeLost;
  if (counted >= least && counted <= history.sent) return [];
  const what = `${counted} requests are counted; ${history.sent} were sent, ${history.answers.length} answered, ${mayBeLost} of them just before a kill`;
  return [{ invariant: 'usage loses seconds at the most', what }];
}

/** How long there was a store to write to. */
function writableMs({ outages }: History, from: number, to: number): number {
  const away = outages.map((outage) => Math.max(0, Math.min(outage.to, to) - Math.max(outage.from, from)));
  return to - from - away.reduce((sum, ms) => sum + ms, 0);
}

/** Each part of a quota that is reached was told once, and no other. */
export function checkWarnings({ events, quotas }: TenantState): Violation[] {
  const told = groupBy(
    events.filter(({ type }) => type === 'QuotaWarned'),
    ({ data }) => `${data['unit']} ${data['percent']}`,
  );
  return quotas.flatMap(({ unit, percent, used, amount }) => {
    const times = told.get(`${unit} ${percent}`)?.length ?? 0;
    if (times === (used * 100 >= amount * percent ? 1 : 0)) return [];
    const what = `${used} of ${amount} ${unit} are used, and ${percent} % were told ${times} times`;
    return [{ invariant: 'quota warnings are told once each' as const, what }];
  });
}
