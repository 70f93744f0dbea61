import { type EntitySchema, type InferEntity } from '@mikro-orm/core';
import { type QueryResultRow } from 'pg';
import { type Statement } from '../tenancy/statement-batch.ts';
import { PendingRows } from './pending-rows.ts';
import { type RowTable, type RowValues } from './row-table.ts';

/** The row of an entity as plain values: dates as `Date`, JSON as it is. */
export type RowOf<Table extends EntitySchema> = {
  [K in keyof InferEntity<Table> as K extends string ? K : never]: InferEntity<Table>[K];
};

/** A row to be written: a column that may be null may be left out. */
export type NewRowOf<Table extends EntitySchema> = {
  [K in keyof RowOf<Table> as null extends RowOf<Table>[K] ? never : K]: RowOf<Table>[K];
} & { [K in keyof RowOf<Table> as null extends RowOf<Table>[K] ? K : never]?: RowOf<Table>[K] };

/**
 * How a projection writes its tables. What it asks for is gathered over the events of a batch and goes out as few set-based
 * statements with the checkpoint; the outcome is that of writing row by row, in order. Of a row it takes what the table has
 * columns for, so that an event may grow.
 */
export interface ProjectionRows {
  /** A whole row, in place of any other with its key. A column that is left out becomes null. */
  put<Table extends EntitySchema>(table: Table, row: NewRowOf<Table>): void;
  /** Changes the row of this key, where there is one. What is undefined stays as it is; a key never changes. */
  change<Table extends EntitySchema>(table: Table, key: Partial<RowOf<Table>>, patch: Partial<RowOf<Table>>): void;
  /** Changes all rows whose columns are equal to `where`. @throws TypeError when one of these is null or undefined */
  changeWhere<Table extends EntitySchema>(
    table: Table,
    where: Partial<RowOf<Table>>,
    patch: Partial<RowOf<Table>>,
  ): Promise<void>;
  remove<Table extends EntitySchema>(table: Table, key: Partial<RowOf<Table>>): void;
  /** The row of this key as it is now, with what the batch has asked for. A round trip for a row that the batch has not seen yet. */
  find<Table extends EntitySchema>(table: Table, key: Partial<RowOf<Table>>): Promise<RowOf<Table> | undefined>;
  /**
   * For what the others cannot say: sends what is gathered, then this. Name tables by `nameOf`, because a rebuild fills others.
   * One round trip for each call.
   */
  query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>;
  /** The quoted name of the table that is being written. */
  nameOf(table: EntitySchema): string;
}

type Send = <Row extends QueryResultRow>(statement: Statement) => Promise<Row[]>;

/** The rows of one batch. */
export class GatheredRows implements ProjectionRows {
  readonly #tables = new Map<EntitySchema, PendingRows>();

  constructor(
    private readonly tableOf: (entity: EntitySchema) => RowTable,
    private readonly send: Send,
  ) {}

  put(table: EntitySchema, row: RowValues): void {
    this.#of(table).put(row);
  }

  change(table: EntitySchema, key: RowValues, patch: RowValues): void {
    this.#of(table).change(key, patch);
  }

  async changeWhere(table: EntitySchema, where: RowValues, patch: RowValues): Promise<void> {
    const pending = this.#of(table);
    if (pending.changeWhere(where, patch)) return;
    await this.#flush(pending);
    pending.changeWhere(where, patch);
  }

  remove(table: EntitySchema, key: RowValues): void {
    this.#of(table).remove(key);
  }

  async find<Table extends EntitySchema>(table: Table, key: RowValues): Promise<RowOf<Table> | undefined> {
    const pending = this.#of(table);
    const known = pending.find(key);
    if (known !== undefined) return (known ?? undefined) as RowOf<Table> | undefined;
    await this.#flush(pending);
    const values = pending.table.key.map(({ property }) => key[property]);
    const [row] = await this.send<RowOf<Table> & QueryResultRow>({ ...pending.table.find, values });
    if (row) pending.see(row);
    return row && { ...row };
  }

  async query<Row extends QueryResultRow>(statement: Statement): Promise<Row[]> {
    for (const pending of this.#tables.values()) await this.#flush(pending);
    return this.send(statement);
  }

  nameOf(table: EntitySchema): string {
    return this.#of(table).table.quotedName;
  }

  /** What is left to be sent, in order. */
  take(): Statement[] {
    return [...this.#tables.values()].flatMap((pending) => pending.take());
  }

  async #flush(pending: PendingRows): Promise<void> {
    for (const statement of pending.take()) await this.send(statement);
  }

  #of(table: EntitySchema): PendingRows {
    const known = this.#tables.get(table);
    if (known) return known;
    const pending = new PendingRows(this.tableOf(table));
    this.#tables.set(table, pending);
    return pending;
  }
}
