import { type RowsWhere } from '../authorization/conditions-where.ts';
import { type FilterOperator, type FilterScalar } from './filter-tree.ts';

/** What a field holds, and with it how a value is written and which operators make sense. */
export type FieldKind = 'text' | 'id' | 'instant' | 'number' | 'boolean';

/** One field by which a list may be filtered or sorted. Whatever is not declared is refused by name. */
export interface ListField<Row extends object> {
  readonly kind: FieldKind;
  /** The entity's property; left out, it has the field's own name. */
  readonly column?: keyof Row & string;
  /** Of the public id, where the kind is `id`. */
  readonly prefix?: string;
  /** The only values there are. */
  readonly values?: readonly string[];
  /** Left out: those of the kind. */
  readonly operators?: readonly FilterOperator[];
  /** The column may be NULL: there is `isNull`, and no sorting. */
  readonly nullable?: true;
  readonly sortable?: true;
  /**
   * Where what is shown is not what is stored: the rows that are shown with this value. Columns that it names must never be NULL. Such a
   * field has `eq`, `ne` and `in`.
   */
  readonly rows?: (value: FilterScalar, now: Date) => RowsWhere;
}

const EQUALITY = ['eq', 'ne', 'in'] as const;
const ORDER = ['gt', 'gte', 'lt', 'lte'] as const;

const OF_KIND: Readonly<Record<FieldKind, readonly FilterOperator[]>> = {
  text: [...EQUALITY, 'prefix', 'contains'],
  id: EQUALITY,
  instant: [...EQUALITY, ...ORDER],
  number: [...EQUALITY, ...ORDER],
  boolean: ['eq', 'ne'],
};

/** The operators that the field may be compared by. */
export function operatorsOf<Row extends object>(field: ListField<Row>): readonly FilterOperator[] {
  const { operators, kind, values, rows, nullable } = field;
  const own = operators ?? (values || rows ? EQUALITY : OF_KIND[kind]);
  return nullable && !operators ? [...own, 'isNull'] : own;
}
