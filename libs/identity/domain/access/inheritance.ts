import { readyMadeRole } from './ready-made-roles.ts';
import { type PermissionRule } from './permission-rule.ts';
import { type Role, type RoleCatalogue } from './role.ts';

/** A role may stand on one that stands on another, so many in all. */
export const DEEPEST_INHERITANCE = 8;

/** A permission with the way to it: the names of the roles from the one that was granted to the one that holds it. */
export interface InheritedPermission {
  readonly permission: PermissionRule;
  readonly path: readonly string[];
}

/** A tenant's own role or a ready-made one. */
export function roleIn(catalogue: RoleCatalogue, roleId: string): Role | undefined {
  return readyMadeRole(roleId) ?? (Object.hasOwn(catalogue, roleId) ? catalogue[roleId] : undefined);
}

/** All that somebody with this role holds; each role once, by the first way that leads to it. A role that is gone gives nothing. */
export function flattened(catalogue: RoleCatalogue, roleId: string): InheritedPermission[] {
  const seen = new Set<string>();
  const collect = (id: string, above: readonly string[]): InheritedPermission[] => {
    const role = roleIn(catalogue, id);
    if (!role || seen.has(id)) return [];
    seen.add(id);
    const path = [...above, role.name];
    return [
      ...role.permissions.map((permission) => ({ permission, path })),
      ...role.inherits.flatMap((next) => collect(next, path)),
    ];
  };
  return collect(roleId, []);
}

/** The longest chain of roles that begins here; `Infinity` where one leads back to itself. */
export function depthOf(catalogue: RoleCatalogue, roleId: string): number {
  const known = new Map<string, number>();
  const depth = (id: string, above: ReadonlySet<string>): number => {
    if (above.has(id)) return Infinity;
    const before = known.get(id);
    if (before !== undefined) return before;
    const inherited = roleIn(catalogue, id)?.inherits ?? [];
    const found = 1 + Math.max(0, ...inherited.map((next) => depth(next, new Set([...above, id]))));
    known.set(id, found);
    return found;
  };
  return depth(roleId, new Set());
}
