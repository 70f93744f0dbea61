import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type Appended,
  Clock,
  currentContext,
  currentTenant,
  DeclaredSubjects,
  DomainError,
  idOfCommand,
  requireHeld,
  runInContext,
  TenantDatabase,
} from '#kernel';
import { Grants, Groups, RoleCatalogues } from '../../aggregates.ts';
import { give, type Grant } from '../../domain/access/grant.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { OWNER_ROLE } from '../../domain/access/ready-made-roles.ts';
import { widestRulesOf } from '../../domain/access/rules-of-grants.ts';
import { type RoleCatalogue } from '../../domain/access/role.ts';
import { UserRow } from '../../entities.ts';
import { OAuthClientRow } from '../../entities/oauth-row.ts';
import { keepGrantRows } from '../../entities/access-rows.ts';

/**
 * Grants a role. With a `grantId` it is the same grant whenever it is sent, whatever command it is part of; a person's own order has none
 * and is checked against what they hold themselves.
 */
export class GiveGrant extends Command<Appended> {
  constructor(readonly grant: Omit<Grant, 'grantId'> & { readonly grantId?: string }) {
    super();
  }
}

@CommandHandler(GiveGrant)
export class GiveGrantHandler implements ICommandHandler<GiveGrant> {
  constructor(
    private readonly grants: Grants,
    private readonly roles: RoleCatalogues,
    private readonly groups: Groups,
    private readonly subjects: DeclaredSubjects,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `grant.unknown-role`, `grant.unknown-holder`, `grant.unknown-scope`, and as `give` does; ProblemError `permission.beyond-own` */
  async execute({ grant: { grantId, ...order } }: GiveGrant): Promise<Appended> {
    const grant = { ...order, grantId: grantId ?? idOfCommand('grant') };
    const { state: roles } = await this.roles.load(RoleCatalogues.STREAM);
    await this.#refuseUnknown(roles, grant);
    if (grant.source === 'person') requireHeld(widestRulesOf(this.subjects, roles, grant));
    const stream = grant.roleId === OWNER_ROLE ? Grants.OWNERS_STREAM : grant.grantId;
    const change = () => this.grants.change(stream, (state) => give(state, grant, this.clock.now()), keepGrantRows);
    const { version, position } = await (grantId === undefined ? change() : apartFromCommand(change));
    return { id: grant.grantId, version, position };
  }

  async #refuseUnknown(roles: RoleCatalogue, { roleId, holder, scope }: Grant): Promise<void> {
    if (!roleIn(roles, roleId)) throw new DomainError('invalid', 'grant.unknown-role', 'There is no role with this id');
    if (!(await this.#isThere(holder)))
      throw new DomainError('invalid', 'grant.unknown-holder', `There is no ${holder.kind} with this id`);
    if (scope.kind !== 'workshop' && scope.kind !== 'fleet') return;
    const kind = scope.kind === 'workshop' ? 'workshop' : 'vehicle';
    const unknown = await this.database.withEntities(currentTenant().schema, (em) =>
      this.subjects.unknown(em, kind, scope.ids),
    );
    if (unknown.length > 0)
      throw new DomainError('invalid', 'grant.unknown-scope', `${unknown.length} of the ids name no ${kind}`, {
        unknown: unknown.length,
      });
  }

  /** Keys are known by another context; a key that is none asks for nothing. */
  async #isThere({ kind, id }: Grant['holder']): Promise<boolean> {
    if (kind === 'api-key') return true;
    if (kind === 'client') {
      const ofIt = { model: 'Client', id };
      return (await this.database.withEntities(currentTenant().schema, (em) => em.count(OAuthClientRow, ofIt))) > 0;
    }
    if (kind === 'group') return (await this.groups.load(id)).state.status === 'present';
    const count = await this.database.withEntities(currentTenant().schema, (em) => em.count(UserRow, { userId: id }));
    return count > 0;
  }
}

/** A part of a larger command must not claim its id, nor meet its precondition. */
function apartFromCommand<T>(work: () => Promise<T>): Promise<T> {
  const { command: _, ifMatch: __, ...context } = currentContext()!;
  return runInContext(context, work);
}
