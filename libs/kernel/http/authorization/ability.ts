import { createMongoAbility, type MongoAbility, type RawRuleOf, subject as marked } from '@casl/ability';
import { type AccessRule, type AccessSubject, type BoundValue } from '../../domain/access/access-subject.ts';

/** A subject is a kind (`'booking'`) or, for rules with conditions, an object that `subject('booking', {…})` has marked. */
export type AppSubject = string | Record<PropertyKey, unknown>;

/** What a principal may do (CASL): actions and subjects are the two halves of a permission, `booking:cancel`. */
export type AppAbility = MongoAbility<[string, AppSubject]>;

/** A permission as roles, keys and `@Can` name it: subject, colon, action. */
export type Permission = `${string}:${string}`;

const PERMISSION = /^(?<subject>[a-z][a-z-]*|\*):(?<action>[a-z][a-z.-]*|\*)$/;

/** `booking:cancel` → `{ subject: 'booking', action: 'cancel' }`. Throws a plain Error for anything of another form. */
export function parsePermission(permission: string): { readonly subject: string; readonly action: string } {
  const { subject, action } = PERMISSION.exec(permission)?.groups ?? {};
  if (subject === undefined || action === undefined)
    throw new Error(`"${permission}" is no permission; write subject:action`);
  return { subject, action };
}

/**
 * The ability of somebody who holds exactly these permissions. `booking:*` is every action on bookings, `*:*` everything.
 * Build it once per credential and keep it: it takes some 10 µs.
 */
export function abilityOf(permissions: Iterable<string>): AppAbility {
  return abilityFrom([...permissions].map(ruleOf));
}

/** The rule that a bare permission is: `booking:*` is every action on bookings. */
export function ruleOf(permission: string): AccessRule {
  const { subject, action } = parsePermission(permission);
  return { action: action === '*' ? 'manage' : action, subject: subject === '*' ? 'all' : subject };
}

/** The ability of somebody for whom these rules hold; later ones go before earlier ones. Conditions must be bound. */
export function abilityFrom(rules: readonly AccessRule[]): AppAbility {
  return createMongoAbility<AppAbility>(rules as RawRuleOf<AppAbility>[]);
}

/**
 * One thing as rules see it: its columns in the form of bound conditions, NULL never left out. `undefined` in a column that is never
 * null is a fault of the caller's, and fulfils no condition.
 */
export function instanceOf({ name, columns = {} }: AccessSubject, row: Readonly<Record<string, unknown>>): AppSubject {
  const values = Object.keys(columns).map((column) => [column, comparable(row[column])] as const);
  return marked(name, Object.fromEntries(values) as Record<PropertyKey, unknown>);
}

function comparable(value: unknown): BoundValue {
  return value instanceof Date ? value.toISOString() : ((value ?? null) as BoundValue);
}
