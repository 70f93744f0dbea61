import { DomainError } from '#kernel/domain';
import { matchesAny } from '../event-pattern.ts';
import { type ErrorClass } from './error-classes.ts';
import { daysBefore } from './retention.ts';

/** Of an endpoint's rate that a replay may use, so that what happens meanwhile arrives, too. */
const SHARE_OF_RATE = 0.2;

export const REPLAYED_STATUS = ['pending', 'delivered', 'exhausted'] as const;
export type ReplayedStatus = (typeof REPLAYED_STATUS)[number];

/** Which messages an endpoint is to get once more, or at last. Plain JSON: it waits with the work. */
export interface ReplayWish {
  readonly endpointId: string;
  /** RFC 3339; what was recorded before stays as it is. `null`: `afterPosition` says from where on. */
  readonly since: string | null;
  readonly until: string | null;
  /** Position in the log; only what stands behind it. */
  readonly afterPosition: number | null;
  /** Patterns; `null`: all that the endpoint wants. */
  readonly eventTypes: readonly string[] | null;
  /** Only what belongs to one of these; `null`: whatever it is about. */
  readonly channels: readonly string[] | null;
  /** Only what has one of these; `null`: whatever it has. */
  readonly tags: readonly string[] | null;
  /** Of messages that the endpoint has. */
  readonly status: readonly ReplayedStatus[];
  /** Only those whose last try failed so; `null`: however it ended. */
  readonly errors: readonly ErrorClass[] | null;
  /** With events that the endpoint has no message of: from before it was made, or while it was disabled. */
  readonly missing: boolean;
  /** Only counts. */
  readonly dryRun: boolean;
}

/** Of what was recorded. */
interface Period {
  readonly since: Date;
  readonly until: Date | null;
}

/**
 * Messages are kept for so many days; what is older can be had from nowhere.
 * @throws DomainError 422 `webhook-replay.no-period`, `webhook-replay.before-retention` with the earliest `since`
 */
export function checkPeriod({ since, until }: Period, now: Date, keptDays: number): void {
  if (until && until <= since)
    throw new DomainError('invalid', 'webhook-replay.no-period', '`until` is not after `since`');
  const earliest = daysBefore(now, keptDays);
  if (since >= earliest) return;
  const details = { since: earliest.toISOString() };
  throw new DomainError(
    'invalid',
    'webhook-replay.before-retention',
    `Messages are kept for ${keptDays} days`,
    details,
  );
}

/** Of a message or an event, what a replay is chosen by. */
export interface Replayable {
  readonly type: string;
  readonly recordedAt: Date;
  readonly channels: readonly string[];
  readonly tags: readonly string[];
}

/** Whether it is asked for. Both what the endpoint has and what it never got are judged here. */
export function isAskedFor(wish: ReplayWish, { type, recordedAt, channels, tags }: Replayable): boolean {
  const { since, until, eventTypes } = wish;
  if (since !== null && recordedAt < new Date(since)) return false;
  if (until !== null && recordedAt > new Date(until)) return false;
  if (eventTypes !== null && !matchesAny(eventTypes, type)) return false;
  return sharesOne(wish.channels, channels) && sharesOne(wish.tags, tags);
}

function sharesOne(wanted: readonly string[] | null, has: readonly string[]): boolean {
  return wanted === null || wanted.some((one) => has.includes(one));
}

/** Seconds between the messages of a replay, of which it takes a fifth of the endpoint's rate; 0 where that has none. */
export function replaySpacing(ratePerSecond: number | null): number {
  return ratePerSecond === null ? 0 : 1 / (SHARE_OF_RATE * ratePerSecond);
}

/** How far a replay has come: first through the messages that are there, then through the log. */
export type ReplayPlace =
  | { readonly in: 'messages'; readonly seq: number; readonly nth: number }
  | {
      readonly in: 'log';
      readonly after: number;
      readonly upTo: number;
      /** The endpoint's last message when this began; those behind it may be of the replay. */
      readonly seq: number;
      readonly nth: number;
    };

export function replayPlace(cursor: string | null): ReplayPlace {
  return cursor === null ? { in: 'messages', seq: 0, nth: 0 } : (JSON.parse(cursor) as ReplayPlace);
}

/** Replays, as long work. */
export abstract class WebhookReplays {
  /**
   * @param begin - what the wish concerns begins then, also where it names a position
   * @returns the operation's UUID
   * @throws DomainError 404 `webhook-endpoint.not-found`, 409 `webhook-endpoint.disabled` unless it only counts; as `checkPeriod`
   */
  abstract start(wish: ReplayWish, begin: Date): Promise<string>;
}
