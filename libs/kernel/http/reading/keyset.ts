import { type CursorPosition, type KeyValue } from './cursor-codec.ts';

/** A row's fields by which a list can be sorted. They are never null: a keyset cannot step over nulls. */
type SortField<Row> = { [K in keyof Row & string]: Row[K] extends KeyValue ? K : never }[keyof Row & string];

/** One field of an order. The last one of a list is unique, usually the id. */
export type SortTerm<Row> = readonly [field: SortField<Row>, direction: 'asc' | 'desc'];

/** A condition in MikroORM's form, `{ $or: [...] }`; empty for the first page. */
export type KeysetWhere = Readonly<Record<string, unknown>>;

/**
 * The order of a list that is paged by the values of its last row: no offset, so rows that come and go between two pages are
 * neither repeated nor skipped.
 *
 * Sort by columns of millisecond precision (`timestamptz(3)`): a `Date` holds no more, and rows of the same millisecond would be lost.
 */
export class Keyset<Row extends object> {
  /** `-createdAt,id`, as a cursor is bound to it. */
  readonly sort: string;

  constructor(private readonly terms: readonly SortTerm<Row>[]) {
    this.sort = terms.map(([field, direction]) => (direction === 'desc' ? `-${field}` : field)).join(',');
  }

  /** The key values of a row, as they go into a cursor. */
  keyOf(row: Row): KeyValue[] {
    return this.terms.map(([field]) => row[field] as KeyValue);
  }

  /** A row's place as text, for work that goes on later and keeps it to itself; whoever hands it out signs it, as cursors are. */
  write(row: Row): string {
    return JSON.stringify(this.keyOf(row).map((value) => (value instanceof Date ? { at: value.getTime() } : value)));
  }

  /** What `write` has written. */
  read(text: string): KeyValue[] {
    const values = JSON.parse(text) as (string | number | boolean | { at: number })[];
    return values.map((value) => (typeof value === 'object' ? new Date(value.at) : value));
  }

  /** `ORDER BY` for a page in this direction: backwards everything is turned round, and the rows are turned back afterwards. */
  orderBy(direction: CursorPosition['direction'] = 'next'): Record<string, 'asc' | 'desc'> {
    return Object.fromEntries(
      this.terms.map(([field, order]) => [field, direction === 'next' ? order : opposite(order)]),
    );
  }

  /** The rows behind a position: `(a, b) < (x, y)` spelt out, because the fields may run in different directions. */
  where(position: CursorPosition | undefined): KeysetWhere {
    if (!position) return {};
    const steps = this.terms.map(([field, order], depth) => {
      const equal = this.terms.slice(0, depth).map(([name], index) => [name, position.key[index]]);
      const beyond = (order === 'asc') === (position.direction === 'next') ? '$gt' : '$lt';
      return Object.fromEntries([...equal, [field, { [beyond]: position.key[depth] }]]) as object;
    });
    return { $or: steps };
  }
}

function opposite(order: 'asc' | 'desc'): 'asc' | 'desc' {
  return order === 'asc' ? 'desc' : 'asc';
}
