import { ClutchConnectionError } from './clutch-error.ts';
import { delayMs, isRepeatable, isWorthRetrying, type RetryPolicy } from './retry-policy.ts';

export type Fetch = (request: Request) => Promise<Response>;

export interface ResilientOptions extends RetryPolicy {
  readonly fetch: Fetch;
  /** Of each try. */
  readonly timeoutMs: number;
  /** Waits; it ends early, and throws the signal's reason, when that aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * `fetch` that tries again where that can do no harm, under the same `Idempotency-Key`. Each try has its own time; an abort of the caller's
 * ends them all. @throws ClutchConnectionError when no answer came, and the caller's reason when it was they who gave up
 */
export function resilientFetch({ fetch, timeoutMs, sleep, ...policy }: ResilientOptions): Fetch {
  return async (request) => {
    const repeatable = isRepeatable(request.method, request.headers);
    for (let attempt = 1; ; attempt += 1) {
      request.signal.throwIfAborted();
      const mayRetry = attempt <= policy.maxRetries;
      const outcome = await tryOnce(fetch, request, timeoutMs);
      if (outcome instanceof ClutchConnectionError && !(mayRetry && repeatable)) throw outcome;
      const answer = outcome instanceof ClutchConnectionError ? null : outcome;
      if (answer && !(mayRetry && isWorthRetrying(answer.status, answer.headers, repeatable))) return answer;
      const retryAfter = answer?.headers.get('retry-after') ?? null;
      const delay = delayMs({ attempt, retryAfter, now: Date.now() }, policy, Math.random());
      if (delay === null) return answer!;
      await answer?.body?.cancel();
      await sleep(delay, request.signal);
    }
  };
}

async function tryOnce(fetch: Fetch, request: Request, timeoutMs: number): Promise<Response | ClutchConnectionError> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(new Request(request.clone(), { signal: AbortSignal.any([request.signal, timeout]) }));
  } catch (cause) {
    request.signal.throwIfAborted();
    return new ClutchConnectionError(timeout.aborted ? 'connection.timed-out' : 'connection.failed', { cause });
  }
}

/** Waits so long. @throws the signal's reason as soon as that aborts */
export function sleepMs(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
