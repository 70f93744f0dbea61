import { type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import { type Pool, type PoolClient, type QueryResultRow } from 'pg';
import { type Statement, StatementBatch } from './statement-batch.ts';
import { tenantSchema } from './tenant-schema.ts';

export { type Statement } from './statement-batch.ts';

/** What runs inside one transaction of one tenant. Not to be kept after the transaction's end. */
export interface TenantTransaction {
  readonly schema: string;
  /** Sends one parameterised statement; its tables resolve by the transaction's search_path. */
  query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** MikroORM on this very transaction, with entities of `schema: '*'` bound to the tenant's schema. */
  readonly em: EntityManager;
}

const BEGIN: Statement = { name: 'clutch.begin', text: 'begin' };
const enter = (schema: string): Statement => ({
  name: 'clutch.enter',
  text: "select set_config('role', $1, true), set_config('search_path', $2, true)",
  values: [schema, `${schema}, ext, pg_temp`],
});

/**
 * The only door to a tenant's rows.
 *
 * Every transaction starts as the tenant's own role and search_path, set locally, so that both end with it; a statement
 * outside of one runs as a login that may read no tenant's table. `read` and `readAll` are one round trip and one transaction. A
 * connection whose transaction did not end cleanly is destroyed, never given back.
 */
export class TenantDatabase {
  /** One Kysely for each connection: MikroORM's way into a transaction that we opened. */
  readonly #kysely = new WeakMap<PoolClient, Kysely<unknown>>();

  constructor(
    readonly pool: Pool,
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
    const client = await this.pool.connect();
    const batch = new StatementBatch([enter(tenantSchema(schema)), ...statements]);
    try {
      const [, ...rows] = await batch.run(client);
      client.release();
      return rows as { [I in keyof Rows]: Rows[I][] };
    } catch (error) {
      client.release(batch.unclear || isBroken(error));
      throw error;
    }
  }

  /** Runs `work` in a transaction of the tenant; commits when it resolves, rolls back when it throws. */
  async transaction<T>(schema: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = true;
    try {
      await new StatementBatch([BEGIN, enter(tenantSchema(schema))]).run(client);
      try {
        const result = await work(this.#transaction(client, schema));
        await client.query('commit');
        broken = false;
        return result;
      } catch (error) {
        broken = await rollBack(client);
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

  #transaction(client: PoolClient, schema: string): TenantTransaction {
    let em: EntityManager | undefined;
    const makeEm = (): EntityManager => {
      const fork = this.orm.em.fork({ schema, clear: true, useContext: false });
      fork.setTransactionContext(this.#kyselyOf(client));
      return fork;
    };
    return {
      schema,
      query: async <Row extends QueryResultRow>(statement: Statement) => (await send<Row>(client, statement)).rows,
      get em() {
        return (em ??= makeEm());
      },
    };
  }

  #kyselyOf(client: PoolClient): Kysely<unknown> {
    let kysely = this.#kysely.get(client);
    if (!kysely) {
      const lent = { query: client.query.bind(client), release: () => undefined };
      kysely = new Kysely({
        dialect: new PostgresDialect({
          pool: { options: {}, connect: async () => lent, end: async () => undefined },
        }),
      });
      this.#kysely.set(client, kysely);
    }
    return kysely;
  }
}

function send<Row extends QueryResultRow = QueryResultRow>(client: PoolClient, { name, text, values }: Statement) {
  return client.query<Row>({ ...(name ? { name } : {}), text, values: values as unknown[] });
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

/** An error without an SQLSTATE came from the connection, not from the statement. */
function isBroken(error: unknown): boolean {
  return (
    typeof (error as { code?: unknown }).code !== 'string' || !/^[0-9A-Z]{5}$/.test((error as { code: string }).code)
  );
}
