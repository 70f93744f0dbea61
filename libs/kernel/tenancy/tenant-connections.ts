import { type PoolClient } from 'pg';

/** Times in milliseconds. */
export interface TenantPoolOptions {
  /** Most connections; one more for the moment in which one is replaced. */
  readonly max: number;
  /** A connection ends after it has served this many tenants: what its backend knows of their tables is given back by nothing else. */
  readonly tenantsPerConnection: number;
  readonly maxAgeMs: number;
  readonly idleMs: number;
  /** Whoever waits longer for a connection is refused. */
  waitMs: number;
}

/** Somebody who keeps a connection over many pieces of work. */
export interface Keeper {
  /** Had it before. */
  readonly preferred: PoolClient | undefined;
  /** Whether another one has made this connection its own: only where there is no other. */
  avoids(client: PoolClient): boolean;
  /** Somebody waits for one: to be given back as soon as nothing is under way on it. @returns whether that was not known yet */
  wanted(): boolean;
}

/** What tenants' transactions get their connections from. */
export interface TenantConnections {
  readonly options: Pick<TenantPoolOptions, 'max'>;
  /**
   * A connection for the tenant, or for work that is no tenant's. To be given back by its `release`. `preferred` is the one that other
   * work of the tenant uses, if it is open still.
   * @throws NoConnection when none became free in time; what `pg.Client.connect` throws
   */
  connect(tenant?: string, preferred?: PoolClient): Promise<PoolClient>;
  /** One to be kept for longer. @throws like `connect` */
  keep(keeper: Keeper): Promise<PoolClient>;
  /** The connection itself, or the one that has taken its place; undefined when neither is open. */
  heirOf(client: PoolClient): PoolClient | undefined;
  /** Notes that whoever has this connection uses it for this tenant as well. @returns whether it should be given back soon */
  serves(client: PoolClient, tenant: string): boolean;
}

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
