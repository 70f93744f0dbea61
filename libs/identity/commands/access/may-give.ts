import { type AccessRule, type AccessSubjects, currentContext, ProblemError } from '#kernel';
import { firstLacking } from '../../domain/access/covers.ts';
import { WHOLE_TENANT } from '../../domain/access/grant.ts';
import { type RoleCatalogue } from '../../domain/access/role.ts';
import { widestRulesOf } from '../../domain/access/rules-of-grants.ts';

/**
 * Nobody gives what they lack, neither by a grant nor by a role. Clutch's own work, which has no ability, may give anything.
 * @throws ProblemError 403 `permission.beyond-own` with the permission that is lacking
 */
export function requireHeld(wanted: readonly AccessRule[]): void {
  const { ability } = currentContext() ?? {};
  const lacking = ability && firstLacking(ability.rules as readonly AccessRule[], wanted);
  if (!lacking) return;
  const action = lacking.action === 'manage' ? '*' : lacking.action;
  const permission = `${lacking.subject === 'all' ? '*' : lacking.subject}:${action}`;
  throw new ProblemError(
    403,
    'permission.beyond-own',
    `Nobody gives what they lack: ${permission}, as far as it would reach`,
    {
      extensions: { permission },
    },
  );
}

/** All that a role would ever give, to whomever and whatever is filled in. */
export function widestRulesOfRole(subjects: AccessSubjects, roles: RoleCatalogue, roleId: string): AccessRule[] {
  return widestRulesOf(subjects, roles, { roleId, holder: { kind: 'group', id: '' }, scope: WHOLE_TENANT });
}

/** To take a prohibition away is to give what it prohibits. @throws as `requireHeld` */
export function requireLiftable(rules: readonly AccessRule[]): void {
  requireHeld(rules.flatMap(({ inverted, ...rule }) => (inverted ? [rule] : [])));
}
