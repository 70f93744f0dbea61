import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclaredSubjects } from '#kernel';
import { removeRole } from '../../domain/access/change-roles.ts';
import { type RoleCatalogue } from '../../domain/access/role.ts';
import { PublishedRoles } from './published-roles.ts';
import { requireLiftable, widestRulesOfRole } from './may-give.ts';

/** Takes a role away; whoever was granted it has nothing by it any more. */
export class RemoveRole extends Command<void> {
  constructor(
    readonly roleId: string,
    readonly force: string | null = null,
  ) {
    super();
  }
}

@CommandHandler(RemoveRole)
export class RemoveRoleHandler implements ICommandHandler<RemoveRole> {
  constructor(
    private readonly roles: PublishedRoles,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError as `removeRole` does; ProblemError `permission.beyond-own` when it prohibits what the caller lacks */
  async execute({ roleId, force }: RemoveRole): Promise<void> {
    const decide = (catalogue: RoleCatalogue) => {
      const events = removeRole(catalogue, roleId);
      requireLiftable(widestRulesOfRole(this.subjects, catalogue, roleId));
      return events;
    };
    await this.roles.change({ roleId, force, decide });
  }
}
