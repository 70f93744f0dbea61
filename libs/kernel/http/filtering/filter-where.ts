import { type RowsWhere } from '../authorization/conditions-where.ts';
import { type FilterLeaf, type FilterTree } from './filter-tree.ts';
import { type AllowedFields } from './parse-filter.ts';

/**
 * The condition in MikroORM's form: exactly the rows of which `matchesFilter` says so. SQL's third truth value never shows: whatever is
 * turned round by `not` or `ne` takes rows with NULL in.
 * @param now - for fields whose shown value depends on the time
 */
export function filterWhere(tree: FilterTree, fields: AllowedFields, now: Date): RowsWhere {
  return whereOf(tree, fields, { now, isTurned: false });
}

interface Turn {
  readonly now: Date;
  /** Inside an odd number of `not`s. */
  readonly isTurned: boolean;
}

function whereOf(tree: FilterTree, fields: AllowedFields, turn: Turn): RowsWhere {
  if ('not' in tree) return whereOf(tree.not, fields, { ...turn, isTurned: !turn.isTurned });
  if ('field' in tree) return leafWhere(tree, fields, turn);
  const isAnd = 'and' in tree;
  const inner = (isAnd ? tree.and : tree.or).map((each) => whereOf(each, fields, turn));
  // De Morgan; of nothing at all, `and` is every row and `or` is none.
  const joinsAll = isAnd !== turn.isTurned;
  if (inner.length === 1) return inner[0]!;
  if (inner.length === 0) return joinsAll ? {} : noRow(fields);
  // An empty alternative would be left out of the SQL, and with it every row that it stands for.
  if (!joinsAll && inner.some((each) => Object.keys(each).length === 0)) return {};
  return joinsAll ? { $and: inner } : { $or: inner };
}

function leafWhere({ field, operator, value }: FilterLeaf, fields: AllowedFields, { now, isTurned }: Turn): RowsWhere {
  const { column = field, nullable, rows } = fields[field]!;
  if (operator === 'isNull') return (value === true) !== isTurned ? { [column]: null } : { [column]: { $ne: null } };
  const isNegative = (operator === 'ne') !== isTurned;
  const held = rows
    ? anyOf([value].flat().map((one) => rows(one, now)))
    : { [column]: comparison(operator === 'ne' ? 'eq' : operator, value) };
  if (!isNegative) return held;
  return nullable ? { $or: [{ $not: held }, { [column]: null }] } : { $not: held };
}

function noRow(fields: AllowedFields): RowsWhere {
  const [[name, { column = name }]] = Object.entries(fields) as [[string, AllowedFields[string]]];
  return { $and: [{ [column]: null }, { [column]: { $ne: null } }] };
}

function anyOf(wheres: readonly RowsWhere[]): RowsWhere {
  return wheres.length === 1 ? wheres[0]! : { $or: [...wheres] };
}

function comparison(operator: FilterLeaf['operator'], value: FilterLeaf['value']): unknown {
  if (operator === 'eq') return value;
  if (operator === 'prefix') return { $ilike: `${likeText(value)}%` };
  if (operator === 'contains') return { $ilike: `%${likeText(value)}%` };
  return { [`$${operator}`]: value };
}

/** The text itself, for `like`: its wildcards stand for themselves. */
export function likeText(value: FilterLeaf['value']): string {
  return String(value).replaceAll(/[\\%_]/g, String.raw`\$&`);
}
