/** Token of the checks that `/ready` runs: `HealthCheck[]`. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

/** One thing that this process needs or uses. */
export interface HealthCheck {
  /** What people call it, `postgres`; a key of the answer. */
  readonly name: string;
  /**
   * A critical part that fails takes the process out of the balancer. Parts that all processes use alike and can do without
   * (Redis, projection lag) are not critical: they show as degraded, or one fault would empty the balancer.
   */
  readonly critical: boolean;
  /** Resolves when the part works, throws when it does not. Given up, and `signal` aborted, after 500 ms. */
  check(signal: AbortSignal): Promise<unknown>;
}

/** What `/startup` and `/ready` answer. It is public, so it says what failed, not why: that is in the log. */
export interface HealthReport {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly draining: boolean;
  readonly checks: Readonly<Record<string, { readonly status: 'up' | 'down'; readonly ms: number }>>;
  /** Names of the parts that are down while the process serves on. */
  readonly degraded: readonly string[];
}
