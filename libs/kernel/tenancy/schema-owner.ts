import { type QueryResultRow } from 'pg';
import { commit } from './commit.ts';
import { type Statement } from './statement-batch.ts';
import { tenantSchema } from './tenant-schema.ts';
import { withConnection } from './with-connection.ts';

/** What runs inside one transaction of the owner. */
export interface OwnerTransaction {
  readonly schema: string;
  /** Tables resolve in the tenant's schema. */
  query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
}

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
    return withConnection({ connectionString: this.url, application_name: 'clutch-owner' }, async (client) => {
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
    });
  }
}
