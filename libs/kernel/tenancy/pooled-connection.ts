import pg from 'pg';

/** The part of pg's connection that says what the server reports by itself. */
interface Reports {
  on(event: 'parameterStatus', listener: (message: { parameterName: string; parameterValue: string }) => void): void;
}

/** One connection of the pool, and what the pool knows about it. */
export class PooledConnection {
  readonly client: pg.PoolClient;
  readonly bornAt = performance.now();
  /** Whose tables its backend has looked at: it keeps their catalog in memory until it ends. */
  readonly tenants = new Set<string>();
  /** Its successor is there: it goes at its next check-in. */
  isReplaced = false;
  idleTimer: NodeJS.Timeout | undefined;
  #isBroken = false;
  #path: string | undefined;
  #ownPath: string | undefined;
  readonly #session: pg.Client;

  constructor(config: pg.ClientConfig) {
    // The pool gives it its `release` each time that it is lent.
    this.#session = new pg.Client(config);
    this.client = this.#session as pg.PoolClient;
    // PostgreSQL reports a changed search_path since version 18, when the statement's transaction is over at the latest.
    (this.#session as unknown as { connection: Reports }).connection.on('parameterStatus', (message) => {
      if (message.parameterName === 'search_path') this.#path = message.parameterValue;
    });
  }

  /** @throws Error when the server cannot be reached or refuses */
  async open(onBroken: () => void): Promise<void> {
    // Whoever has it learns of the break by the next query; nobody else may fall over it.
    this.client.on('error', () => {
      this.#isBroken = true;
      onBroken();
    });
    await this.#session.connect();
    this.#ownPath = this.#path;
  }

  /** Never throws: where the connection is gone already, that is what was wanted. */
  async close(): Promise<void> {
    await this.#session.end().catch(() => undefined);
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** A transaction that was not ended, or a search_path that outlived its transaction: whoever came next would work with it. */
  get hasLeftovers(): boolean {
    return this.#session.getTransactionStatus() !== 'I' || this.#path !== this.#ownPath;
  }

  get ageMs(): number {
    return performance.now() - this.bornAt;
  }
}
