import type pg from 'pg';
import { appDatabaseUrl, type Config } from '../config/config.ts';
import { withConnection } from './with-connection.ts';

/** The cell of the registry, the jobs and the platform's tables: the database of CLUTCH_DATABASE_URL. */
export const HOME = 'home';

/** One database that tenants live in. */
export interface Cell {
  readonly name: string;
  /** Of the login that owns the schemas. */
  readonly ownerUrl: string;
  /** Of the applications' login, and its name. */
  readonly appUrl: string;
  readonly appRole: string;
}

/** The databases that this installation knows: its own, and those of CLUTCH_CELL_URLS. */
export class Cells {
  readonly #cells = new Map<string, Cell>();

  constructor({ database, cell, secret }: Pick<Config, 'database' | 'cell' | 'secret'>) {
    this.#add(HOME, database.url, appDatabaseUrl({ database, secret }));
    for (const [name, url] of cell.urls ?? [])
      this.#add(name, url, appDatabaseUrl({ database: { url, appUrl: undefined }, secret }));
  }

  get names(): string[] {
    return [...this.#cells.keys()];
  }

  /** @throws Error when the settings of this process do not name the cell */
  get(name: string): Cell {
    const cell = this.#cells.get(name);
    if (!cell) throw new Error(`There is no cell "${name}" in CLUTCH_CELL_URLS; known are ${this.names.join(', ')}`);
    return cell;
  }

  /** Lends a connection of the cell's owner, with that login's rights and for `work` only. */
  async asOwner<T>(name: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
    const { ownerUrl } = this.get(name);
    return withConnection({ connectionString: ownerUrl, application_name: 'clutch-owner', keepAlive: true }, work);
  }

  #add(name: string, ownerUrl: string, appUrl: string): void {
    this.#cells.set(name, { name, ownerUrl, appUrl, appRole: decodeURIComponent(new URL(appUrl).username) });
  }
}
