import { Injectable } from '@nestjs/common';
import { DeclaredSubjects, DomainError, requireHeld, typedId } from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';
import { type DirectorySettings, NO_ROLES } from '../../domain/scim/directory.ts';
import { widestRulesOfRole } from '../access/may-give.ts';

/** The roles that somebody may let a directory give. */
@Injectable()
export class MappableRoles {
  constructor(
    private readonly roles: RoleCatalogues,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /**
   * Whoever lets a directory give something gives it. What it might give before is not asked again.
   * @throws DomainError `directory.unknown-role`, `directory.owner-role`; ProblemError `permission.beyond-own`
   */
  async require(settings: DirectorySettings, before: DirectorySettings = NO_ROLES): Promise<void> {
    const had = new Set(rolesIn(before));
    const { state: roles } = await this.roles.load(RoleCatalogues.STREAM);
    for (const roleId of rolesIn(settings)) {
      if (had.has(roleId)) continue;
      if (!roleIn(roles, roleId))
        throw new DomainError('invalid', 'directory.unknown-role', 'There is no role with this id', {
          roleId: typedId('rol', roleId),
        });
      if (roleId === OWNER_ROLE)
        throw new DomainError('invalid', 'directory.owner-role', 'Who owns the tenant is not said by a directory');
      requireHeld(widestRulesOfRole(this.subjects, roles, roleId));
    }
  }
}

function rolesIn({ defaultRoleId, groupRoles }: DirectorySettings): string[] {
  const roles = groupRoles.map(({ roleId }) => roleId);
  return [...new Set(defaultRoleId === null ? roles : [defaultRoleId, ...roles])];
}
