/** When, and how long after, a request is sent again. */
export interface RetryPolicy {
  /** Tries after the first; 0 never repeats. */
  readonly maxRetries: number;
  /** The longest wait; a server that asks for more is taken at its word, and the error is thrown. */
  readonly maxDelayMs: number;
}

export const USUAL_POLICY: RetryPolicy = { maxRetries: 2, maxDelayMs: 30_000 };

const FIRST_DELAY_MS = 250;

/** What the server has not begun to work on: whoever asked may ask again, whatever it was. */
const NOT_BEGUN = new Set([429]);
/** What may have been worked on, or not. */
const IN_DOUBT = new Set([408, 502, 503, 504]);

/**
 * Whether what was sent may be sent again without being done twice: reads, PUT and DELETE by what HTTP says of them, a POST when it has an
 * `Idempotency-Key`. A PATCH may not.
 */
export function isRepeatable(method: string, headers: Headers): boolean {
  return ['GET', 'HEAD', 'PUT', 'DELETE'].includes(method) || (method === 'POST' && headers.has('idempotency-key'));
}

/** Whether an answer is worth another try. A 409 with `Retry-After` says that the first try is still running. */
export function isWorthRetrying(status: number, headers: Headers, repeatable: boolean): boolean {
  if (NOT_BEGUN.has(status)) return true;
  if (!repeatable) return false;
  return IN_DOUBT.has(status) || (status === 409 && headers.has('retry-after'));
}

/**
 * How long to wait before try number `attempt` (from 1): what the server asks for, else a random part of a time that doubles (full jitter,
 * as AWS's "Exponential Backoff And Jitter" describes). `null`: longer than the policy allows.
 *
 * @param retryAfter the header: seconds, or an HTTP date
 * @param random from 0 to 1, without 1
 */
export function delayMs(
  { attempt, retryAfter, now }: { readonly attempt: number; readonly retryAfter: string | null; readonly now: number },
  { maxDelayMs }: RetryPolicy,
  random: number,
): number | null {
  const asked = retryAfter === null ? Number.NaN : askedMs(retryAfter, now);
  if (!Number.isNaN(asked)) return asked <= maxDelayMs ? Math.max(asked, 0) : null;
  return random * Math.min(maxDelayMs, FIRST_DELAY_MS * 2 ** attempt);
}

function askedMs(retryAfter: string, now: number): number {
  return /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
}
