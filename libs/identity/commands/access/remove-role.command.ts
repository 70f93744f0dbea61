import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclaredSubjects } from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { removeRole } from '../../domain/access/change-roles.ts';
import { type RoleCatalogue } from '../../domain/access/role.ts';
import { keepRoleRows } from '../../entities/access-rows.ts';
import { requireLiftable, widestRulesOfRole } from './may-give.ts';

/** Takes a role away; whoever was granted it has nothing by it any more. */
export class RemoveRole extends Command<void> {
  constructor(readonly roleId: string) {
    super();
  }
}

@CommandHandler(RemoveRole)
export class RemoveRoleHandler implements ICommandHandler<RemoveRole> {
  constructor(
    private readonly roles: RoleCatalogues,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError as `removeRole` does; ProblemError `permission.beyond-own` when it prohibits what the caller lacks */
  async execute({ roleId }: RemoveRole): Promise<void> {
    const decide = (catalogue: RoleCatalogue) => {
      const events = removeRole(catalogue, roleId);
      requireLiftable(widestRulesOfRole(this.subjects, catalogue, roleId));
      return events;
    };
    await this.roles.change(RoleCatalogues.STREAM, decide, keepRoleRows);
  }
}
