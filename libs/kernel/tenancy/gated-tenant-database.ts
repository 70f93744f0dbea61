import { type MikroORM } from '@mikro-orm/postgresql';
import { type QueryResultRow } from 'pg';
import { type Statement, TenantDatabase, type TenantTransaction } from './tenant-database.ts';
import { type TenantDirectory } from './tenant-directory.ts';
import { type TenantConnections } from './tenant-pool.ts';
import { isRefusedByRights, TenantStopped } from './tenant-stopped.ts';

/**
 * The tenants' database, which says why it refuses: a statement that Postgres denies to the role of a stopped tenant is `TenantStopped`.
 * The registry is asked only then, past every cache, so that a request costs nothing more.
 */
export class GatedTenantDatabase extends TenantDatabase {
  constructor(
    pool: TenantConnections,
    orm: MikroORM,
    private readonly tenants: Pick<TenantDirectory, 'look'>,
  ) {
    super(pool, orm);
  }

  /** @throws TenantStopped */
  override readAll<Rows extends QueryResultRow[]>(
    schema: string,
    statements: readonly Statement[],
  ): Promise<{ [I in keyof Rows]: Rows[I][] }> {
    return super.readAll<Rows>(schema, statements).catch((error: unknown) => this.#explain(schema, error));
  }

  /** @throws TenantStopped */
  override onLane<Rows extends QueryResultRow[]>(
    schema: string,
    statements: readonly Statement[],
  ): Promise<{ [I in keyof Rows]: Rows[I][] }> {
    return super.onLane<Rows>(schema, statements).catch((error: unknown) => this.#explain(schema, error));
  }

  /** @throws TenantStopped */
  override transaction<T>(schema: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
    return super.transaction(schema, work).catch((error: unknown) => this.#explain(schema, error));
  }

  /** @throws TenantStopped */
  override transactionAfter<T, Row extends QueryResultRow>(
    schema: string,
    first: Statement,
    work: (tx: TenantTransaction, rows: Row[]) => Promise<T>,
  ): Promise<T> {
    return super.transactionAfter(schema, first, work).catch((error: unknown) => this.#explain(schema, error));
  }

  async #explain(schema: string, error: unknown): Promise<never> {
    if (!isRefusedByRights(error)) throw error;
    const { tenant, changedLately } = await this.tenants.look(schema);
    if (tenant?.status === 'suspended' || tenant?.status === 'moving') throw new TenantStopped(tenant.status);
    if (tenant?.status !== 'live') throw new TenantStopped('gone');
    // It goes on again since; whatever else is denied is a fault of ours.
    throw changedLately ? new TenantStopped('moving') : error;
  }
}
