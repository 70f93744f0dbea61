import { type EntityMetadata, type EntitySchema, type MetadataStorage } from '@mikro-orm/core';
import { createHash } from 'node:crypto';
import pg from 'pg';

const quoted = (name: string): string => pg.escapeIdentifier(name);

/** A column as a projection names it and as SQL does. `type` is the type that JSON is read as, before the column's own. */
export interface RowColumn {
  readonly property: string;
  readonly name: string;
  readonly type: string;
}

/** A statement without its values; the name follows from the text. */
export interface RowStatement {
  readonly name: string;
  readonly text: string;
}

/** Values by property. */
export type RowValues = Readonly<Record<string, unknown>>;

/**
 * The statements that write a projection's table: set-based, static for a table and a set of columns, so that a connection keeps
 * their plans. Each takes its rows as one JSON text.
 */
export class RowTable {
  readonly #statements = new Map<string, RowStatement>();
  readonly #columns: ReadonlyMap<string, RowColumn>;

  constructor(
    /** As it stands in the schema. */
    readonly name: string,
    readonly columns: readonly RowColumn[],
    readonly key: readonly RowColumn[],
  ) {
    this.#columns = new Map(columns.map((column) => [column.property, column]));
  }

  /** The same columns under another name. */
  named(name: string): RowTable {
    return new RowTable(name, this.columns, this.key);
  }

  get quotedName(): string {
    return quoted(this.name);
  }

  column(property: string): RowColumn | undefined {
    return this.#columns.get(property);
  }

  /** Whole rows; one with the same key is replaced. */
  get put(): RowStatement {
    return this.#make('put', () => {
      const names = this.columns.map(({ name }) => quoted(name)).join(', ');
      const key = this.key.map(({ name }) => quoted(name)).join(', ');
      const others = this.columns.filter((column) => !this.key.includes(column));
      const set = others.map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
      const resolution = set === '' ? 'nothing' : `update set ${set}`;
      return `insert into ${quoted(this.name)} (${names}) select ${names} from ${recordset(this.columns, '')} on conflict (${key}) do ${resolution}`;
    });
  }

  /** The rows whose `where` columns are equal; sets `set`. In the JSON the latter have the prefix `=`. */
  change(where: readonly RowColumn[], set: readonly RowColumn[]): RowStatement {
    return this.#make(`change ${names(where)} ${names(set)}`, () => {
      const changes = set.map(({ name }) => `${quoted(name)} = p.${quoted(`=${name}`)}`).join(', ');
      return `update ${quoted(this.name)} t set ${changes} from ${recordset(where, '', set)} where ${equal(where)}`;
    });
  }

  get remove(): RowStatement {
    return this.#make(
      'remove',
      () => `delete from ${quoted(this.name)} t using ${recordset(this.key, '')} where ${equal(this.key)}`,
    );
  }

  /** The row of one key. */
  get find(): RowStatement {
    return this.#make('find', () => {
      const names = this.columns.map(({ name, property }) => `${quoted(name)} as ${quoted(property)}`).join(', ');
      const key = this.key.map(({ name }, index) => `${quoted(name)} = $${index + 1}`).join(' and ');
      return `select ${names} from ${quoted(this.name)} where ${key}`;
    });
  }

  #make(what: string, text: () => string): RowStatement {
    const known = this.#statements.get(what);
    if (known) return known;
    const made = text();
    const statement = { name: `rows.${createHash('sha256').update(made).digest('hex').slice(0, 20)}`, text: made };
    this.#statements.set(what, statement);
    return statement;
  }
}

const names = (columns: readonly RowColumn[]): string => columns.map(({ name }) => name).join(',');
const equal = (columns: readonly RowColumn[]): string =>
  columns.map(({ name }) => `t.${quoted(name)} = p.${quoted(name)}`).join(' and ');

function recordset(columns: readonly RowColumn[], prefix: string, more: readonly RowColumn[] = []): string {
  const typed = [
    ...columns.map(({ name, type }) => `${quoted(prefix + name)} ${type}`),
    ...more.map(({ name, type }) => `${quoted(`=${name}`)} ${type}`),
  ];
  return `jsonb_to_recordset($1::jsonb) as p(${typed.join(', ')})`;
}

const tables = new WeakMap<EntitySchema, RowTable>();

/** The table of an entity. @throws Error when the entity is not among those of the running contexts */
export function rowTable(entity: EntitySchema, metadata: MetadataStorage): RowTable {
  const known = tables.get(entity);
  if (known) return known;
  const meta: EntityMetadata | undefined = metadata.find(entity);
  if (!meta) throw new Error(`${entity.meta.className} is not among the entities of any context`);
  const columns = meta.props.map(({ name, fieldNames, columnTypes }) => ({
    property: name,
    name: fieldNames[0]!,
    type: readAs(columnTypes[0]!),
  }));
  const key = meta.primaryKeys.map((property) => columns.find((column) => column.property === property)!);
  const table = new RowTable(meta.tableName, columns, key);
  tables.set(entity, table);
  return table;
}

/** Without length and precision, which are the table's affair, and no narrower than what JSON carries. */
function readAs(type: string): string {
  const base = type.replace(/\(.*\)/, '');
  return base === 'real' ? 'double precision' : base;
}
