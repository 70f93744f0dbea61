/** How a field is compared. `prefix` and `contains` do not mind upper and lower case. */
export type FilterOperator = 'eq' | 'ne' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'prefix' | 'contains' | 'isNull';

/** One value of a comparison, in the form in which rows hold it: an id is a UUID, an instant a `Date`. */
export type FilterScalar = string | number | boolean | Date;

/** One comparison: `{ field: 'status', operator: 'in', value: ['held', 'requested'] }`. `isNull` has a boolean, `in` a list. */
export interface FilterLeaf {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: FilterScalar | readonly FilterScalar[];
}

/**
 * A condition on rows, as it was read and checked against an allow-list: plain data that saved views keep, that lists turn into SQL and
 * that `matchesFilter` judges one thing by. `{ and: [] }` is every row.
 */
export type FilterTree =
  | FilterLeaf
  | { readonly and: readonly FilterTree[] }
  | { readonly or: readonly FilterTree[] }
  | { readonly not: FilterTree };

/** Every row. */
export const EVERY_ROW: FilterTree = { and: [] };

/**
 * Whether one thing fulfils the condition, by the same two-valued logic as the SQL of it: what is null differs from every value, and is
 * neither above nor below one.
 * @param thing - its fields by their names in the filter, ids as UUIDs, instants as `Date`
 */
export function matchesFilter(tree: FilterTree, thing: Readonly<Record<string, unknown>>): boolean {
  if ('and' in tree) return tree.and.every((inner) => matchesFilter(inner, thing));
  if ('or' in tree) return tree.or.some((inner) => matchesFilter(inner, thing));
  if ('not' in tree) return !matchesFilter(tree.not, thing);
  return matchesLeaf(tree, thing[tree.field] ?? null);
}

/** The fields that a condition speaks of. */
export function fieldsOf(tree: FilterTree): Set<string> {
  if ('and' in tree) return new Set(tree.and.flatMap((inner) => [...fieldsOf(inner)]));
  if ('or' in tree) return new Set(tree.or.flatMap((inner) => [...fieldsOf(inner)]));
  return 'not' in tree ? fieldsOf(tree.not) : new Set([tree.field]);
}

type Held = FilterScalar | null;

function matchesLeaf({ operator, value }: FilterLeaf, found: unknown): boolean {
  const held = found as Held;
  if (operator === 'isNull') return (held === null) === value;
  if (operator === 'ne') return !isSame(held, value as FilterScalar);
  if (operator === 'in') return (value as readonly FilterScalar[]).some((one) => isSame(held, one));
  return held !== null && COMPARISONS[operator](held, value as FilterScalar);
}

type Comparison = (held: FilterScalar, value: FilterScalar) => boolean;

const COMPARISONS: Readonly<Record<Exclude<FilterOperator, 'ne' | 'in' | 'isNull'>, Comparison>> = {
  eq: isSame,
  gt: (held, value) => held > value,
  gte: (held, value) => held >= value,
  lt: (held, value) => held < value,
  lte: (held, value) => held <= value,
  prefix: (held, value) => lower(held).startsWith(lower(value)),
  contains: (held, value) => lower(held).includes(lower(value)),
};

const lower = (value: FilterScalar): string => String(value).toLowerCase();

function isSame(held: Held, value: FilterScalar): boolean {
  return held instanceof Date && value instanceof Date ? held.getTime() === value.getTime() : held === value;
}
