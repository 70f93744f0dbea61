import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, DeclaredSubjects, requireHeld } from '#kernel';
import { changeRole } from '../../domain/access/change-roles.ts';
import { type RoleCatalogue, roleCatalogue } from '../../domain/access/role.ts';
import { replay } from '#kernel/domain';
import { requireLiftable, widestRulesOfRole } from './may-give.ts';
import { PublishedRoles } from './published-roles.ts';
import { type RolePatchBody } from './role.dto.ts';

/** Gives a role another name, description, or other roles to inherit. */
export class ChangeRole extends Command<Appended> {
  constructor(
    readonly roleId: string,
    readonly patch: RolePatchBody,
    readonly force: string | null = null,
  ) {
    super();
  }
}

@CommandHandler(ChangeRole)
export class ChangeRoleHandler implements ICommandHandler<ChangeRole> {
  constructor(
    private readonly roles: PublishedRoles,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError as `changeRole` does; ProblemError `permission.beyond-own` when it would inherit what the caller lacks */
  async execute({ roleId, patch: { name, description, inherits }, force }: ChangeRole): Promise<Appended> {
    const patch = {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(inherits === undefined ? {} : { inherits }),
    };
    const decide = (catalogue: RoleCatalogue) => {
      const events = changeRole(catalogue, roleId, patch);
      if (inherits) this.#requireGivable(catalogue, replay(roleCatalogue, events, catalogue), roleId);
      return events;
    };
    const appended = await this.roles.change({ roleId, force, decide });
    return { ...appended, id: roleId };
  }

  /** What it would give must be held, and so must what it would prohibit no longer. */
  #requireGivable(before: RoleCatalogue, after: RoleCatalogue, roleId: string): void {
    const given = widestRulesOfRole(this.subjects, after, roleId);
    const still = new Set(given.map((rule) => JSON.stringify(rule)));
    requireHeld(given);
    requireLiftable(
      widestRulesOfRole(this.subjects, before, roleId).filter((rule) => !still.has(JSON.stringify(rule))),
    );
  }
}
