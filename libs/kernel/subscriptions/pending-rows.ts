import { type RowColumn, type RowStatement, type RowTable, type RowValues } from './row-table.ts';

/** A statement with its rows. */
export interface PendingStatement extends RowStatement {
  readonly values: readonly [string];
}

/** What is to become of one row: it is as the table has it (`seen`), all of its columns are known (`whole`), only some, or it goes. */
interface PendingRow {
  state: 'seen' | 'whole' | 'part' | 'gone';
  readonly key: RowValues;
  readonly values: Record<string, unknown>;
}

/** Changes of rows that are found by the same columns, and set the same ones. */
interface PendingSearch {
  readonly where: readonly RowColumn[];
  readonly set: readonly RowColumn[];
  readonly changes: Map<string, { readonly where: RowValues; readonly set: RowValues }>;
}

/**
 * What a batch has to write into one table, merged in memory so that it goes out as few set-based statements. The outcome is that
 * of doing everything row by row, in order. Searches are sent first: rows that are pending have met them in memory already.
 */
export class PendingRows {
  readonly #rows = new Map<string, PendingRow>();
  readonly #searches: PendingSearch[] = [];

  constructor(readonly table: RowTable) {}

  get isEmpty(): boolean {
    return this.#rows.size === 0 && this.#searches.length === 0;
  }

  /** A whole row, in place of any other with its key. A column that is left out becomes null. */
  put(row: RowValues): void {
    this.#keep('whole', row);
  }

  /** The row as the table has it: kept for the next look, and not written. */
  see(row: RowValues): void {
    this.#keep('seen', row);
  }

  /** Nothing happens where the row does not exist. */
  change(keyed: RowValues, patch: RowValues): void {
    const key = this.#key(keyed);
    const known = this.#rows.get(idOf(key));
    if (known) change(known, this.#known(patch));
    else this.#rows.set(idOf(key), { state: 'part', key, values: this.#known(patch) });
  }

  remove(keyed: RowValues): void {
    const key = this.#key(keyed);
    this.#rows.set(idOf(key), { state: 'gone', key, values: {} });
  }

  /** The pending row of a key, `null` when it goes, `undefined` when the table must be asked. */
  find(keyed: RowValues): RowValues | null | undefined {
    const row = this.#rows.get(idOf(this.#key(keyed)));
    if (!row || row.state === 'part') return undefined;
    return row.state === 'gone' ? null : { ...row.values };
  }

  /** @returns false when this cannot be told from memory: then what is pending must be sent first. */
  changeWhere(where: RowValues, patch: RowValues): boolean {
    const empty = Object.keys(where).find((property) => (where[property] ?? null) === null);
    if (empty !== undefined) throw new TypeError(`${this.table.name}: nothing is found by a ${empty} that is null`);
    const set = this.#known(patch);
    const touched = [...Object.keys(where), ...Object.keys(set)];
    const rows = [...this.#rows.values()];
    if (rows.some(({ state, values }) => state === 'part' && touched.some((property) => property in values)))
      return false;
    for (const row of rows) if (row.state !== 'part' && matches(row.values, where)) change(row, set);
    this.#search(where, set);
    return true;
  }

  /** The statements that write all of it, in order; afterwards nothing is pending. */
  take(): PendingStatement[] {
    const { table } = this;
    const searches = this.#searches.map(({ where, set, changes }) =>
      toStatement(
        table.change(where, set),
        [...changes.values()].map((change) => ({ ...named(where, change.where), ...named(set, change.set, '=') })),
      ),
    );
    const rows = [...this.#rows.values()];
    const of = (state: PendingRow['state']) => rows.filter((row) => row.state === state);
    const gone = of('gone').map(({ key }) => named(table.key, key));
    const whole = of('whole').map(({ values }) => named(table.columns, values));
    const parts = this.#takeParts(of('part'));
    this.#rows.clear();
    this.#searches.length = 0;
    return [
      ...searches,
      ...(gone.length > 0 ? [toStatement(table.remove, gone)] : []),
      ...(whole.length > 0 ? [toStatement(table.put, whole)] : []),
      ...parts,
    ];
  }

  /** One statement for each set of columns. */
  #takeParts(parts: readonly PendingRow[]): PendingStatement[] {
    const shapes = new Map<string, { set: RowColumn[]; rows: object[] }>();
    for (const { key, values } of parts) {
      const set = this.#columnsOf(values);
      if (set.length === 0) continue;
      const id = set.map(({ name }) => name).join();
      const shape = shapes.get(id) ?? { set, rows: [] };
      shape.rows.push({ ...named(this.table.key, key), ...named(set, values, '=') });
      shapes.set(id, shape);
    }
    return [...shapes.values()].map(({ set, rows }) => toStatement(this.table.change(this.table.key, set), rows));
  }

  /** Searches of one shape go together as long as no row that one has changed can be meant by the other. */
  #search(where: RowValues, patch: RowValues): void {
    const [whereColumns, setColumns] = [this.#columnsOf(where), this.#columnsOf(patch)];
    if (setColumns.length === 0) return;
    const last = this.#searches.at(-1);
    const moved = setColumns.filter(({ property }) => property in where).map(({ property }) => property);
    const isApart = (set: RowValues) => moved.some((property) => !isEqual(set[property], where[property]));
    const id = idOf(where);
    if (last && sameColumns(last.where, whereColumns) && sameColumns(last.set, setColumns)) {
      const others = [...last.changes.values()];
      if (moved.length === 0) {
        last.changes.set(id, { where, set: patch });
        return;
      }
      if (others.every(({ set }) => isApart(set))) {
        if (!last.changes.has(id)) last.changes.set(id, { where, set: patch }); // those that it means have moved away already
        return;
      }
    }
    this.#searches.push({ where: whereColumns, set: setColumns, changes: new Map([[id, { where, set: patch }]]) });
  }

  #keep(state: PendingRow['state'], row: RowValues): void {
    const values: Record<string, unknown> = {};
    for (const { property } of this.table.columns) values[property] = row[property] ?? null;
    const key = this.#key(row);
    this.#rows.set(idOf(key), { state, key, values });
  }

  #key(row: RowValues): RowValues {
    const key: Record<string, unknown> = {};
    for (const { property } of this.table.key) {
      key[property] = row[property];
      if ((row[property] ?? null) === null) throw new TypeError(`${this.table.name}: the key lacks ${property}`);
    }
    return key;
  }

  /** What the table has a column for, so that an event may carry more than the table shows. A key never changes. */
  #known(patch: RowValues): Record<string, unknown> {
    const known: Record<string, unknown> = {};
    for (const column of this.#columnsOf(patch))
      if (patch[column.property] !== undefined && !this.table.key.includes(column))
        known[column.property] = patch[column.property];
    return known;
  }

  #columnsOf(values: RowValues): RowColumn[] {
    return this.table.columns.filter(({ property }) => property in values);
  }
}

function change(row: PendingRow, set: RowValues): void {
  if (row.state === 'seen') row.state = 'whole';
  if (row.state !== 'gone') Object.assign(row.values, set);
}

/** The same for equal values, also for dates. */
function idOf(values: unknown): string {
  return JSON.stringify(values);
}

function matches(values: RowValues, where: RowValues): boolean {
  return Object.keys(where).every((property) => isEqual(values[property], where[property]));
}

function isEqual(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && typeof other === 'object' && idOf(one) === idOf(other));
}

function sameColumns(one: readonly RowColumn[], other: readonly RowColumn[]): boolean {
  return one.length === other.length && one.every((column, index) => column === other[index]);
}

function toStatement({ name, text }: RowStatement, rows: readonly object[]): PendingStatement {
  return { name, text, values: [JSON.stringify(rows)] };
}

function named(columns: readonly RowColumn[], values: RowValues, prefix = ''): object {
  const row: Record<string, unknown> = {};
  for (const { property, name, type } of columns) row[prefix + name] = toJson(values[property], type);
  return row;
}

function toJson(value: unknown, type: string): unknown {
  if (typeof value === 'bigint') return String(value);
  return type === 'bytea' && value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}
