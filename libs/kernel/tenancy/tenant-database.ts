import { type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import { type PoolClient, type QueryResultRow } from 'pg';
import { commit } from './commit.ts';
import { isConnectionLost } from './connection-lost.ts';
import { asPart, joinAll, type Joined, joinedOf } from './joined-transaction.ts';
import { NOT_ON_A_LANE } from './lane.ts';
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
/** Commits of as many lanes share a flush of the log to the disk; with more of them fewer transactions would share a write to the network. */
const WRITE_LANES = { most: 8, share: 0.8 };
/** One alone answers more than one process can ask; the second is there for when the first one meets something slow. */
const READ_LANES = { most: 2, share: 0.2 };

/**
 * The only door to a tenant's rows.
 *
 * Every transaction starts as the tenant's own role and search_path, set locally, so that both end with it; a statement
 * outside of one runs as a login that may read no tenant's table. `read` and `readAll` are one round trip and one transaction. A
 * connection whose transaction did not end cleanly is destroyed, never given back.
 */
export class TenantDatabase {
  #lanes: Lanes | undefined;
  #readLanes: Lanes | undefined;

  constructor(
    readonly pool: TenantConnections,
    private readonly orm: MikroORM,
  ) {}

  /** How much of the tenant's work waits for a connection in this process. */
  waitingOf(schema: string): number {
    const onLanes = [this.#lanes, this.#readLanes].reduce((sum, lanes) => sum + (lanes?.waitingOf(schema) ?? 0), 0);
    return this.pool.waitingOf(schema) + onLanes;
  }

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
    const joined = joinedOf<Lease>(schema);
    if (joined) return sendAll(joined, statements) as Promise<{ [I in keyof Rows]: Rows[I][] }>;
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
    const joined = joinedOf<Lease>(schema);
    if (joined) return sendAll(joined, statements) as Promise<{ [I in keyof Rows]: Rows[I][] }>;
    const sent = [enterLane(schema), ...statements.map((statement) => ofTenant(schema, statement))];
    const [, ...rows] = await (this.#lanes ??= new Lanes(this.pool, WRITE_LANES)).run(schema, sent);
    return rows as { [I in keyof Rows]: Rows[I][] };
  }

  /**
   * A read that is short, frequent and finds its rows by index: sent behind others without waiting for their answers, all of one turn of
   * the event loop in one write. On lanes of its own, so that it waits for nobody's commit.
   */
  async readShort<Row extends QueryResultRow>(schema: string, statement: Statement): Promise<Row[]> {
    if (joinedOf<Lease>(schema)) return this.read<Row>(schema, statement);
    this.#readLanes ??= new Lanes(this.pool, READ_LANES);
    try {
      const [, rows] = await this.#readLanes.run(schema, [enterLane(schema), ofTenant(schema, statement)]);
      return rows as Row[];
    } catch (error) {
      if (!NOT_ON_A_LANE.has((error as { code?: unknown }).code)) throw error;
      return this.read<Row>(schema, statement);
    }
  }

  /**
   * Runs `work` in a transaction of the tenant; commits when it resolves, rolls back when it throws. Throws also when `work`
   * swallowed the error of a statement: Postgres undoes such a transaction, whatever is asked of it.
   */
  transaction<T>(schema: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
    return this.#transact(schema, [], work);
  }

  /**
   * Runs `work` so that all it does in this tenant, through whatever code, commits together or not at all. A transaction inside of it is a
   * savepoint, and undone by itself when it throws. No other tenant may be touched meanwhile; it is for short work, because the log's
   * lock is held from its first append on.
   */
  inOne<T>(schema: string, work: () => Promise<T>): Promise<T> {
    return this.transaction(schema, (tx) => joinAll(schema, leases.get(tx)!, work));
  }

  /** Whether work of this tenant goes into somebody's transaction here. */
  isJoined(schema: string): boolean {
    return joinedOf(schema) !== undefined;
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
    const joined = joinedOf<Lease>(schema);
    if (joined) return this.#join(joined, first, work);
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

  #join<T>(
    joined: Joined<Lease>,
    first: readonly Statement[],
    work: (tx: TenantTransaction, rows: QueryResultRow[]) => Promise<T>,
  ): Promise<T> {
    const { lease, schema } = joined;
    return asPart(joined, async () => {
      const kept: Statement[] = [];
      const tx = this.#transaction(lease, schema, (statements) => kept.push(...statements));
      await lease.send({ text: 'savepoint part' });
      try {
        const [rows = []] = await sendAll(joined, first);
        const result = await work(tx, rows);
        for (const statement of kept) await lease.send(statement);
        await lease.send({ text: 'release savepoint part' });
        return result;
      } catch (error) {
        await lease.send({ text: 'rollback to savepoint part' });
        await lease.send({ text: 'release savepoint part' });
        throw error;
      }
    });
  }

  #transaction(
    lease: Lease,
    schema: string,
    keep = (statements: readonly Statement[]): void => lease.keep(statements),
  ): TenantTransaction {
    let em: EntityManager | undefined;
    const makeEm = (): EntityManager => {
      const fork = this.orm.em.fork({ schema, clear: true, useContext: false });
      fork.setTransactionContext(lease.kysely());
      return fork;
    };
    const tx: TenantTransaction = {
      schema,
      query: (statement) => lease.send(statement),
      atCommit: keep,
      get em() {
        return (em ??= makeEm());
      },
    };
    leases.set(tx, lease);
    return tx;
  }
}

/** What a transaction is sent through, for those that join it. */
const leases = new WeakMap<TenantTransaction, Lease>();

function sendAll({ lease, sends }: Joined<Lease>, statements: readonly Statement[]): Promise<QueryResultRow[][]> {
  const sent = sends.last.then(async () => {
    const answers: QueryResultRow[][] = [];
    for (const statement of statements) answers.push(await lease.send(statement));
    return answers;
  });
  sends.last = sent.catch(() => undefined); // who sent them hears of it
  return sent;
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
