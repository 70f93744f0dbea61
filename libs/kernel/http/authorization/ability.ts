import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';

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
  const rules: RawRuleOf<AppAbility>[] = [];
  for (const permission of permissions) {
    const { subject, action } = parsePermission(permission);
    rules.push({ action: action === '*' ? 'manage' : action, subject: subject === '*' ? 'all' : subject });
  }
  return createMongoAbility<AppAbility>(rules);
}
