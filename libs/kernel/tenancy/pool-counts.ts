/** How a pool stands, and what it has counted since the process began. */
export interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  /** How often somebody had to wait for a connection, and how often in vain. */
  readonly waits: number;
  readonly refusals: number;
  /** Connections that ended because of their tenants or their age. */
  readonly retirements: number;
  /** Connections that ended because something was left on them: each is a bug. */
  readonly leftovers: number;
  /** Tenants that each open connection has served. */
  readonly tenantCounts: readonly number[];
}
