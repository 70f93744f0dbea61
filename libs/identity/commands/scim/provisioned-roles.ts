import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { runInContext } from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { ANY_CONTEXT, type Grant, type Holder, WHOLE_TENANT } from '../../domain/access/grant.ts';
import { HolderPolicies } from '../../domain/access/holder-policies.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { type DirectoryScope, type DirectorySettings, rolesOfGroup } from '../../domain/scim/directory.ts';
import { GiveGrant } from '../access/give-grant.command.ts';
import { RevokeGrant, RevokeGrantsOf } from '../access/revoke-grant.command.ts';
import { directorysWork } from './directorys-work.ts';

/**
 * The roles that follow from a directory's settings: the only way from SCIM to a role. A group has those that the settings name for it,
 * and its members have them by being in it; a person has the default role. Run again it changes nothing.
 */
@Injectable()
export class ProvisionedRoles {
  constructor(
    private readonly policies: HolderPolicies,
    private readonly roles: RoleCatalogues,
    private readonly commands: CommandBus,
  ) {}

  /** Gives a group what the settings say for its name, and takes back what they do not say any more. */
  async settleGroup(
    scope: DirectoryScope,
    groupId: string,
    displayName: string,
    settings: DirectorySettings,
  ): Promise<void> {
    await this.#settle(scope, { kind: 'group', id: groupId }, rolesOfGroup(settings, displayName));
  }

  /** For who comes, or comes back: the default role of today, and nothing else that a directory gave before. */
  async welcome(scope: DirectoryScope, userId: string, { defaultRoleId, onLeaving }: DirectorySettings): Promise<void> {
    const holder = { kind: 'user', id: userId } as const;
    if (onLeaving === 'revoke-roles') await this.#revokeAll(holder);
    await this.#settle(scope, holder, defaultRoleId === null ? [] : [defaultRoleId]);
  }

  /** For who leaves. @throws DomainError `user.last-owner` */
  async dismiss(userId: string, { onLeaving }: DirectorySettings): Promise<void> {
    if (onLeaving === 'revoke-roles') await this.#revokeAll({ kind: 'user', id: userId });
  }

  /** For a group that is taken away. */
  async dismissGroup(groupId: string): Promise<void> {
    await this.#revokeAll({ kind: 'group', id: groupId });
  }

  async #revokeAll(holder: Holder): Promise<void> {
    await runInContext(directorysWork(), () => this.commands.execute(new RevokeGrantsOf(holder, null)));
  }

  async #settle({ schema }: DirectoryScope, holder: Holder, wanted: readonly string[]): Promise<void> {
    const { policy } = await this.policies.read(schema, holder);
    const given = policy.grants.filter((grant) => isFromDirectory(grant, holder));
    await runInContext(directorysWork(), async () => {
      // A role that was taken away meanwhile is nothing that anybody could be given.
      const { state: roles } = await this.roles.load(RoleCatalogues.STREAM);
      const lacking = wanted.filter(
        (roleId) => roleIn(roles, roleId) && !given.some((grant) => grant.roleId === roleId),
      );
      for (const roleId of lacking) await this.commands.execute(new GiveGrant(grantOf(holder, roleId)));
      const surplus = given.filter(({ roleId }) => !wanted.includes(roleId));
      for (const { grantId } of surplus) await this.commands.execute(new RevokeGrant(grantId, { holder }));
    });
  }
}

const isFromDirectory = ({ source, holder }: Grant, { kind, id }: Holder): boolean =>
  source === 'scim' && holder.kind === kind && holder.id === id;

function grantOf(holder: Holder, roleId: string): Grant {
  return {
    grantId: uuidv7(),
    holder,
    roleId,
    scope: WHOLE_TENANT,
    notBefore: null,
    notAfter: null,
    context: ANY_CONTEXT,
    reason: null,
    source: 'scim',
  };
}
