import { type EntitySchema, type MetadataStorage } from '@mikro-orm/core';
import { createHash } from 'node:crypto';
import { type OwnerTransaction } from '../tenancy/schema-owner.ts';
import { REBUILD_SQL as SQL } from './rebuild-sql.ts';
import { type RowTable, rowTable } from './row-table.ts';
import { type Projection } from './subscription.ts';

/** A table of a projection and the one that a rebuild fills. */
export interface TablePair {
  readonly live: string;
  readonly next: string;
}

/** The name of the table that is filled in place of `live`; a name of Postgres has at most 63 bytes. */
export function nextName(live: string): string {
  if (Buffer.byteLength(live) <= 57) return `${live}__next`;
  return `${live.slice(0, 40)}_${createHash('md5').update(live).digest('hex').slice(0, 10)}__next`;
}

/** Which tables a rebuild fills. */
export class NextTables {
  readonly #tables = new Map<EntitySchema, RowTable>();

  constructor(private readonly metadata: MetadataStorage) {}

  /** The table that is filled in place of the entity's. */
  next(entity: EntitySchema): RowTable {
    const live = rowTable(entity, this.metadata);
    const next = this.#tables.get(entity) ?? live.named(nextName(live.name));
    this.#tables.set(entity, next);
    return next;
  }

  /** In an order that is always the same, so that two who lock them never wait for each other. */
  pairs({ tables }: Projection): TablePair[] {
    const names = tables.map((entity) => rowTable(entity, this.metadata).name).sort();
    return names.map((live) => ({ live, next: nextName(live) }));
  }
}

/** The tables of a rebuild, by the owner's hand. The caller's transaction makes each step whole or void. */
export const rebuildTables = {
  /** What hangs on the tables and would be lost with them; such tables cannot be rebuilt. */
  async hindrances(tx: OwnerTransaction, pairs: readonly TablePair[]): Promise<string[]> {
    return (await ask<{ what: string }>(tx, SQL.hindrances, pairs)).map(({ what }) => what);
  },

  /** Makes empty tables like the live ones, with their keys and rights, in place of what an earlier rebuild may have left. */
  async create(tx: OwnerTransaction, pairs: readonly TablePair[]): Promise<void> {
    await run(tx, SQL.drop, pairs);
    await run(tx, SQL.create, pairs);
  },

  /** Makes the indexes that are still missing and tells the planner about the rows. */
  index: (tx: OwnerTransaction, pairs: readonly TablePair[]): Promise<void> => run(tx, SQL.index, pairs),

  /** What one of the two tables has and the other has not: a migration came in between. Ask with the live tables locked. */
  async differences(tx: OwnerTransaction, pairs: readonly TablePair[]): Promise<string[]> {
    return (await ask<{ line: string }>(tx, SQL.differences, pairs)).map(({ line }) => line);
  },

  /** Keeps everybody out of the live tables until the transaction ends. */
  lock: (tx: OwnerTransaction, pairs: readonly TablePair[]): Promise<void> => run(tx, SQL.lock, pairs),

  /** Puts the filled tables in the place of the live ones. */
  swap: (tx: OwnerTransaction, pairs: readonly TablePair[]): Promise<void> => run(tx, SQL.swap, pairs),

  drop: (tx: OwnerTransaction, pairs: readonly TablePair[]): Promise<void> => run(tx, SQL.drop, pairs),
} as const;

async function ask<Row extends object>(
  tx: OwnerTransaction,
  text: string,
  pairs: readonly TablePair[],
): Promise<Row[]> {
  const answers: Row[] = [];
  for (const { live, next } of pairs) answers.push(...(await tx.query<Row>({ text, values: [tx.schema, live, next] })));
  return answers;
}

async function run(tx: OwnerTransaction, text: string, pairs: readonly TablePair[]): Promise<void> {
  for (const { ddl } of await ask<{ ddl: string }>(tx, text, pairs)) await tx.query({ text: ddl });
}
