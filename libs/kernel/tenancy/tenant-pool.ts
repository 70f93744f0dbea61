import { type ClientConfig, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { inBackground } from '../lifecycle/in-background.ts';
import { isConnectionLost } from './connection-lost.ts';
import { PooledConnection } from './pooled-connection.ts';
import { type Statement } from './statement-batch.ts';
import { TenantShares } from './tenant-shares.ts';
import { type PoolCounts } from './pool-counts.ts';
import { type Waiter, WaitingLine } from './waiting-line.ts';

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
  /** Somebody waits for one: to be given back as soon as nothing is under way on it. @returns whether that was not known yet */
  wanted(): boolean;
}

/** What tenants' transactions get their connections from. */
export interface TenantConnections {
  readonly options: Pick<TenantPoolOptions, 'max'>;
  /**
   * A connection for the tenant, or for work that is no tenant's. To be given back by its `release`.
   * @throws NoConnection when none became free in time; what `pg.Client.connect` throws
   */
  connect(tenant?: string): Promise<PoolClient>;
  /** How many wait for a connection for the tenant. */
  waitingOf(tenant: string): number;
  /** One to be kept for longer. @throws like `connect` */
  keep(keeper: Keeper): Promise<PoolClient>;
  /** Notes that whoever has this connection uses it for this tenant as well. @returns whether it should be given back soon */
  serves(client: PoolClient, tenant: string): boolean;
}

/** From this share of its tenants or its age on a connection's successor is opened. */
const AHEAD = 0.9;
const ENDED = 'Cannot use a pool after calling end on the pool';

/**
 * Connections of one login, for work of many tenants.
 *
 * - A tenant gets, among the idle connections, one that has served it before, whose plans and catalogs are warm. It never waits for it.
 * - A connection ends after K tenants or 30 minutes. Its successor is opened ahead, one at a time.
 * - One tenant has at most a quarter of the connections, and two in any case. Who waits too long is refused.
 * - A connection that is broken, or on which something was left, is never given back.
 */
export class TenantPool implements TenantConnections, PoolCounts {
  readonly #connections = new Map<PoolClient, PooledConnection>();
  /** The one used last comes last. */
  readonly #idle: PooledConnection[] = [];
  readonly #shares: TenantShares;
  readonly #line: WaitingLine;
  readonly #keepers = new Map<PoolClient, Keeper>();
  #opening = 0;
  #isReplacing = false;
  #end: PromiseWithResolvers<void> | undefined;
  retirements = 0;
  leftovers = 0;

  constructor(
    private readonly config: ClientConfig,
    readonly options: TenantPoolOptions,
  ) {
    this.#shares = new TenantShares(options.max);
    this.#line = new WaitingLine(this.#shares);
  }

  get totalCount(): number {
    return this.#connections.size;
  }

  get idleCount(): number {
    return this.#idle.length;
  }

  get waitingCount(): number {
    return this.#line.length;
  }

  waitingOf(tenant: string): number {
    return this.#line.of(tenant);
  }

  get waits(): number {
    return this.#line.waitCount;
  }

  get refusals(): number {
    return this.#line.refusedCount;
  }

  get tenantCounts(): number[] {
    return [...this.#connections.values()].map(({ tenants }) => tenants.size);
  }

  get ended(): boolean {
    return this.#end !== undefined;
  }

  connect(tenant?: string, preferred?: PoolClient): Promise<PoolClient> {
    if (this.#end) return Promise.reject(new Error(ENDED));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { tenant, since: performance.now(), resolve, reject };
      const connection = this.#shares.mayHaveMore(tenant) ? this.#choose(tenant, preferred) : undefined;
      if (connection) this.#lend(this.#outOfIdle(connection), waiter);
      else if (this.#shares.mayHaveMore(tenant) && this.#hasRoom())
        inBackground('opening a connection', this.#openFor(waiter));
      else this.#letWait(waiter);
    });
  }

  async keep(keeper: Keeper): Promise<PoolClient> {
    const client = await this.connect(undefined, keeper.preferred);
    this.#keepers.set(client, keeper);
    // After it was put to some use, or whoever keeps one under load would keep it from those who waited before.
    if (this.#line.length > 0) setImmediate(() => this.#keepers.get(client)?.wanted());
    return client;
  }

  /** One statement outside of any tenant's transaction. */
  async query<Row extends QueryResultRow>(
    statement: string | Statement,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>> {
    const client = await this.connect();
    const sent = typeof statement === 'string' ? { text: statement, values } : statement;
    try {
      const result = await client.query<Row>(sent as { text: string; values: unknown[] });
      client.release();
      return result;
    } catch (error) {
      client.release(isConnectionLost(error));
      throw error;
    }
  }

  serves(client: PoolClient, tenant: string): boolean {
    const connection = this.#connections.get(client)!;
    connection.tenants.add(tenant);
    this.#replaceInTime(connection);
    return this.#isSpent(connection);
  }

  /** Nobody gets a connection any more. Resolves when all are given back. */
  end(): Promise<void> {
    if (this.#end) return this.#end.promise;
    this.#end = Promise.withResolvers();
    this.#line.rejectAll(new Error(ENDED));
    for (const connection of this.#idle.splice(0)) this.#close(connection);
    for (const keeper of this.#keepers.values()) keeper.wanted();
    this.#endIfEmpty();
    return this.#end.promise;
  }

  #letWait(waiter: Waiter): void {
    this.#line.add(waiter, this.options.waitMs);
    if (!this.#shares.mayHaveMore(waiter.tenant)) return;
    for (const keeper of this.#keepers.values()) if (keeper.wanted()) return;
  }

  #hasRoom(): boolean {
    return this.#connections.size + this.#opening < this.options.max;
  }

  /** The idle connection that knows the tenant; else the one that knows the fewest, so that tenants spread. */
  #choose(tenant: string | undefined, preferred: PoolClient | undefined): PooledConnection | undefined {
    if (tenant === undefined) return this.#idle.find(({ client }) => client === preferred) ?? this.#idle.at(-1);
    const fewest = (least: PooledConnection | undefined, next: PooledConnection) =>
      least && least.tenants.size <= next.tenants.size ? least : next;
    return (
      this.#idle.findLast(({ tenants }) => tenants.has(tenant)) ??
      this.#idle.reduce<PooledConnection | undefined>(fewest, undefined)
    );
  }

  async #openFor(waiter: Waiter): Promise<void> {
    this.#shares.take(waiter.tenant);
    try {
      const connection = await this.#open();
      this.#shares.giveBack(waiter.tenant);
      this.#lend(connection, waiter);
    } catch (error) {
      this.#shares.giveBack(waiter.tenant);
      waiter.reject(error as Error);
      this.#serveWaiting();
      this.#endIfEmpty();
    }
  }

  async #open(): Promise<PooledConnection> {
    this.#opening += 1;
    const connection = new PooledConnection(this.config);
    try {
      await connection.open(() => this.#drop(connection));
      this.#connections.set(connection.client, connection);
      return connection;
    } finally {
      this.#opening -= 1;
    }
  }

  #lend(connection: PooledConnection, { tenant, resolve }: Waiter): void {
    clearTimeout(connection.idleTimer);
    this.#shares.take(tenant);
    if (tenant !== undefined) connection.tenants.add(tenant);
    this.#replaceInTime(connection);
    let isReleased = false;
    const { client } = connection;
    client.release = (broken) => {
      if (isReleased) throw new Error('A connection was given back twice');
      isReleased = true;
      this.#keepers.delete(client);
      this.#shares.giveBack(tenant);
      this.#takeBack(connection, Boolean(broken));
    };
    resolve(client);
  }

  #takeBack(connection: PooledConnection, isUnfit: boolean): void {
    const hasLeftovers = !isUnfit && !connection.isBroken && connection.hasLeftovers;
    if (hasLeftovers) this.leftovers += 1;
    const isSpent = this.#isSpent(connection);
    if (isSpent) this.retirements += 1;
    if (isUnfit || connection.isBroken || hasLeftovers || isSpent || this.#end) this.#close(connection);
    else this.#rest(connection);
    this.#serveWaiting();
  }

  #rest(connection: PooledConnection): void {
    const waiter = this.#line.next(connection.tenants);
    if (waiter) {
      this.#lend(connection, waiter);
      return;
    }
    connection.idleTimer = setTimeout(() => this.#drop(connection), this.options.idleMs);
    connection.idleTimer.unref();
    this.#idle.push(connection);
  }

  /** Whoever waits gets what is idle, or what there is room for. */
  #serveWaiting(): void {
    while (this.#idle.length > 0 || this.#hasRoom()) {
      const connection = this.#idle.at(-1);
      const waiter = this.#line.next(connection?.tenants ?? new Set());
      if (!waiter) return;
      if (connection) this.#lend(this.#outOfIdle(connection), waiter);
      else inBackground('opening a connection', this.#openFor(waiter));
    }
  }

  #isSpent({ tenants, ageMs, isReplaced }: PooledConnection): boolean {
    return isReplaced || tenants.size >= this.options.tenantsPerConnection || ageMs >= this.options.maxAgeMs;
  }

  #replaceInTime(connection: PooledConnection): void {
    const { tenantsPerConnection, maxAgeMs } = this.options;
    const isDue = connection.tenants.size >= AHEAD * tenantsPerConnection || connection.ageMs >= AHEAD * maxAgeMs;
    if (isDue && !connection.isReplaced && !this.#isReplacing && !this.#end)
      inBackground('replacing a connection', this.#replace(connection));
  }

  /** Opens the successor of a connection that is about to end, so that nobody waits for it. */
  async #replace(connection: PooledConnection): Promise<void> {
    this.#isReplacing = true;
    try {
      const successor = await this.#open();
      connection.isReplaced = true;
      if (this.#idle.includes(connection)) this.#takeBack(this.#outOfIdle(connection), false);
      if (this.#end) this.#close(successor);
      else this.#rest(successor);
    } catch {
      // The server takes no more: the connection serves on until it is spent.
    } finally {
      this.#isReplacing = false;
    }
  }

  #outOfIdle(connection: PooledConnection): PooledConnection {
    this.#idle.splice(this.#idle.indexOf(connection), 1);
    return connection;
  }

  /** Ends a connection on which nothing is under way; another one ends when it is given back. */
  #drop(connection: PooledConnection): void {
    if (this.#idle.includes(connection)) this.#close(this.#outOfIdle(connection));
    else this.#keepers.get(connection.client)?.wanted();
  }

  #close(connection: PooledConnection): void {
    clearTimeout(connection.idleTimer);
    this.#connections.delete(connection.client);
    const closed = connection.close().finally(() => this.#endIfEmpty());
    inBackground('closing a connection', closed);
  }

  #endIfEmpty(): void {
    if (this.#end && this.#connections.size + this.#opening === 0) this.#end.resolve();
  }
}
