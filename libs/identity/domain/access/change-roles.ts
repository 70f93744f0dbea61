import { type AccessSubjects, DomainError } from '#kernel/domain';
import { DEEPEST_INHERITANCE, depthOf, roleIn } from './inheritance.ts';
import { type NewPermission, permissionFaults, permissionOf } from './permission-rule.ts';
import { readyMadeRole, readyMadeRoles } from './ready-made-roles.ts';
import { type Role, type RoleCatalogue, type RoleEvent } from './role.ts';

/** A role as somebody writes it. */
export type NewRole = Omit<Role, 'roleId' | 'permissions'>;

const MOST_ROLES = 200;
const MOST_PERMISSIONS = 200;

/** Makes a role. @throws DomainError `role.name-taken`, `role.too-many`, `role.unknown-parent`, `role.cycle`, `role.too-deep`, `role.too-many-permissions`, `role.invalid` */
export function createRole(
  catalogue: RoleCatalogue,
  {
    subjects,
    roleId,
    permissionIds,
  }: { readonly subjects: AccessSubjects; readonly roleId: string; readonly permissionIds: readonly string[] },
  role: NewRole,
  permissions: readonly NewPermission[],
): RoleEvent[] {
  if (Object.hasOwn(catalogue, roleId)) return [];
  if (Object.keys(catalogue).length >= MOST_ROLES)
    throw new DomainError('conflict', 'role.too-many', `A tenant has at most ${MOST_ROLES} roles of its own`, {
      most: MOST_ROLES,
    });
  checkPermissions(subjects, permissions);
  const made = {
    roleId,
    ...role,
    permissions: permissions.map((written, index) => permissionOf(permissionIds[index]!, written)),
  };
  checkPlace(catalogue, made);
  return [{ type: 'RoleCreated', data: made }];
}

/** The catalogue as it would be with this role, which is only thought of. @throws as `createRole`; `role.not-found`, `role.ready-made` */
export function draftRole(
  catalogue: RoleCatalogue,
  { subjects, roleId }: { readonly subjects: AccessSubjects; readonly roleId: string },
  { inherits, permissions }: { readonly inherits: readonly string[]; readonly permissions: readonly NewPermission[] },
): RoleCatalogue {
  checkPermissions(subjects, permissions);
  const present = readyMadeRole(roleId) ? ownRole(catalogue, roleId) : roleIn(catalogue, roleId);
  const { name = 'Draft', description = '' } = present ?? {};
  const drafted = permissions.map((written, index) =>
    permissionOf(`${roleId.slice(0, -4)}${index.toString(16).padStart(4, '0')}`, written),
  );
  const role = { roleId, name, description, inherits, permissions: drafted };
  checkPlace(catalogue, role);
  return { ...catalogue, [roleId]: role };
}

/** Gives it another name, description, or other roles to inherit. Nothing new is no event. @throws as `createRole`; `role.not-found`, `role.ready-made` */
export function changeRole(catalogue: RoleCatalogue, roleId: string, patch: Partial<NewRole>): RoleEvent[] {
  const { permissions, ...role } = ownRole(catalogue, roleId);
  const changed = { ...role, ...patch };
  checkPlace(catalogue, { ...changed, permissions });
  return JSON.stringify(changed) === JSON.stringify(role) ? [] : [{ type: 'RoleChanged', data: changed }];
}

/** @throws DomainError `role.not-found`, `role.ready-made`, `role.invalid`, `role.too-many-permissions` */
export function addPermission(
  catalogue: RoleCatalogue,
  {
    subjects,
    roleId,
    permissionId,
  }: { readonly subjects: AccessSubjects; readonly roleId: string; readonly permissionId: string },
  written: NewPermission,
): RoleEvent[] {
  const { permissions } = ownRole(catalogue, roleId);
  checkCount(permissions.length + 1);
  refuseFaults(permissionFaults(subjects, written));
  return [{ type: 'PermissionAdded', data: { roleId, permission: permissionOf(permissionId, written) } }];
}

/** @throws DomainError `role.not-found`, `role.ready-made`, `role.permission-not-found` */
export function removePermission(catalogue: RoleCatalogue, roleId: string, permissionId: string): RoleEvent[] {
  const { permissions } = ownRole(catalogue, roleId);
  if (!permissions.some((permission) => permission.permissionId === permissionId))
    throw new DomainError('not-found', 'role.permission-not-found', 'The role has no permission with this id');
  return [{ type: 'PermissionRemoved', data: { roleId, permissionId } }];
}

/** Takes the role away. Who had it has nothing by it any more. @throws DomainError `role.not-found`, `role.ready-made`, `role.inherited` */
export function removeRole(catalogue: RoleCatalogue, roleId: string): RoleEvent[] {
  ownRole(catalogue, roleId);
  const heirs = Object.values(catalogue).filter(({ inherits }) => inherits.includes(roleId));
  if (heirs.length > 0)
    throw new DomainError('conflict', 'role.inherited', 'Other roles inherit this one; change them first', {
      roles: heirs.map(({ name }) => name),
    });
  return [{ type: 'RoleRemoved', data: { roleId } }];
}

function ownRole(catalogue: RoleCatalogue, roleId: string): Role {
  if (readyMadeRole(roleId))
    throw new DomainError(
      'conflict',
      'role.ready-made',
      'A ready-made role stays as it is; make one of your own that inherits it',
    );
  const role = roleIn(catalogue, roleId);
  if (!role) throw new DomainError('not-found', 'role.not-found', 'There is no role with this id');
  return role;
}

function checkPlace(catalogue: RoleCatalogue, role: Role): void {
  const folded = role.name.toLowerCase();
  const others = [...readyMadeRoles(), ...Object.values(catalogue)].filter(({ roleId }) => roleId !== role.roleId);
  if (others.some(({ name }) => name.toLowerCase() === folded))
    throw new DomainError('conflict', 'role.name-taken', 'Another role has this name', { name: role.name });
  if (role.inherits.some((roleId) => roleId !== role.roleId && !roleIn(catalogue, roleId)))
    throw new DomainError('invalid', 'role.unknown-parent', 'A role inherits roles that exist');
  const changed = { ...catalogue, [role.roleId]: role };
  const deepest = Math.max(...Object.keys(changed).map((roleId) => depthOf(changed, roleId)));
  if (deepest === Infinity) throw new DomainError('conflict', 'role.cycle', 'The role would inherit itself');
  if (deepest > DEEPEST_INHERITANCE)
    throw new DomainError('conflict', 'role.too-deep', `At most ${DEEPEST_INHERITANCE} roles stand on each other`, {
      most: DEEPEST_INHERITANCE,
    });
}

function checkPermissions(subjects: AccessSubjects, permissions: readonly NewPermission[]): void {
  checkCount(permissions.length);
  refuseFaults(
    permissions.flatMap((written, index) =>
      permissionFaults(subjects, written).map((fault) => ({
        ...fault,
        pointer: `/permissions/${index}${fault.pointer}`,
      })),
    ),
  );
}

function checkCount(count: number): void {
  if (count <= MOST_PERMISSIONS) return;
  throw new DomainError('conflict', 'role.too-many-permissions', `A role has at most ${MOST_PERMISSIONS} permissions`, {
    most: MOST_PERMISSIONS,
  });
}

function refuseFaults(errors: readonly object[]): void {
  if (errors.length === 0) return;
  const detail = errors.length === 1 ? '1 field is wrong' : `${errors.length} fields are wrong`;
  throw new DomainError('invalid', 'role.invalid', detail, { errors });
}
