import { type Event, eventCatalogue, type Fold, publicEvent, shown, typedId } from '#kernel/domain';
import { type PermissionRule } from './permission-rule.ts';

/** A named set of permissions, with those of the roles that it inherits. */
export interface Role {
  /** UUID. */
  readonly roleId: string;
  readonly name: string;
  readonly description: string;
  /** UUIDs of roles, ready-made ones too. */
  readonly inherits: readonly string[];
  readonly permissions: readonly PermissionRule[];
}

export type RoleCreated = Event<'RoleCreated', Role>;
/** Name, description and what is inherited, as they are from now on. */
export type RoleChanged = Event<'RoleChanged', Omit<Role, 'permissions'>>;
export type PermissionAdded = Event<
  'PermissionAdded',
  { readonly roleId: string; readonly permission: PermissionRule }
>;
export type PermissionRemoved = Event<'PermissionRemoved', { readonly roleId: string; readonly permissionId: string }>;
export type RoleRemoved = Event<'RoleRemoved', { readonly roleId: string }>;
export type RoleEvent = RoleCreated | RoleChanged | PermissionAdded | PermissionRemoved | RoleRemoved;

/**
 * The tenant's own roles, by id. One stream holds them all, so that what concerns several, names and inheritance, is decided on one
 * version: no two changes can close a cycle together.
 */
export type RoleCatalogue = Readonly<Record<string, Role>>;

export const roleCatalogue: Fold<RoleCatalogue, RoleEvent> = {
  initial: {},
  evolve(state, { type, data }) {
    const role = state[data.roleId];
    switch (type) {
      case 'RoleCreated':
        return { ...state, [data.roleId]: data };
      case 'RoleChanged':
        return role ? { ...state, [data.roleId]: { ...role, ...data } } : state;
      case 'PermissionAdded':
        return role
          ? { ...state, [data.roleId]: { ...role, permissions: [...role.permissions, data.permission] } }
          : state;
      case 'PermissionRemoved':
        return role ? { ...state, [data.roleId]: without(role, data.permissionId) } : state;
      case 'RoleRemoved':
        return Object.fromEntries(Object.entries(state).filter(([roleId]) => roleId !== data.roleId));
    }
  },
};

function without(role: Role, permissionId: string): Role {
  return { ...role, permissions: role.permissions.filter((permission) => permission.permissionId !== permissionId) };
}

const id = ({ roleId }: { readonly roleId: string }) => ({ roleId: typedId('rol', roleId) });

export const roleEvents = eventCatalogue<RoleEvent>({
  RoleCreated: {
    version: 1,
    public: publicEvent({
      type: 'role.created',
      description: 'A role was made.',
      shape: { roleId: shown.id('rol', 'The role.'), name: shown.text('Its name.', 'Reception') },
      data: (role) => ({ ...id(role), name: role.name }),
    }),
  },
  RoleChanged: {
    version: 1,
    public: publicEvent({
      type: 'role.changed',
      description: "A role's name, description or what it inherits changed.",
      shape: { roleId: shown.id('rol', 'The role.'), name: shown.text('Its name now.', 'Front desk') },
      data: (role) => ({ ...id(role), name: role.name }),
    }),
  },
  PermissionAdded: {
    version: 1,
    public: publicEvent({
      type: 'role.permission-added',
      description: 'A role got a permission.',
      shape: {
        roleId: shown.id('rol', 'The role.'),
        permissionId: shown.id('prm', 'The permission in this role.'),
        permission: shown.text('What it allows.', 'booking:*'),
      },
      data: ({ permission: { permissionId, subject, action }, ...role }) => ({
        ...id(role),
        permissionId: typedId('prm', permissionId),
        permission: `${subject}:${action}`,
      }),
    }),
  },
  PermissionRemoved: {
    version: 1,
    public: publicEvent({
      type: 'role.permission-removed',
      description: 'A role lost a permission.',
      shape: { roleId: shown.id('rol', 'The role.'), permissionId: shown.id('prm', 'The permission in this role.') },
      data: ({ permissionId, ...role }) => ({ ...id(role), permissionId: typedId('prm', permissionId) }),
    }),
  },
  RoleRemoved: {
    version: 1,
    public: publicEvent({
      type: 'role.removed',
      description: 'A role was taken away.',
      shape: { roleId: shown.id('rol', 'The role.') },
      data: id,
    }),
  },
});
