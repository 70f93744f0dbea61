import { type AccessRule, type BoundConditions, type BoundValue } from '../../domain/access/access-subject.ts';

/**
 * Whether somebody with the rules `held` has all that `wanted` would give, so that they may give it on. It is careful: what it cannot
 * see to be held counts as lacking. A prohibition of the giver's must be given along with what it narrows.
 * @returns the first rule that is lacking, or `undefined`
 */
export function firstLacking(held: readonly AccessRule[], wanted: readonly AccessRule[]): AccessRule | undefined {
  const prohibitions = wanted.filter(({ inverted }) => inverted);
  return wanted.find((rule) => !rule.inverted && !isHeld(held, rule, prohibitions));
}

function isHeld(held: readonly AccessRule[], rule: AccessRule, prohibitions: readonly AccessRule[]): boolean {
  const narrowing = held.filter((other) => other.inverted && touches(other, rule));
  if (narrowing.some((other) => !prohibitions.some((given) => isAtLeast(given, other)))) return false;
  return held.some((other) => !other.inverted && isAtLeast(other, rule));
}

/** Whether both could speak of the same action on the same thing. */
function touches(one: AccessRule, other: AccessRule): boolean {
  const sameAction = one.action === 'manage' || other.action === 'manage' || one.action === other.action;
  const sameSubject = one.subject === 'all' || other.subject === 'all' || one.subject === other.subject;
  return sameAction && sameSubject;
}

/** Whether `larger` says of everything that `smaller` speaks of the same. */
function isAtLeast(larger: AccessRule, smaller: AccessRule): boolean {
  return (
    (larger.action === 'manage' || larger.action === smaller.action) &&
    (larger.subject === 'all' || larger.subject === smaller.subject) &&
    (larger.fields === undefined || (smaller.fields?.every((field) => larger.fields!.includes(field)) ?? false)) &&
    implies(smaller.conditions ?? {}, larger.conditions ?? {})
  );
}

/** Whether whatever fulfils `narrow` fulfils `wide`: value by value where `narrow` lists them, else word by word. */
function implies(narrow: BoundConditions, wide: BoundConditions): boolean {
  return Object.entries(wide).every(([column, operators]) => {
    const own = narrow[column];
    if (own === undefined) return false;
    const values = own.$in ?? (own.$eq === undefined ? undefined : [own.$eq]);
    if (values) return values.every((value) => fulfils(operators, value));
    return Object.entries(operators).every(
      ([operator, value]) => JSON.stringify(own[operator as keyof typeof own]) === JSON.stringify(value),
    );
  });
}

function fulfils(operators: BoundConditions[string], value: BoundValue): boolean {
  const { $eq, $ne, $in, $nin, ...ranges } = operators;
  if ($eq !== undefined && value !== $eq) return false;
  if ($ne !== undefined && value === $ne) return false;
  if ($in !== undefined && !$in.includes(value)) return false;
  if ($nin?.includes(value)) return false;
  if (Object.keys(ranges).length === 0) return true;
  if (value === null || typeof value === 'boolean') return false;
  const { $gt, $gte, $lt, $lte } = ranges;
  return (
    ($gt === undefined || value > $gt) &&
    ($gte === undefined || value >= $gte) &&
    ($lt === undefined || value < $lt) &&
    ($lte === undefined || value <= $lte)
  );
}
