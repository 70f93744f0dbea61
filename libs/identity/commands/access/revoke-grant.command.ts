import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Appended, currentContext, currentTenant, DeclaredSubjects, DomainError, runInContext } from '#kernel';
import { Grants, RoleCatalogues } from '../../aggregates.ts';
import { type Holder, revoke, revokeAllOf } from '../../domain/access/grant.ts';
import { HolderPolicies } from '../../domain/access/holder-policies.ts';
import { widestRulesOf } from '../../domain/access/rules-of-grants.ts';
import { keepGrantRows } from '../../entities/access-rows.ts';
import { requireLiftable } from './may-give.ts';

/** Takes a grant back. Given a holder, only if it is theirs. */
export class RevokeGrant extends Command<Appended> {
  constructor(
    readonly grantId: string,
    readonly order: { readonly holder?: Holder; readonly reason?: string | null } = {},
  ) {
    super();
  }
}

@CommandHandler(RevokeGrant)
export class RevokeGrantHandler implements ICommandHandler<RevokeGrant> {
  constructor(
    private readonly grants: Grants,
    private readonly roles: RoleCatalogues,
    private readonly subjects: DeclaredSubjects,
  ) {}

  /** @throws DomainError `grant.not-found`, `user.last-owner`; ProblemError `permission.beyond-own` when it prohibits what the caller lacks */
  async execute({ grantId, order: { holder, reason = null } }: RevokeGrant): Promise<Appended> {
    const { state: roles } = await this.roles.load(RoleCatalogues.STREAM);
    const { state: owners } = await this.grants.load(Grants.OWNERS_STREAM);
    const stream = Object.hasOwn(owners, grantId) ? Grants.OWNERS_STREAM : grantId;
    return this.grants.change(
      stream,
      (state) => {
        const grant = Object.hasOwn(state, grantId) ? state[grantId] : undefined;
        if (holder && grant && (grant.holder.kind !== holder.kind || grant.holder.id !== holder.id))
          return revoke({}, grantId, reason);
        if (grant) requireLiftable(widestRulesOf(this.subjects, roles, grant));
        return revoke(state, grantId, reason);
      },
      keepGrantRows,
    );
  }
}

/** Takes back all that a holder was granted themselves: for people who leave. Again it is nothing. */
export class RevokeGrantsOf extends Command<void> {
  constructor(
    readonly holder: Holder,
    readonly reason: string | null,
  ) {
    super();
  }
}

@CommandHandler(RevokeGrantsOf)
export class RevokeGrantsOfHandler implements ICommandHandler<RevokeGrantsOf> {
  constructor(
    private readonly grants: Grants,
    private readonly policies: HolderPolicies,
  ) {}

  /** The ownership first: whoever is the last owner keeps everything. @throws DomainError `user.last-owner` */
  async execute({ holder, reason }: RevokeGrantsOf): Promise<void> {
    const { command: _, ifMatch: __, ...context } = currentContext()!;
    await runInContext(context, async () => {
      await this.grants.change(Grants.OWNERS_STREAM, (state) => revokeAllOf(state, holder, reason), keepGrantRows);
      const { policy } = await this.policies.read(currentTenant().schema, holder);
      for (const grant of policy.grants) {
        if (grant.holder.kind !== holder.kind) continue;
        await this.#revoke(grant.grantId, reason);
      }
    });
  }

  async #revoke(grantId: string, reason: string | null): Promise<void> {
    try {
      await this.grants.change(grantId, (state) => revoke(state, grantId, reason), keepGrantRows);
    } catch (error) {
      // Somebody else was faster.
      if (!(error instanceof DomainError && error.code === 'grant.not-found')) throw error;
    }
  }
}
