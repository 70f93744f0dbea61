import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DomainError, Keyset, type Page, type PageQuery, Paging } from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { flattened, type InheritedPermission, roleIn } from '../../domain/access/inheritance.ts';
import { readyMadeRoles } from '../../domain/access/ready-made-roles.ts';
import { type Role } from '../../domain/access/role.ts';
import { permissionView, type PermissionView, roleView, type RoleView } from './role-view.dto.ts';
import { sliceOf } from './slice-of.ts';

/** The tenant's roles, the ready-made ones among them, in order of their names. */
export class ListRoles extends Query<Page<RoleView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

/** One role. @throws DomainError `role.not-found` */
export class GetRole extends Query<RoleView> {
  constructor(readonly roleId: string) {
    super();
  }
}

/** What a role holds, what it inherits behind its own. @throws DomainError `role.not-found` */
export class ListPermissions extends Query<Page<PermissionView>> {
  constructor(
    readonly roleId: string,
    readonly page: PageQuery,
  ) {
    super();
  }
}

const byName = new Keyset<Role>([
  ['name', 'asc'],
  ['roleId', 'asc'],
]);
type Numbered = InheritedPermission & { readonly number: number };
const inOrder = new Keyset<Numbered>([['number', 'asc']]);

@QueryHandler(ListRoles)
export class ListRolesHandler implements IQueryHandler<ListRoles> {
  constructor(
    private readonly roles: RoleCatalogues,
    private readonly paging: Paging,
  ) {}

  async execute({ page }: ListRoles): Promise<Page<RoleView>> {
    const { state, version } = await this.roles.load(RoleCatalogues.STREAM);
    const all = [...readyMadeRoles(), ...Object.values(state)];
    return this.paging.page<Role, RoleView>(page, {
      list: 'identity.roles',
      keyset: byName,
      fetch: async (_where, _orderBy, limit, position) => sliceOf(all, byName, { limit, position }),
      view: (role) => roleView(role, version),
    });
  }
}

@QueryHandler(GetRole)
export class GetRoleHandler implements IQueryHandler<GetRole> {
  constructor(private readonly roles: RoleCatalogues) {}

  async execute({ roleId }: GetRole): Promise<RoleView> {
    const { state, version } = await this.roles.load(RoleCatalogues.STREAM);
    const role = roleIn(state, roleId);
    if (!role) throw new DomainError('not-found', 'role.not-found', 'There is no role with this id');
    return roleView(role, version);
  }
}

@QueryHandler(ListPermissions)
export class ListPermissionsHandler implements IQueryHandler<ListPermissions> {
  constructor(
    private readonly roles: RoleCatalogues,
    private readonly paging: Paging,
  ) {}

  async execute({ roleId, page }: ListPermissions): Promise<Page<PermissionView>> {
    const { state } = await this.roles.load(RoleCatalogues.STREAM);
    if (!roleIn(state, roleId)) throw new DomainError('not-found', 'role.not-found', 'There is no role with this id');
    const all = flattened(state, roleId).map((inherited, number) => ({ ...inherited, number }));
    return this.paging.page<Numbered, PermissionView>(page, {
      list: 'identity.permissions',
      filter: { roleId },
      keyset: inOrder,
      fetch: async (_where, _orderBy, limit, position) => sliceOf(all, inOrder, { limit, position }),
      view: ({ permission, path }) => permissionView(permission, path),
    });
  }
}
