import { type AccessSubject } from '../../domain/access/access-subject.ts';
import { currentContext } from '../../context/request-context.ts';
import { type RowsWhere } from '../authorization/conditions-where.ts';
import { permissionDenied } from '../authorization/ability-checks.ts';
import { invalidRequest } from '../problems/problem-error.ts';
import { Keyset, type SortTerm } from '../reading/keyset.ts';
import { type Shape } from '../reading/shape.ts';
import { fieldsOf, type FilterTree } from './filter-tree.ts';
import { filterWhere } from './filter-where.ts';
import { type ListField, operatorsOf } from './list-field.ts';
import { type AllowedFields, parseFilter, parseFilterJson } from './parse-filter.ts';

/** What a list says of itself, once. */
export interface ListDeclaration<Row extends object> {
  /** `booking.bookings`: a cursor of one list is refused by every other. */
  readonly name: string;
  /** What one must be allowed to read; absent where the route's permission is all. */
  readonly subject?: AccessSubject;
  /** The entity's primary key, which ends every sort as `id`. */
  readonly id: keyof Row & string;
  /** `-createdAt`: the order when none is asked for; every field of it is sortable, or `id`. */
  readonly sort: string;
  readonly fields: Readonly<Record<string, ListField<Row>>>;
  /** What an item looks like, for `fields` and `expand`. */
  readonly shape: Shape;
}

/** What a caller asks of a list: a `ListQuery`, or a `ListSearch`. */
export interface ListWish {
  /** How the filter is written; as in a query when left out. */
  readonly form?: 'query' | 'json';
  readonly filter?: unknown;
  readonly sort?: string;
}

/** A wish that was read. */
export interface ListSelection<Row extends object> {
  readonly tree: FilterTree;
  /** In MikroORM's form. */
  readonly where: RowsWhere;
  readonly keyset: Keyset<Row>;
}

const MOST_SORTS = 3;
const LOGICAL = ['and', 'or', 'not'];

/** A list's allow-list of fields. Everything that filters, sorts, documents or pages the list follows from this one declaration. */
export class ListFields<Row extends object> implements ListDeclaration<Row> {
  readonly name: string;
  readonly subject?: AccessSubject;
  readonly id: keyof Row & string;
  readonly sort: string;
  readonly fields: Readonly<Record<string, ListField<Row>>>;
  readonly shape: Shape;

  /** @throws Error when a field could not be sorted or written: the process does not start */
  constructor(declared: ListDeclaration<Row>) {
    this.name = declared.name;
    if (declared.subject) this.subject = declared.subject;
    this.id = declared.id;
    this.sort = declared.sort;
    this.fields = declared.fields;
    this.shape = declared.shape;
    for (const [name, { sortable, nullable, kind, prefix, rows }] of Object.entries(declared.fields)) {
      if (LOGICAL.includes(name)) throw new Error(`A field of ${this.name} may not be called ${name}`);
      if (sortable && (nullable || rows))
        throw new Error(`${this.name} cannot be sorted by ${name}: a keyset needs a stored value`);
      if (kind === 'id' && prefix === undefined) throw new Error(`The id ${name} of ${this.name} has no prefix`);
    }
    const keyset = this.#keyset(this.sort);
    if (typeof keyset === 'string') throw new Error(`The order of ${this.name}: ${keyset}`);
  }

  /** The fields as parsers take them, who need to know nothing of the rows. */
  get allowed(): AllowedFields {
    return this.fields;
  }

  /** The names to sort by, `id` among them. */
  get sortable(): string[] {
    return ['id', ...Object.entries(this.fields).flatMap(([name, { sortable }]) => (sortable ? [name] : []))];
  }

  /**
   * Reads what the caller asks for.
   * @throws ProblemError 422 that names each wrong parameter or pointer; 403 for a field that the caller may not see
   */
  read({ form = 'query', filter, sort }: ListWish, now: Date): ListSelection<Row> {
    const { tree, errors } = (form === 'query' ? parseFilter : parseFilterJson)(this.allowed, filter);
    const keyset = this.#keyset(sort ?? this.sort);
    const place = form === 'query' ? { parameter: 'sort' } : { pointer: '/sort' };
    const faults = typeof keyset === 'string' ? [...errors, { ...place, code: 'sort', detail: keyset }] : errors;
    if (faults.length > 0) throw invalidRequest(faults);
    this.#refuseHidden(tree);
    return { tree, where: filterWhere(tree, this.allowed, now), keyset: keyset as Keyset<Row> };
  }

  /** Who may not see a field must not learn it by asking for it. */
  #refuseHidden(tree: FilterTree): void {
    const ability = currentContext()?.ability;
    const { subject } = this;
    if (!ability || !subject?.fields) return;
    for (const field of fieldsOf(tree))
      if (subject.fields.includes(field) && !ability.can('read', subject.name, field))
        throw permissionDenied(`${subject.name}:read`, field);
  }

  /** @returns what is wrong with it, where something is */
  #keyset(sort: string): Keyset<Row> | string {
    const wanted = sort.split(',').map((term) => (term.startsWith('-') ? term.slice(1) : term));
    const unknown = wanted.find((name) => !this.sortable.includes(name));
    if (unknown !== undefined)
      return `sort must be made of ${this.sortable.join(', ')}, each with - in front for the other direction`;
    if (wanted.length > MOST_SORTS || new Set(wanted).size < wanted.length)
      return `sort must name ${MOST_SORTS} different fields at most`;
    const terms = sort.split(',').map((term): [string, 'asc' | 'desc'] => {
      const [name, order] = term.startsWith('-') ? ([term.slice(1), 'desc'] as const) : ([term, 'asc'] as const);
      return [name === 'id' ? this.id : (this.fields[name]!.column ?? name), order];
    });
    const isEnded = terms.some(([column]) => column === this.id);
    const ended = isEnded ? terms.slice(0, terms.findIndex(([column]) => column === this.id) + 1) : terms;
    if (!isEnded) ended.push([this.id, terms.at(-1)![1]]);
    return new Keyset<Row>(ended as unknown as SortTerm<Row>[]);
  }

  /** What may be asked of each field, for the document. */
  get operators(): readonly (readonly [name: string, field: ListField<Row>, operators: readonly string[]])[] {
    return Object.entries(this.fields).map(([name, field]) => [name, field, operatorsOf(field)]);
  }
}
