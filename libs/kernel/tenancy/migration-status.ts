import { type Config } from '../config/config.ts';
import { type Cell, Cells } from './cells.ts';
import { readMigrations, releaseOf } from './migrations.ts';
import { withConnection } from './with-connection.ts';

/** How many schemas of one version are in a state: `pending`, `running`, `done`, `failed`, `skipped`. */
export interface StateCount {
  readonly version: string;
  readonly state: string;
  readonly count: number;
}

export interface FailedMigration {
  readonly schema: string;
  readonly version: string;
  readonly attempts: number;
  readonly error: string;
}

/** What the ledger of one database says. */
export interface MigrationStatus {
  readonly cell: string;
  /** Runs and steps outside a transaction, by version. */
  readonly counts: readonly StateCount[];
  readonly failed: readonly FailedMigration[];
  /** Tenants' schemas that are not at the release of the code that asks, and free ones of the pool. */
  readonly behind: number;
  readonly free: number;
}

/** Reads the ledger of every cell and touches no tenant. @throws Error when a database does not answer */
export async function migrationStatus(config: Config): Promise<MigrationStatus[]> {
  const cells = new Cells(config);
  const release = releaseOf(readMigrations('tenant'));
  return Promise.all(cells.names.map((name) => statusOf(cells.get(name), release)));
}

async function statusOf({ name, ownerUrl }: Cell, release: string): Promise<MigrationStatus> {
  return withConnection({ connectionString: ownerUrl }, async (owner) => {
    const counts = await owner.query<StateCount>(
      'select version, state, count(*)::int as count from platform.tenant_migration group by version, state order by version, state',
    );
    const failed = await owner.query<FailedMigration>(
      "select schema, version, attempts, error from platform.tenant_migration where state = 'failed' order by version, schema limit 100",
    );
    const schemas = await owner.query<{ behind: number; free: number }>(
      `select count(*) filter (where status = 'live' and release <> $1 and to_regnamespace(schema) is not null)::int as behind, count(*) filter (where status = 'free')::int as free
         from platform.tenant_schema`,
      [release],
    );
    return { cell: name, counts: counts.rows, failed: failed.rows, ...schemas.rows[0]! };
  });
}
