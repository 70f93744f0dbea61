import { type MikroORM } from '@mikro-orm/postgresql';
import { type QueryResultRow } from 'pg';
import { type CellDatabases } from './cell-databases.ts';
import { type Statement, TenantDatabase, type TenantTransaction } from './tenant-database.ts';
import { type TenantDirectory } from './tenant-directory.ts';
import { type TenantConnections } from './tenant-pool.ts';
import { mayBeStopped, TenantStopped } from './tenant-stopped.ts';

/**
 * The tenants' database in all cells, which says why it refuses: a statement that Postgres denies to the role of a stopped tenant is
 * `TenantStopped`. The registry is asked only then, past every cache, so that a request costs nothing more. A process that still knows
 * the old place of a tenant that has moved is refused there like that, and finds the new one at the next try.
 */
export class GatedTenantDatabase extends TenantDatabase {
  constructor(
    pool: TenantConnections,
    orm: MikroORM,
    private readonly tenants: Pick<TenantDirectory, 'look'>,
    private readonly cells: Pick<CellDatabases, 'of' | 'hasOthers' | 'waitingOf'>,
  ) {
    super(pool, orm);
  }

  override waitingOf(schema: string): number {
    return super.waitingOf(schema) + this.cells.waitingOf(schema);
  }

  /** @throws TenantStopped */
  override readAll<Rows extends QueryResultRow[]>(
    schema: string,
    statements: readonly Statement[],
  ): Promise<{ [I in keyof Rows]: Rows[I][] }> {
    return this.#in(schema, (there) =>
      there ? there.readAll<Rows>(schema, statements) : super.readAll<Rows>(schema, statements),
    );
  }

  /** @throws TenantStopped */
  override onLane<Rows extends QueryResultRow[]>(
    schema: string,
    statements: readonly Statement[],
  ): Promise<{ [I in keyof Rows]: Rows[I][] }> {
    return this.#in(schema, (there) =>
      there ? there.onLane<Rows>(schema, statements) : super.onLane<Rows>(schema, statements),
    );
  }

  /** @throws TenantStopped */
  override readShort<Row extends QueryResultRow>(schema: string, statement: Statement): Promise<Row[]> {
    return this.#in(schema, (there) =>
      there ? there.readShort<Row>(schema, statement) : super.readShort<Row>(schema, statement),
    );
  }

  /** @throws TenantStopped */
  override transaction<T>(schema: string, work: (tx: TenantTransaction) => Promise<T>): Promise<T> {
    return this.#in(schema, (there) => (there ? there.transaction(schema, work) : super.transaction(schema, work)));
  }

  /** @throws TenantStopped */
  override transactionAfter<T, Row extends QueryResultRow>(
    schema: string,
    first: Statement,
    work: (tx: TenantTransaction, rows: Row[]) => Promise<T>,
  ): Promise<T> {
    return this.#in(schema, (there) =>
      there ? there.transactionAfter(schema, first, work) : super.transactionAfter(schema, first, work),
    );
  }

  #in<T>(schema: string, work: (there: TenantDatabase | undefined) => Promise<T>): Promise<T> {
    const working = this.cells.hasOthers ? this.cells.of(schema).then(work) : work(undefined);
    return working.catch((error: unknown) => this.#explain(schema, error));
  }

  async #explain(schema: string, error: unknown): Promise<never> {
    if (!mayBeStopped(error)) throw error;
    const { tenant, changedLately } = await this.tenants.look(schema);
    if (tenant?.status === 'suspended' || tenant?.status === 'moving') throw new TenantStopped(tenant.status);
    if (tenant?.status !== 'live') throw new TenantStopped('gone');
    // It goes on again since, or elsewhere; whatever else is denied is a fault of ours.
    throw changedLately ? new TenantStopped('moving') : error;
  }
}
