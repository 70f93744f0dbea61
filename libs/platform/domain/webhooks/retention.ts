import { patternsOf } from '../event-pattern.ts';

/** Days for which payloads are kept, by pattern of event types: `{ "*": 90, "booking.*": 30 }`. */
export type RetentionDays = Readonly<Record<string, number>>;

/** Payloads may be kept for so long at the most. */
export const MOST_RETENTION_DAYS = 365;
/**
 * What became of messages is known for so long: longer than any payload, and longer than anybody reads the log again, for the rows are what
 * keeps a message from being made twice.
 */
export const OUTCOMES_KEPT_DAYS = 400;

const DAY_MS = 86_400_000;

/** For how many days payloads of the type are kept: by the most exact pattern that fits it, else as the installation has it. */
export function keptDays(type: string, days: RetentionDays, usual: number): number {
  const pattern = patternsOf(type).findLast((known) => Object.hasOwn(days, known));
  return pattern === undefined ? usual : days[pattern]!;
}

/** For how many days payloads of any type are kept. */
export function longestKeptDays(days: RetentionDays, usual: number): number {
  return Math.max(usual, ...Object.values(days));
}

/** What was recorded before then is older than so many days. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
