import { type AccessRule, type AccessSubjects, requireHeld } from '#kernel';
import { WHOLE_TENANT } from '../../domain/access/grant.ts';
import { type RoleCatalogue } from '../../domain/access/role.ts';
import { widestRulesOf } from '../../domain/access/rules-of-grants.ts';

/** All that a role would ever give, to whomever and whatever is filled in. */
export function widestRulesOfRole(subjects: AccessSubjects, roles: RoleCatalogue, roleId: string): AccessRule[] {
  return widestRulesOf(subjects, roles, { roleId, holder: { kind: 'group', id: '' }, scope: WHOLE_TENANT });
}

/** To take a prohibition away is to give what it prohibits. @throws as `requireHeld` */
export function requireLiftable(rules: readonly AccessRule[]): void {
  requireHeld(rules.flatMap(({ inverted, ...rule }) => (inverted ? [rule] : [])));
}
