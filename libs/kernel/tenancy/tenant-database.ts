import { type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import { type PoolClient, type QueryResultRow } from 'pg';
import { commit } from './commit.ts';
import { isConnectionLost } from './connection-lost.ts';
import { Lanes } from './lanes.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { type Statement, StatementBatch } from './statement-batch.ts';
import { type TenantConnections } from './tenant-pool.ts';
import { enter, enterLane, hadLeftovers, ofTenant } from './tenant-statements.ts';

export { type Statement } from './statement-batch.ts';

/** What runs inside one transaction of one tenant. Not to be kept after the transaction's end. */
export interface TenantTransaction {
  readonly schema: string;
  /** Sends one parameterised statement; its tables resolve by the transaction's search_path. */
  query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** Keeps statements for the end of the transaction, where they go out in order, in one round trip with the commit. */
  atCommit(statements: readonly Statement[]): void;
  /** MikroORM on this very transaction, with entities of `schema: '*'` bound to the tenant's schema. */
  readonly em: EntityManager;
}

const BEGIN: Statement = { name: 'clutch.begin', text: 'begin' };
const COMMIT: Statement = { name: 'clutch.commit', text: 'commit' };
/**
 * The only door to a tenant's rows.
 *
 * Every transaction starts as the tenant's own role and search_path, set locally, so that both end with it; a statement
 * outside of one runs as a login that may read no tenant's table. `read` and `readAll` are one round trip and one transaction. A
 * connection whose transaction did not end cleanly is destroyed, never given back.
 */
export class TenantDatabase {
  #lanes: Lanes | undefined;

  constructor(
    readonly pool: TenantConnections,
    private readonly orm: MikroORM,
  ) {}

  /** One statement in a transaction of its own, in one round trip. It may write. */
  async read<Row extends QueryResultRow>(schema: string, statement: Statement): Promise<Row[]> {
    const [rows] = await this.readAll<[Row]>(schema, [statement]);
    return rows;
  }

  /** Several statements in one transaction and one round trip; each answers its rows. READ COMMITTED: each has its own snapshot. */
  async readAll<Rows extends QueryResultRow[]>(
    schema: string,
    statements: readonly Statement[],
  ): Promise<{ [I in keyof Rows]: Rows[I][] }> {
    const batch = new StatementBatch([enter(schema), ...statements.map((sent) => ofTenant(schema, sent))]);
    const client = await this.pool.connect(schema);
    try {
      const [entered, ...rows] = await batch.run(client);
      client.release(hadLeftovers(entered));
      return rows as { [I in keyof Rows]: Rows[I][] };
    } catch (error) {
      client.release(isConnectionLost(error));
      throw error;
    }
  }

  /**
   * Like `readAll`, on a connection that several tenants' transactions share one behind the other: for the shortest and most frequent
   * ones, which find all that they need by index. They must not keep the others: one that meets a lock gives up after 100 ms.
   * @throws Error 55P03 when a lock was not free; 26000 when a statement of another one, before it, had failed. Nothing was written.
   */
  async onLane<Rows extends QueryResultRow[]>(
    schema: string,
    statements: readonly Statement[],
  ): Promise<{ [I in keyof Rows]: Rows[I][] }> {
    const sent = [enterLane(schema), ...statements.map((statement) => ofTenant(schema, statement))];
    const [, ...rows] = await (this.#lanes ??= new Lanes(this.pool)).run(schema, sent);
    return rows as { [I in keyof Rows]: Rows[I][] };
  }

  /**
   * Runs `work` in a transaction of the tenant; commits when it resolves, rolls back when it throws. Throws also when `work`
   * swallowed the error of a statement: Postgres undoes such a transaction, whatever is asked of it.
   */
  transaction<T>(schema: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
    return this.#transact(schema, [], work);
  }

  /** A transaction whose first statement is sent in the round trip that begins it; `work` is given its rows. */
  transactionAfter<T, Row extends QueryResultRow>(
    schema: string,
    first: Statement,
    work: (tx: TenantTransaction, rows: Row[]) => Promise<T>,
  ): Promise<T> {
    return this.#transact(schema, [first], (tx, rows) => work(tx, rows as Row[]));
  }

  async #transact<T>(
    schema: string,
    first: readonly Statement[],
    work: (tx: TenantTransaction, rows: QueryResultRow[]) => Promise<T>,
  ): Promise<T> {
    const begin = [BEGIN, enter(schema), ...first.map((sent) => ofTenant(schema, sent))];
    const client = await this.pool.connect(schema);
    const lease = new Lease(client, schema);
    let broken = true;
    try {
      const [, entered, rows = []] = await new StatementBatch(begin).run(client);
      try {
        const result = await work(this.#transaction(lease, schema), rows);
        await lease.commit();
        broken = hadLeftovers(entered);
        return result;
      } catch (error) {
        lease.end();
        broken = (await rollBack(client)) || hadLeftovers(entered);
        throw error;
      }
    } finally {
      client.release(broken);
    }
  }

  /** A MikroORM EntityManager of the tenant for reads and flushes of plain rows, inside a transaction of its own. */
  async withEntities<T>(schema: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction(schema, ({ em }) => work(em));
  }

  #transaction(lease: Lease, schema: string): TenantTransaction {
    let em: EntityManager | undefined;
    const makeEm = (): EntityManager => {
      const fork = this.orm.em.fork({ schema, clear: true, useContext: false });
      fork.setTransactionContext(lease.kysely());
      return fork;
    };
    return {
      schema,
      query: (statement) => lease.send(statement),
      atCommit: (statements) => lease.keep(statements),
      get em() {
        return (em ??= makeEm());
      },
    };
  }
}

/** A connection for the time of one transaction. What is sent later is refused: by then the connection may be another tenant's. */
class Lease {
  #ended = false;
  readonly #kept: Statement[] = [];

  constructor(
    private readonly client: PoolClient,
    private readonly schema: string,
  ) {}

  end(): void {
    this.#ended = true;
  }

  keep(statements: readonly Statement[]): void {
    this.#lent();
    this.#kept.push(...statements);
  }

  async commit(): Promise<void> {
    this.end();
    if (this.#kept.length === 0) return commit(this.client);
    // A transaction that had failed before fails here as well: its next statement is refused.
    await new StatementBatch([...this.#kept.map((sent) => ofTenant(this.schema, sent)), COMMIT]).run(this.client);
  }

  async send<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    const { name, text, values } = ofTenant(this.schema, statement);
    const client = this.#lent();
    if (name !== undefined) PreparedStatements.ofClient(client).expect(name);
    const sent = { ...(name ? { name } : {}), text, values: values as unknown[] };
    return (await client.query<Row>(sent)).rows;
  }

  /** MikroORM's way into a transaction that we opened. */
  kysely(): Kysely<unknown> {
    const query = ((...sent: Parameters<PoolClient['query']>) => this.#lent().query(...sent)) as PoolClient['query'];
    const lent = { query, release: () => undefined };
    return new Kysely({
      dialect: new PostgresDialect({
        pool: { options: {}, connect: async () => lent, end: async () => undefined },
      }),
    });
  }

  #lent(): PoolClient {
    if (this.#ended) throw new Error('A transaction was used after its end; await everything inside of it');
    return this.client;
  }
}

/** Says whether the connection is still unfit for use afterwards. */
async function rollBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return false;
  } catch {
    return true; // the caller reports the error that came first
  }
}
