import { type FilterLeaf, type FilterTree } from './filter-tree.ts';
import { likeText } from './filter-where.ts';
import { type AllowedFields } from './parse-filter.ts';

/** A condition to stand in a statement, with the values of its parameters. */
export interface FilterSql {
  /** `("status" = $3 and "starts_at" >= $4)`; only declared columns and parameters stand in it. */
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The condition as SQL, for lists that are not written by MikroORM: the same rows as `filterWhere` and `matchesFilter`. A list with
 * fields that have `rows` cannot be written so.
 * @param firstParameter - number of the first parameter that is free
 */
export function filterSql(tree: FilterTree, fields: AllowedFields, firstParameter = 1): FilterSql {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${firstParameter - 1 + values.push(value)}`;
  return { text: textOf(tree, fields, { parameter, isInside: false }), values };
}

interface Writing {
  readonly parameter: (value: unknown) => string;
  /** Inside a `not`, where NULL must be false; outside it would only keep an index from being used. */
  readonly isInside: boolean;
}

function textOf(tree: FilterTree, fields: AllowedFields, writing: Writing): string {
  if ('and' in tree) return joined(tree.and, ' and ', 'true');
  if ('or' in tree) return joined(tree.or, ' or ', 'false');
  if ('not' in tree) return `not ${textOf(tree.not, fields, { ...writing, isInside: true })}`;
  const leaf = leafText(tree, fields, writing);
  return writing.isInside ? `((${leaf}) is true)` : leaf;

  function joined(trees: readonly FilterTree[], by: string, ofNone: string): string {
    return trees.length === 0 ? ofNone : `(${trees.map((each) => textOf(each, fields, writing)).join(by)})`;
  }
}

const SIGNS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function leafText({ field, operator, value }: FilterLeaf, fields: AllowedFields, { parameter }: Writing): string {
  const { column = field, rows } = fields[field]!;
  if (rows) throw new Error(`The field ${field} is shown otherwise than stored and cannot be written as SQL`);
  const name = `"${column.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('"', '""')}"`;
  if (operator === 'isNull') return value === true ? `${name} is null` : `${name} is not null`;
  if (operator === 'ne') return `${name} is distinct from ${parameter(value)}`;
  if (operator === 'in') return `${name} = any(${parameter(value)})`;
  if (operator === 'prefix') return `${name} ilike ${parameter(`${likeText(value)}%`)}`;
  if (operator === 'contains') return `${name} ilike ${parameter(`%${likeText(value)}%`)}`;
  return `${name} ${SIGNS[operator]} ${parameter(value)}`;
}
