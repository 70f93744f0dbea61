import pg, { type QueryResultRow } from 'pg';
import { commit } from './commit.ts';
import { type Statement } from './statement-batch.ts';
import { tenantSchema } from './tenant-schema.ts';

/** What runs inside one transaction of the owner. */
export interface OwnerTransaction {
  readonly schema: string;
  /** Tables resolve in the tenant's schema. */
  query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
}

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * The owner's way into a tenant's schema while the installation runs: for the kernel's own fixed DDL, which no application's login may
 * do, and for nothing that a request says. Each transaction has a connection of its own and ends it, so that none lies open.
 */
export class SchemaOwner {
  constructor(private readonly url: string) {}

  /**
   * Commits when `work` resolves, undoes all of it when it throws. A lock that is not free within `lockTimeoutMs` raises 55P03.
   */
  async transaction<T>(
    schema: string,
    { lockTimeoutMs }: { lockTimeoutMs: number },
    work: (tx: OwnerTransaction) => Promise<T>,
  ): Promise<T> {
    const path = `${tenantSchema(schema)}, ext, pg_temp`;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'clutch-owner',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('error', () => undefined); // the server went: the statement that runs, or the next one, says so
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        "select set_config('search_path', $1, true), set_config('lock_timeout', $2, true), set_config('idle_in_transaction_session_timeout', '60s', true)",
        [path, String(lockTimeoutMs)],
      );
      const result = await work({
        schema,
        query: async <Row extends QueryResultRow>({ text, values }: Statement) =>
          (await client.query<Row>({ text, values: values as unknown[] })).rows,
      });
      await commit(client);
      return result;
    } finally {
      await client.end(); // undoes what was not committed
    }
  }
}
