/** `Retry-After` may ask for more patience, but not for more than a day. */
const LONGEST_WISH_SECONDS = 86_400;
const JITTER = 0.2;
/** On top of the schedule, for who did not answer in time or asked to be left alone. */
const SLOW_DOWN_SECONDS = 60;
/** A refusal of the connection that comes so soon is a process that is being started anew, most likely. */
const INSTANT_WITHIN_MS = 1_000;
const INSTANT_AFTER_MS = 200;

/** What holds for every schedule, as it is shown to who asks. */
export const RETRY_RULES = {
  jitterPercent: 100 * JITTER,
  slowDownSeconds: SLOW_DOWN_SECONDS,
  instantWithinMs: INSTANT_WITHIN_MS,
  longestRetryAfterSeconds: LONGEST_WISH_SECONDS,
} as const;

/** One try of a schedule: how long after the one before, and after the first. */
export interface PlannedTry {
  readonly attempt: number;
  readonly waitSeconds: number;
  readonly afterSeconds: number;
}

/** The tries that a schedule makes, were each to fail at once and nothing varied. */
export function plannedTries(scheduleSeconds: readonly number[]): PlannedTry[] {
  let afterSeconds = 0;
  return [0, ...scheduleSeconds].map((waitSeconds, index) => {
    afterSeconds += waitSeconds;
    return { attempt: index + 1, waitSeconds, afterSeconds };
  });
}

export interface FailedTry {
  /** Tries of the schedule that are used up, this one included. */
  readonly used: number;
  /** What the receiver asked for with `Retry-After`. */
  readonly retryAfterSeconds?: number | undefined;
  /** Answered 429, 502 or 504, or not in time. */
  readonly slowDown?: boolean;
  /** How long it took until the connection was refused, where it was. */
  readonly refusedAfterMs?: number | undefined;
  /** The message has had its instant try. */
  readonly hadInstant?: boolean;
  /** From 0 to 1, decides the jitter. */
  readonly chance: number;
}

/** When the message is tried next, and whether that try is beside the schedule. */
export interface NextTry {
  readonly delayMs: number;
  readonly isInstant: boolean;
}

/**
 * The next try, or `null` after the last one. `scheduleSeconds` holds the waits between tries; each is varied by ±20 %, so that what
 * failed together does not come back together. A `Retry-After` can delay, never hasten. A connection that was refused at once is tried
 * once more at once, beside the schedule.
 */
export function nextTry(scheduleSeconds: readonly number[], failed: FailedTry): NextTry | null {
  const { used, retryAfterSeconds = 0, slowDown = false, refusedAfterMs = Infinity, hadInstant = false } = failed;
  if (!hadInstant && refusedAfterMs < INSTANT_WITHIN_MS) return { delayMs: INSTANT_AFTER_MS, isInstant: true };
  const wait = scheduleSeconds[used - 1];
  if (wait === undefined) return null;
  const varied = wait * (1 - JITTER + 2 * JITTER * failed.chance) + (slowDown ? SLOW_DOWN_SECONDS : 0);
  const delayMs = Math.round(1_000 * Math.max(varied, Math.min(retryAfterSeconds, LONGEST_WISH_SECONDS)));
  return { delayMs, isInstant: false };
}
