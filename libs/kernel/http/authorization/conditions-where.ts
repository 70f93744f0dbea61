import { rulesToCondition } from '@casl/ability/extra';
import {
  type AccessColumn,
  type AccessSubject,
  type BoundConditions,
  type BoundValue,
} from '../../domain/access/access-subject.ts';
import { type AppAbility } from './ability.ts';

/** A condition in MikroORM's form; `{}` is every row. */
export type RowsWhere = Readonly<Record<string, unknown>>;

const OPPOSITE: Readonly<Record<string, string>> = {
  $eq: '$ne',
  $ne: '$eq',
  $in: '$nin',
  $nin: '$in',
  $gt: '$lte',
  $lte: '$gt',
  $lt: '$gte',
  $gte: '$lt',
};

/**
 * The rows on which `action` is allowed, exactly those of which `ability.can(action, instance)` says so, NULLs included. An inverted rule
 * is turned round operator by operator (De Morgan), because SQL's `not` loses rows with NULL.
 * @returns `null` when it is allowed on none: never to be taken for "no filter"
 */
export function rowsAllowed(ability: AppAbility, action: string, subject: AccessSubject): RowsWhere | null {
  return rulesToCondition(ability.rulesFor(action, subject.name), (rule) => whereOf(subject, rule), {
    and: (all: RowsWhere[]): RowsWhere => ({ $and: all }),
    or: (any: RowsWhere[]): RowsWhere => (any.length === 1 ? any[0]! : { $or: any }),
    empty: (): RowsWhere => ({}),
  });
}

/** Only called for rules that have conditions. */
function whereOf(
  subject: AccessSubject,
  { conditions, inverted }: { conditions: unknown; inverted: boolean },
): RowsWhere {
  const tests = Object.entries(conditions as BoundConditions).flatMap(([name, operators]) => {
    const column = subject.columns![name]!;
    return Object.entries(operators as Record<string, BoundValue | readonly BoundValue[]>).map(([operator, value]) =>
      leaf(name, column, inverted ? OPPOSITE[operator]! : operator, value),
    );
  });
  if (tests.length === 1) return tests[0]!;
  return inverted ? { $or: tests } : { $and: tests };
}

function leaf(
  name: string,
  column: AccessColumn,
  operator: string,
  value: BoundValue | readonly BoundValue[],
): RowsWhere {
  if (Array.isArray(value)) return listLeaf(name, column, operator, value as readonly BoundValue[]);
  const sent = inSql(column, value as BoundValue);
  switch (operator) {
    case '$eq':
      return { [name]: sent };
    case '$ne':
      return sent === null ? { [name]: { $ne: null } } : orNull(name, column, { [name]: { $ne: sent } });
    default:
      return { [name]: { [operator]: sent } };
  }
}

/** A NULL inside a list is taken out of it: `in (…, null)` is never true, `not in (…, null)` neither. */
function listLeaf(name: string, column: AccessColumn, operator: string, list: readonly BoundValue[]): RowsWhere {
  const values = list.filter((value) => value !== null).map((value) => inSql(column, value));
  const withNull = values.length < list.length;
  if (operator === '$in') {
    if (values.length === 0) return withNull ? { [name]: null } : nothing(name);
    return withNull ? { $or: [{ [name]: { $in: values } }, { [name]: null }] } : { [name]: { $in: values } };
  }
  if (values.length === 0) return withNull ? { [name]: { $ne: null } } : {};
  const others = { [name]: { $nin: values } };
  return withNull ? { $and: [others, { [name]: { $ne: null } }] } : orNull(name, column, others);
}

/** In JavaScript NULL differs from every value; in SQL it has to be said. */
function orNull(name: string, { nullable }: AccessColumn, where: RowsWhere): RowsWhere {
  return nullable ? { $or: [where, { [name]: null }] } : where;
}

const nothing = (name: string): RowsWhere => ({ $and: [{ [name]: null }, { [name]: { $ne: null } }] });

function inSql({ kind }: AccessColumn, value: BoundValue): BoundValue | Date {
  return kind === 'instant' && typeof value === 'string' ? new Date(value) : value;
}
