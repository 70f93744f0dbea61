/** `Retry-After` may ask for more patience, but not for more than a day. */
const LONGEST_WISH_SECONDS = 86_400;
const JITTER = 0.2;

export interface FailedTry {
  /** Tries that have failed, this one included. */
  readonly failures: number;
  /** What the receiver asked for with `Retry-After`. */
  readonly retryAfterSeconds?: number | undefined;
  /** From 0 to 1, decides the jitter. */
  readonly chance: number;
}

/**
 * Milliseconds until the next try, or `null` after the last one. `scheduleSeconds` holds the waits between tries; each is varied by
 * ±20 %, so that what failed together does not come back together. A `Retry-After` can delay, never hasten.
 */
export function nextTryAfterMs(
  scheduleSeconds: readonly number[],
  { failures, retryAfterSeconds = 0, chance }: FailedTry,
): number | null {
  const wait = scheduleSeconds[failures - 1];
  if (wait === undefined) return null;
  const varied = wait * (1 - JITTER + 2 * JITTER * chance);
  return Math.round(1000 * Math.max(varied, Math.min(retryAfterSeconds, LONGEST_WISH_SECONDS)));
}
