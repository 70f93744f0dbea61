import { type PoolClient, type QueryResultRow } from 'pg';
import { inBackground } from '../lifecycle/in-background.ts';
import { isConnectionLost } from './connection-lost.ts';
import { type Statement, StatementBatch, type Wire } from './statement-batch.ts';
import { type TenantConnections } from './tenant-pool.ts';

interface Transaction {
  readonly schema: string;
  readonly statements: readonly Statement[];
  readonly outcome: PromiseWithResolvers<QueryResultRow[][]>;
}

/** The lane did not get a lock soon enough (55P03), or a statement was to be there and is not (26000); nothing was written. */
export const NOT_ON_A_LANE: ReadonlySet<unknown> = new Set(['55P03', '26000']);

/** How many transactions are under way on a lane's connection before the first of them is answered. */
const DEPTH = 16;
const KEEP_MS = 1_000;

/**
 * Short transactions of several tenants on one connection, sent behind each other without waiting for the answers (protocol
 * documentation, "Pipelining"). Each has a Sync of its own, so each commits or fails alone. The tenants of a lane are always the
 * same, so that their plans are warm. A lane without work gives its connection up when others wait for one, or after a while; with the
 * next work it asks for the same one.
 *
 * When the connection is lost, all that was sent is rejected with its error.
 */
export class Lane {
  #client: PoolClient | undefined;
  #last: PoolClient | undefined;
  #isConnecting = false;
  /** The connection is to be given back as soon as nothing is under way. */
  #isWanted = false;
  #isBusy = false;
  #isCorked = false;
  readonly #waiting: Transaction[] = [];
  readonly #sent: StatementBatch[] = [];

  constructor(private readonly pool: TenantConnections) {}

  run(schema: string, statements: readonly Statement[]): Promise<QueryResultRow[][]> {
    const outcome = Promise.withResolvers<QueryResultRow[][]>();
    this.#waiting.push({ schema, statements, outcome });
    this.#drive();
    return outcome.promise;
  }

  /** How many transactions of a tenant have not been sent yet. */
  waitingOf(schema: string): number {
    return this.#waiting.reduce((count, waiting) => count + (waiting.schema === schema ? 1 : 0), 0);
  }

  #drive(): void {
    if (this.#waiting.length === 0) return;
    if (!this.#client) inBackground('connecting a lane', this.#connect());
    else
      while (this.#waiting.length > 0 && this.#sent.length < DEPTH && !this.#isWanted)
        this.#send(this.#client, this.#waiting.shift()!);
  }

  async #connect(): Promise<void> {
    if (this.#isConnecting) return;
    this.#isConnecting = true;
    try {
      const client = await this.pool.keep({ preferred: this.#last, wanted: () => this.#giveUp() });
      this.#isWanted = false;
      [this.#client, this.#last] = [client, client];
      this.#watch(client);
    } catch (error) {
      for (const { outcome } of this.#waiting.splice(0)) outcome.reject(error);
    } finally {
      this.#isConnecting = false;
    }
    this.#drive();
  }

  #send(client: PoolClient, { schema, statements, outcome }: Transaction): void {
    this.#isBusy = true;
    if (this.pool.serves(client, schema)) this.#isWanted = true;
    const batch = new StatementBatch(statements, (error) => this.#answered(client, batch, error));
    const { connection } = client as unknown as { connection: Wire };
    this.#gather(connection);
    try {
      batch.writeAhead(connection);
    } catch (error) {
      outcome.reject(error);
      return;
    }
    outcome.resolve(batch.answered);
    this.#sent.push(batch);
    if (this.#sent.length === 1) batch.give(client);
  }

  /**
   * What is sent in one turn of the event loop goes out in one write. Each write wakes a backend, and under load the kernel then often
   * takes the processor from us: it is the dearest part of a short transaction.
   */
  #gather(wire: Wire): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    wire.stream.cork();
    setImmediate(() => {
      this.#isCorked = false;
      wire.stream.uncork();
    });
  }

  #answered(client: PoolClient, batch: StatementBatch, error: Error | undefined): void {
    if (this.#sent[0] !== batch) return; // rejected with the others when the connection was lost
    this.#sent.shift();
    if (error && isConnectionLost(error)) {
      for (const behind of this.#sent.splice(0)) behind.handleError(error);
      this.#leave(client, true);
      this.#drive();
      return;
    }
    if (this.#sent[0]) this.#sent[0].give(client);
    else if (this.#isWanted) this.#leave(client, false);
    this.#drive();
  }

  #giveUp(): boolean {
    if (!this.#client || this.#isWanted) return false;
    this.#isWanted = true;
    if (this.#sent.length === 0) this.#leave(this.#client, false);
    return true;
  }

  /** Gives the connection up when nothing was sent for a while. */
  #watch(client: PoolClient): void {
    setTimeout(() => {
      if (this.#client !== client) return;
      if (this.#isBusy) this.#watch(client);
      else this.#giveUp();
      this.#isBusy = false;
    }, KEEP_MS).unref();
  }

  #leave(client: PoolClient, isLost: boolean): void {
    this.#client = undefined;
    this.#isWanted = false;
    client.release(isLost);
  }
}
