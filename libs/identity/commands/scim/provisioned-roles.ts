import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { runInContext } from '#kernel';
import { RoleCatalogues } from '../../aggregates.ts';
import { type Grant, type Holder } from '../../domain/access/grant.ts';
import { HolderPolicies } from '../../domain/access/holder-policies.ts';
import { roleIn } from '../../domain/access/inheritance.ts';
import { type DirectoryScope, type DirectorySettings, rolesOfGroup } from '../../domain/scim/directory.ts';
import { GiveGrant } from '../access/give-grant.command.ts';
import { RevokeGrant, RevokeGrantsOf } from '../access/revoke-grant.command.ts';
import { directorysGrant, directorysWork } from './directorys-work.ts';

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

  /** The role that somebody who is made has: none where they may not sign in, or where it was taken away meanwhile. @returns UUID */
  async firstOf({ defaultRoleId }: DirectorySettings, isActive: boolean): Promise<string | null> {
    if (!isActive || defaultRoleId === null) return null;
    const { state: roles } = await this.roles.load(RoleCatalogues.STREAM);
    return roleIn(roles, defaultRoleId) ? defaultRoleId : null;
  }

  /** For who comes back: the default role of today, and nothing else that a directory gave before. */
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
      for (const roleId of lacking) await this.commands.execute(new GiveGrant(directorysGrant(holder, roleId)));
      const surplus = given.filter(({ roleId }) => !wanted.includes(roleId));
      for (const { grantId } of surplus) await this.commands.execute(new RevokeGrant(grantId, { holder }));
    });
  }
}

const isFromDirectory = ({ source, holder }: Grant, { kind, id }: Holder): boolean =>
  source === 'scim' && holder.kind === kind && holder.id === id;
