import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, DeclaredSubjects } from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { changeRole } from '../../domain/access/change-roles.ts';
import { type RoleCatalogue, roleCatalogue } from '../../domain/access/role.ts';
import { replay } from '#kernel/domain';
import { keepRoleRows } from '../../entities/access-rows.ts';
import { requireHeld, widestRulesOfRole } from './may-give.ts';
import { type RolePatchBody } from './role.dto.ts';

/** Gives a role another name, description, or other roles to inherit. */
export class ChangeRole extends Command<Appended> {
  constructor(
    readonly roleId: string,
    readonly patch: RolePatchBody,
  ) {
    super();
  }
}

@CommandHandler(ChangeRole)
export class ChangeRoleHandler implements ICommandHandler<ChangeRole> {
  constructor(
    private readonly roles: RoleCatalogues,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError as `changeRole` does; ProblemError `permission.beyond-own` when it would inherit what the caller lacks */
  async execute({ roleId, patch: { name, description, inherits } }: ChangeRole): Promise<Appended> {
    const patch = {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(inherits === undefined ? {} : { inherits }),
    };
    const decide = (catalogue: RoleCatalogue) => {
      const events = changeRole(catalogue, roleId, patch);
      if (inherits) requireHeld(widestRulesOfRole(this.subjects, replay(roleCatalogue, events, catalogue), roleId));
      return events;
    };
    const appended = await this.roles.change(RoleCatalogues.STREAM, decide, keepRoleRows);
    return { ...appended, id: roleId };
  }
}
