import { type MikroORM } from '@mikro-orm/postgresql';
import { type Config } from '../config/config.ts';
import { type Cells, HOME } from './cells.ts';
import { openTenantPool } from './open-tenant-pool.ts';
import { TenantDatabase } from './tenant-database.ts';
import { type TenantDirectory } from './tenant-directory.ts';
import { type TenantPool } from './tenant-pool.ts';

/**
 * The databases of the other cells, each with connections of its own, opened at its first use. An installation with one cell asks
 * nobody and opens nothing.
 */
export class CellDatabases {
  readonly #open = new Map<string, { readonly pool: TenantPool; readonly database: TenantDatabase }>();
  readonly #hasOthers: boolean;

  constructor(
    private readonly parts: {
      readonly config: Config;
      readonly cells: Cells;
      readonly orm: MikroORM;
      readonly tenants: Pick<TenantDirectory, 'bySchema'>;
      readonly applicationName: string;
    },
  ) {
    this.#hasOthers = parts.cells.names.length > 1;
  }

  /** Where the tenant lives, as the directory knows it; `undefined` is the home cell. */
  async of(schema: string): Promise<TenantDatabase | undefined> {
    const tenant = await this.parts.tenants.bySchema(schema);
    return tenant?.cell === undefined || tenant.cell === HOME ? undefined : this.#databaseOf(tenant.cell);
  }

  /** Whether a tenant can live anywhere but at home. */
  get hasOthers(): boolean {
    return this.#hasOthers;
  }

  waitingOf(schema: string): number {
    let waiting = 0;
    for (const { pool } of this.#open.values()) waiting += pool.waitingOf(schema);
    return waiting;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ pool }) => pool.end()));
  }

  #databaseOf(cell: string): TenantDatabase {
    const { config, cells, orm, applicationName } = this.parts;
    const known = this.#open.get(cell);
    if (known) return known.database;
    const { ownerUrl: url, appUrl } = cells.get(cell);
    const pool = openTenantPool({ ...config, database: { ...config.database, url, appUrl } }, applicationName);
    const database = new TenantDatabase(pool, orm);
    this.#open.set(cell, { pool, database });
    return database;
  }
}
