import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../problems/problem-error.ts';

const WINDOW_SECONDS = 60;
const POLICY = 'minute';
/** The registered type of a problem that says that a limit is reached. */
export const QUOTA_EXCEEDED = 'https://iana.org/assignments/http-problem-types#quota-exceeded';

/** So many requests of one address in a minute, counted in this process: for what nobody has to be known for. */
export class AddressLimit {
  readonly #limiter: RateLimiterMemory;

  constructor(perMinute: number) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
  }

  /** @throws ProblemError 429 `rate.exceeded` with `Retry-After` */
  async count(ip: string): Promise<true> {
    try {
      await this.#limiter.consume(ip);
      return true;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw quotaExceeded(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
    }
  }
}

/** The answer to whoever asks too often. @param seconds after which they may again */
function quotaExceeded(seconds: number): ProblemError {
  return new ProblemError(429, 'rate.exceeded', `Too many requests; wait ${seconds} s`, {
    type: QUOTA_EXCEEDED,
    extensions: { 'violated-policies': [POLICY] },
    headers: { 'Retry-After': String(seconds) },
  });
}
