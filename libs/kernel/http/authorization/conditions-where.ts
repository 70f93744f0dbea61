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

/** Rules do not change within an ability, and turning two hundred of them into SQL takes longer than to run it. */
const KNOWN = new WeakMap<AppAbility, Map<string, RowsWhere | null>>();

/**
 * The rows on which `action` is allowed, exactly those of which `ability.can(action, instance)` says so, NULLs included. An inverted rule
 * is turned round operator by operator (De Morgan), because SQL's `not` loses rows with NULL.
 * @returns `null` when it is allowed on none: never to be taken for "no filter"
 */
export function rowsAllowed(ability: AppAbility, action: string, subject: AccessSubject): RowsWhere | null {
  const known = KNOWN.get(ability) ?? new Map<string, RowsWhere | null>();
  KNOWN.set(ability, known);
  const key = `${subject.name}:${action}`;
  if (!known.has(key)) known.set(key, whereOfRules(ability.rulesFor(action, subject.name), subject));
  return structuredClone(known.get(key)!);
}

type Rule = ReturnType<AppAbility['rulesFor']>[number];

/**
 * From the strongest rule down, as CASL judges: a row is allowed by a rule that gives unless a stronger one takes it away. Rules that
 * give, with the same ones above them, stand in one `$or`.
 */
function whereOfRules(rules: readonly Rule[], subject: AccessSubject): RowsWhere | null {
  const allowed: RowsWhere[] = [];
  const taken: RowsWhere[] = [];
  let given: RowsWhere[] = [];
  const close = (): void => {
    if (given.length > 0) allowed.push(all([anyOf(given), ...taken]));
    given = [];
  };
  for (const rule of rules) {
    if (!rule.conditions) {
      // An empty alternative would be left out of the SQL, and with it every row that it stands for.
      if (!rule.inverted && taken.length === 0) return {};
      close();
      if (!rule.inverted) allowed.push(all(taken));
      break;
    }
    if (rule.inverted) {
      close();
      taken.push(whereOf(subject, rule));
    } else given.push(whereOf(subject, rule));
  }
  close();
  return allowed.length === 0 ? null : anyOf(allowed);
}

const all = (wheres: readonly RowsWhere[]): RowsWhere =>
  wheres.length === 1 ? wheres[0]! : wheres.length === 0 ? {} : { $and: [...wheres] };

/** Lists of values of one column are one list: twenty workshops of twenty grants are one `in (…)`. */
function anyOf(wheres: readonly RowsWhere[]): RowsWhere {
  const lists = new Map<string, unknown[]>();
  const others: RowsWhere[] = [];
  for (const where of wheres) {
    const [first, ...more] = Object.entries(where);
    const [column, test] = first ?? ['$none', undefined];
    const values = more.length > 0 || column.startsWith('$') ? undefined : valuesOf(test);
    if (values) lists.set(column, [...(lists.get(column) ?? []), ...values]);
    else others.push(where);
  }
  const merged = [...lists].map(([column, values]): RowsWhere => ({
    [column]: values.length === 1 ? values[0] : { $in: values },
  }));
  const alternatives = [...merged, ...others];
  return alternatives.length === 1 ? alternatives[0]! : { $or: alternatives };
}

/** The values that `where` compares a column with by equality; NULL is compared otherwise. */
function valuesOf(test: unknown): readonly unknown[] | undefined {
  if (test === null || test === undefined) return undefined;
  if (typeof test !== 'object' || test instanceof Date) return [test];
  const { $in, ...rest } = test as { readonly $in?: readonly unknown[] };
  return $in && Object.keys(rest).length === 0 ? $in : undefined;
}

/** Only called for rules that have conditions. */
function whereOf(subject: AccessSubject, { conditions, inverted }: Rule): RowsWhere {
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
