import { uuidOf } from '../typed-id.ts';
import {
  type AccessColumn,
  type AccessSubject,
  type BoundConditions,
  type BoundOperators,
  type BoundValue,
} from './access-subject.ts';
import { isTemplate, type TemplateValues, templateFault, templateOf } from './condition-templates.ts';

/** A condition as it is written and kept: public ids, RFC 3339 instants, templates. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is wrong with a condition, and where. */
export interface ConditionFault {
  /** Below the conditions: `/status/$in`. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

const EQUALITY = ['$eq', '$ne'];
const LISTS = ['$in', '$nin'];
const RANGES = ['$gt', '$gte', '$lt', '$lte'];
const OPERATORS = [...EQUALITY, ...LISTS, ...RANGES];
const LONGEST_LIST = 100;
const LONGEST_TEXT = 500;
const INT4 = 2_147_483_647;
const INSTANT = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every fault of conditions that somebody wants to write; none means that the check of an instance and the SQL filter agree on them.
 * Only `$eq $ne $in $nin $gt $gte $lt $lte` on the subject's columns are taken, ranges only where there is no NULL; a bare value is `$eq`.
 */
export function conditionFaults(subject: AccessSubject, written: unknown): ConditionFault[] {
  if (!isRecord(written) || Object.keys(written).length === 0)
    return [
      {
        pointer: '',
        code: 'conditions',
        detail: 'conditions must be an object with at least one column; leave them out for none',
      },
    ];
  return Object.entries(written).flatMap(([name, test]) => {
    const column = Object.hasOwn(subject.columns ?? {}, name) ? subject.columns![name] : undefined;
    if (!column) return [unknownColumn(subject, name)];
    const operators = isRecord(test) ? test : { $eq: test };
    if (Object.keys(operators).length === 0)
      return [{ pointer: `/${name}`, code: 'empty', detail: `say what ${name} must be` }];
    return Object.entries(operators).flatMap(([operator, value]) => operatorFaults(column, { name, operator, value }));
  });
}

/** The conditions in one form: every bare value as `$eq`. Call it when there is no fault. */
export function normalConditions(written: Readonly<Record<string, unknown>>): Conditions {
  return Object.fromEntries(
    Object.entries(written).map(([name, test]) => [name, isRecord(test) ? test : { $eq: test }]),
  );
}

/**
 * Fills the conditions with somebody's values: ids become UUIDs, instants UTC. `null` when a template has no value, or an operator is
 * none that we know: then the rule must not allow anything.
 */
export function bindConditions(
  subject: AccessSubject,
  conditions: Conditions,
  values: TemplateValues,
): BoundConditions | null {
  const bound: Record<string, BoundOperators> = {};
  for (const [name, operators] of Object.entries(conditions)) {
    const column = Object.hasOwn(subject.columns ?? {}, name) ? subject.columns![name] : undefined;
    if (!column) return null;
    const filled: Record<string, BoundValue | readonly BoundValue[]> = {};
    for (const [operator, value] of Object.entries(operators)) {
      if (!OPERATORS.includes(operator)) return null;
      const real = LISTS.includes(operator) ? boundList(column, value, values) : boundValue(column, value, values);
      if (real === undefined) return null;
      filled[operator] = real;
    }
    bound[name] = filled;
  }
  return bound;
}

/**
 * Both at once: `column` besides must be one of `allowed`. `null` when nothing can fulfil that.
 * A column never has more than one `$in`: two become what they have in common.
 */
export function narrowed(
  conditions: BoundConditions,
  column: string,
  allowed: readonly string[],
): BoundConditions | null {
  const present = conditions[column];
  const list = present?.$in ? allowed.filter((value) => present.$in!.includes(value)) : allowed;
  return list.length === 0 ? null : { ...conditions, [column]: { ...present, $in: list } };
}

function unknownColumn({ name: subject, columns = {} }: AccessSubject, name: string): ConditionFault {
  const known = Object.keys(columns);
  const detail =
    known.length > 0
      ? `conditions on ${subject} may name ${known.join(', ')}`
      : `no condition can be put on ${subject}`;
  return { pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, code: 'column', detail };
}

interface Test {
  readonly name: string;
  readonly operator: string;
  readonly value: unknown;
}

function operatorFaults(column: AccessColumn, { name, operator, value }: Test): ConditionFault[] {
  const fault = (code: string, detail: string): ConditionFault[] => [
    { pointer: `/${name}/${operator.replaceAll('~', '~0').replaceAll('/', '~1')}`, code, detail },
  ];
  if (!OPERATORS.includes(operator)) return fault('operator', `an operator is one of ${OPERATORS.join(' ')}`);
  if (LISTS.includes(operator)) {
    if (isTemplate(value)) return fromTemplate(templateFault(value, column, 'many'), fault);
    if (!Array.isArray(value) || value.length === 0 || value.length > LONGEST_LIST)
      return fault('list', `${operator} takes a list of 1 to ${LONGEST_LIST} values`);
    return value.flatMap((one: unknown) => valueFaults(column, one, fault)).slice(0, 1);
  }
  if (RANGES.includes(operator)) {
    if (column.nullable || !['integer', 'number', 'instant'].includes(column.kind))
      return fault(
        'range',
        `${name} cannot be compared by ${operator}: ranges need numbers or instants that are never null`,
      );
    if (value === null) return fault('range', `${operator} needs a value to compare with`);
  }
  return valueFaults(column, value, fault);
}

type MakeFault = (code: string, detail: string) => ConditionFault[];

const fromTemplate = (problem: string | undefined, fault: MakeFault): ConditionFault[] =>
  problem === undefined ? [] : fault('template', problem);

function valueFaults(column: AccessColumn, value: unknown, fault: MakeFault): ConditionFault[] {
  if (isTemplate(value)) return fromTemplate(templateFault(value, column, 'one'), fault);
  if (value === null) return column.nullable ? [] : fault('null', 'this column is never null');
  return hasKind(column, value) ? [] : fault('value', `expected ${expectation(column)}`);
}

function expectation(column: AccessColumn): string {
  switch (column.kind) {
    case 'id':
      return `an id that begins with ${column.prefix}_`;
    case 'text':
      return `text of at most ${LONGEST_TEXT} characters`;
    case 'integer':
      return 'a whole number of at most 32 bits';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'instant':
      return 'a time with a zone, as in 2026-12-01T09:00:00Z';
  }
}

function hasKind(column: AccessColumn, value: unknown): boolean {
  switch (column.kind) {
    case 'id':
      return typeof value === 'string' && uuidOf(column.prefix, value) !== null;
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_TEXT && value.isWellFormed() && !value.includes('\0');
    case 'integer':
      return Number.isInteger(value) && Math.abs(value as number) <= INT4;
    case 'number':
      return Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'instant':
      return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
  }
}

/** `undefined` when it cannot be had. */
function boundValue(column: AccessColumn, value: unknown, values: TemplateValues): BoundValue | undefined {
  if (isTemplate(value)) {
    const filled = templateOf(value, values);
    return typeof filled === 'string' ? filled : undefined;
  }
  if (value === null) return column.nullable ? null : undefined;
  if (!hasKind(column, value)) return undefined;
  if (column.kind === 'id') return uuidOf(column.prefix, value as string)!;
  return column.kind === 'instant' ? new Date(value as string).toISOString() : (value as BoundValue);
}

function boundList(column: AccessColumn, value: unknown, values: TemplateValues): readonly BoundValue[] | undefined {
  if (isTemplate(value)) {
    const filled = templateOf(value, values);
    return Array.isArray(filled) && filled.length > 0 ? filled : undefined;
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const bound = value.map((one: unknown) => boundValue(column, one, values));
  return bound.includes(undefined) ? undefined : (bound as BoundValue[]);
}
