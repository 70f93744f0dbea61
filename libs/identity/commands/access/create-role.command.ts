import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, DeclaredSubjects, idOfCommand, requireHeld } from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { createRole } from '../../domain/access/change-roles.ts';
import { type RoleCatalogue } from '../../domain/access/role.ts';
import { keepRoleRows } from '../../entities/access-rows.ts';
import { widestRulesOfRole } from './may-give.ts';
import { newPermission, type NewRoleBody } from './role.dto.ts';

/** Makes a role of the tenant's own. */
export class CreateRole extends Command<Appended> {
  constructor(readonly body: NewRoleBody) {
    super();
  }
}

@CommandHandler(CreateRole)
export class CreateRoleHandler implements ICommandHandler<CreateRole> {
  constructor(
    private readonly roles: RoleCatalogues,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError as `createRole` does; ProblemError `permission.beyond-own` */
  async execute({ body: { name, description = '', inherits = [], permissions = [] } }: CreateRole): Promise<Appended> {
    const roleId = idOfCommand('role');
    const made = {
      roleId,
      subjects: this.subjects,
      permissionIds: permissions.map((_, index) => idOfCommand(`permission ${index}`)),
    };
    const decide = (catalogue: RoleCatalogue) => {
      const events = createRole(catalogue, made, { name, description, inherits }, permissions.map(newPermission));
      for (const { type, data } of events)
        if (type === 'RoleCreated')
          requireHeld(widestRulesOfRole(this.subjects, { ...catalogue, [roleId]: data }, roleId));
      return events;
    };
    const appended = await this.roles.change(RoleCatalogues.STREAM, decide, keepRoleRows);
    return { ...appended, id: roleId };
  }
}
