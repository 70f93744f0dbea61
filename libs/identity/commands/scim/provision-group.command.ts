import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '#kernel';
import { Directories, DirectoryScopes } from '../../domain/scim/directory.ts';
import { type GroupDraft, type ProvisionedGroup, readGroup } from '../../domain/scim/scim-group.ts';
import { type ScimObject } from '../../domain/scim/scim-values.ts';
import { settingsOf } from './provision-user.command.ts';
import { ProvisionedGroups } from './provisioned-groups.ts';
import { ProvisionedRoles } from './provisioned-roles.ts';
import { patchGroup } from './scim-patching.ts';
import { PATCHABLE_GROUP, readPatch } from './scim-patch-request.ts';
import { type TagPrecondition } from './tag-precondition.ts';

/** Makes a group of Clutch of a SCIM group. @returns UUID */
export class ProvisionGroup extends Command<string> {
  constructor(readonly resource: ScimObject) {
    super();
  }
}

/** Makes of a group what the directory says: all of it (PUT), or what a patch names (PATCH). */
export class ChangeProvisionedGroup extends Command<void> {
  constructor(
    readonly groupId: string,
    readonly order: TagPrecondition & { readonly as: 'put' | 'patch'; readonly body: ScimObject },
  ) {
    super();
  }
}

/** Takes a group away, and with it what its members have by it. */
export class RemoveProvisionedGroup extends Command<void> {
  constructor(
    readonly groupId: string,
    readonly precondition: TagPrecondition,
  ) {
    super();
  }
}

/** @throws DomainError `scim.refused`, `scim.taken` */
@CommandHandler(ProvisionGroup)
export class ProvisionGroupHandler implements ICommandHandler<ProvisionGroup> {
  constructor(
    private readonly scopes: DirectoryScopes,
    private readonly directories: Directories,
    private readonly groups: ProvisionedGroups,
    private readonly roles: ProvisionedRoles,
  ) {}

  async execute({ resource }: ProvisionGroup): Promise<string> {
    const scope = this.scopes.current();
    const draft = readGroup(resource);
    const settings = await settingsOf(this.directories, scope);
    const groupId = await this.groups.add(scope, draft);
    await this.roles.settleGroup(scope, groupId, draft.displayName, settings);
    return groupId;
  }
}

/** @throws DomainError `group.not-found`, `scim.refused`, `scim.taken`; PreconditionFailed */
@CommandHandler(ChangeProvisionedGroup)
export class ChangeProvisionedGroupHandler implements ICommandHandler<ChangeProvisionedGroup> {
  constructor(
    private readonly scopes: DirectoryScopes,
    private readonly directories: Directories,
    private readonly groups: ProvisionedGroups,
    private readonly roles: ProvisionedRoles,
  ) {}

  async execute({ groupId, order: { as, body, ...precondition } }: ChangeProvisionedGroup): Promise<void> {
    const scope = this.scopes.current();
    const decide = as === 'put' ? () => readGroup(body) : patching(body);
    const draft = await this.groups.change(scope, groupId, { ...precondition, decide });
    if (!draft) throw notFound();
    await this.roles.settleGroup(scope, groupId, draft.displayName, await settingsOf(this.directories, scope));
  }
}

/** @throws DomainError `group.not-found`; PreconditionFailed */
@CommandHandler(RemoveProvisionedGroup)
export class RemoveProvisionedGroupHandler implements ICommandHandler<RemoveProvisionedGroup> {
  constructor(
    private readonly scopes: DirectoryScopes,
    private readonly groups: ProvisionedGroups,
    private readonly roles: ProvisionedRoles,
  ) {}

  async execute({ groupId, precondition }: RemoveProvisionedGroup): Promise<void> {
    if (!(await this.groups.remove(this.scopes.current(), groupId, precondition))) throw notFound();
    await this.roles.dismissGroup(groupId);
  }
}

function patching(body: ScimObject): (group: ProvisionedGroup) => GroupDraft {
  const steps = readPatch(body, PATCHABLE_GROUP);
  return (group) => patchGroup(group, steps);
}

const notFound = (): DomainError => new DomainError('not-found', 'group.not-found', 'There is no such group');
