import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, DeclaredSubjects, idOfCommand, requireHeld } from '#kernel';
import { addPermission, removePermission } from '../../domain/access/change-roles.ts';
import { type PermissionRule } from '../../domain/access/permission-rule.ts';
import { type RoleCatalogue } from '../../domain/access/role.ts';
import { widestRulesOfRole } from './may-give.ts';
import { PublishedRoles } from './published-roles.ts';
import { newPermission, type PermissionBody } from './role.dto.ts';

/** Adds a permission to a role. */
export class AddPermission extends Command<Appended> {
  constructor(
    readonly roleId: string,
    readonly body: PermissionBody,
    readonly force: string | null = null,
  ) {
    super();
  }
}

/** Takes a permission, or a prohibition, out of a role. */
export class RemovePermission extends Command<Appended> {
  constructor(
    readonly roleId: string,
    readonly permissionId: string,
    readonly force: string | null = null,
  ) {
    super();
  }
}

@CommandHandler(AddPermission)
export class AddPermissionHandler implements ICommandHandler<AddPermission> {
  constructor(
    private readonly roles: PublishedRoles,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError as `addPermission` does; ProblemError `permission.beyond-own` */
  async execute({ roleId, body, force }: AddPermission): Promise<Appended> {
    const permissionId = idOfCommand('permission');
    const decide = (catalogue: RoleCatalogue) => {
      const events = addPermission(catalogue, { subjects: this.subjects, roleId, permissionId }, newPermission(body));
      for (const { type, data } of events) if (type === 'PermissionAdded') requireGiven(this.subjects, data.permission);
      return events;
    };
    const appended = await this.roles.change({ roleId, force, decide });
    return { ...appended, id: permissionId };
  }
}

@CommandHandler(RemovePermission)
export class RemovePermissionHandler implements ICommandHandler<RemovePermission> {
  constructor(
    private readonly roles: PublishedRoles,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** To lift a prohibition is to give. @throws DomainError as `removePermission` does; ProblemError `permission.beyond-own` */
  async execute({ roleId, permissionId, force }: RemovePermission): Promise<Appended> {
    const decide = (catalogue: RoleCatalogue) => {
      const events = removePermission(catalogue, roleId, permissionId);
      const removed = catalogue[roleId]!.permissions.find((permission) => permission.permissionId === permissionId)!;
      if (removed.inverted) requireGiven(this.subjects, { ...removed, inverted: false });
      return events;
    };
    const appended = await this.roles.change({ roleId, force, decide });
    return { ...appended, id: permissionId };
  }
}

/** As if it were all that a role holds. */
function requireGiven(subjects: DeclaredSubjects, permission: PermissionRule): void {
  const only = { roleId: 'only', name: '', description: '', inherits: [], permissions: [permission] };
  requireHeld(widestRulesOfRole(subjects, { only }, 'only'));
}
