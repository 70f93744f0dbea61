import { type PoolClient, type QueryResultRow } from 'pg';
import { isConnectionLost } from './connection-lost.ts';
import { type Statement, StatementBatch, type Wire } from './statement-batch.ts';
import { type TenantConnections } from './tenant-pool.ts';

interface Transaction {
  readonly schema: string;
  readonly statements: readonly Statement[];
  readonly outcome: PromiseWithResolvers<QueryResultRow[][]>;
}

/** How many transactions are under way on a lane's connection before the first of them is answered. */
const DEPTH = 16;

/**
 * Short transactions of several tenants on one connection, sent behind each other without waiting for the answers (protocol
 * documentation, "Pipelining"). Each has a Sync of its own, so each commits or fails alone. The tenants of a lane are always the
 * same, so that their plans are warm. Without work a lane has no connection; with the next work it asks for the same one.
 *
 * When the connection is lost, all that was sent is rejected with its error.
 */
export class Lane {
  #client: PoolClient | undefined;
  #last: PoolClient | undefined;
  #isConnecting = false;
  #isSpent = false;
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

  #drive(): void {
    if (this.#waiting.length === 0) return;
    if (!this.#client) void this.#connect();
    else
      while (this.#waiting.length > 0 && this.#sent.length < DEPTH && !this.#isSpent)
        this.#send(this.#client, this.#waiting.shift()!);
  }

  async #connect(): Promise<void> {
    if (this.#isConnecting) return;
    this.#isConnecting = true;
    try {
      this.#client = await this.pool.connect(undefined, this.#last);
      this.#last = this.#client;
    } catch (error) {
      for (const { outcome } of this.#waiting.splice(0)) outcome.reject(error);
    } finally {
      this.#isConnecting = false;
    }
    this.#drive();
  }

  #send(client: PoolClient, { schema, statements, outcome }: Transaction): void {
    this.#isSpent = this.pool.serves(client, schema);
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
    if (this.#sent.length === 1) void batch.run(client);
  }

  /** What is sent in one turn of the event loop goes out in one write. */
  #gather(wire: Wire): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    wire.stream.cork();
    process.nextTick(() => {
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
    if (this.#sent[0]) void this.#sent[0].run(client);
    this.#drive();
    // Whoever was just answered gets one turn to send more, before the connection is given back.
    if (this.#sent.length === 0) setImmediate(() => this.#rest(client));
  }

  #rest(client: PoolClient): void {
    if (this.#client !== client || this.#sent.length > 0) return;
    this.#leave(client, false);
    this.#drive();
  }

  #leave(client: PoolClient, isLost: boolean): void {
    this.#client = undefined;
    this.#isSpent = false;
    client.release(isLost);
  }
}
