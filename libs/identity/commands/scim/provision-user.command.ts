import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, TenantPeople } from '#kernel';
import {
  Directories,
  type DirectoryScope,
  DirectoryScopes,
  type DirectorySettings,
} from '../../domain/scim/directory.ts';
import { ScimTags } from '../../domain/scim/scim-resource.ts';
import { type ProvisionedPerson, readUser, showUser, type UserDraft } from '../../domain/scim/scim-user.ts';
import { type ScimObject } from '../../domain/scim/scim-values.ts';
import { OpenSessions } from '../sessions/open-sessions.ts';
import { ProvisionedGroups } from './provisioned-groups.ts';
import { ProvisionedPeople } from './provisioned-people.ts';
import { ProvisionedRoles } from './provisioned-roles.ts';
import { patchUser } from './scim-patching.ts';
import { PATCHABLE_USER, readPatch } from './scim-patch-request.ts';
import { requireTag, type TagPrecondition } from './tag-precondition.ts';

/** Makes a person of the tenant of a SCIM user. @returns UUID */
export class ProvisionUser extends Command<string> {
  constructor(readonly resource: ScimObject) {
    super();
  }
}

/** Makes of a person what the directory says: all of it (PUT), or what a patch names (PATCH). */
export class ChangeProvisionedUser extends Command<void> {
  constructor(
    readonly userId: string,
    readonly order: TagPrecondition & { readonly as: 'put' | 'patch'; readonly body: ScimObject },
  ) {
    super();
  }
}

/** Lets somebody go: they cannot sign in any more, and the directory does not know them any more. */
export class DismissProvisionedUser extends Command<void> {
  constructor(
    readonly userId: string,
    readonly precondition: TagPrecondition,
  ) {
    super();
  }
}

/** @throws DomainError `scim.refused`, `scim.taken` */
@CommandHandler(ProvisionUser)
export class ProvisionUserHandler implements ICommandHandler<ProvisionUser> {
  constructor(
    private readonly scopes: DirectoryScopes,
    private readonly directories: Directories,
    private readonly people: ProvisionedPeople,
    private readonly roles: ProvisionedRoles,
  ) {}

  async execute({ resource }: ProvisionUser): Promise<string> {
    const scope = this.scopes.current();
    const draft = readUser(resource);
    const settings = await settingsOf(this.directories, scope);
    return this.people.add(scope, draft, await this.roles.firstOf(settings, draft.active));
  }
}

/** @throws DomainError `user.not-found`, `scim.refused`, `scim.taken`, `user.last-owner`, `user.owners-address`; PreconditionFailed */
@CommandHandler(ChangeProvisionedUser)
export class ChangeProvisionedUserHandler implements ICommandHandler<ChangeProvisionedUser> {
  @Inject(TenantPeople) private readonly present!: TenantPeople;

  constructor(
    private readonly scopes: DirectoryScopes,
    private readonly directories: Directories,
    private readonly people: ProvisionedPeople,
    private readonly roles: ProvisionedRoles,
    private readonly sessions: OpenSessions,
    private readonly tags: ScimTags,
  ) {}

  /** Whoever comes back has their roles before they can sign in, so that an interruption never leaves them with those of yesterday. */
  async execute({ userId, order: { as, body, ...precondition } }: ChangeProvisionedUser): Promise<void> {
    const scope = this.scopes.current();
    const decide = as === 'put' ? () => readUser(body) : patching(body);
    const person = await this.people.find(scope, userId);
    if (!person) throw notFound();
    requireTag(this.tags, precondition, scope, { resource: showUser(person), version: person.version });
    const settings = await settingsOf(this.directories, scope);
    const isBack = !person.active && decide(person).active;
    if (isBack) await this.roles.welcome(scope, userId, settings);
    const changed = await this.people.change(scope, userId, { ...precondition, decide });
    if (!changed) throw notFound();
    if (isBack) this.present.tellOf(userId);
    if (changed.after.active) return;
    await this.sessions.endAll(currentTenant(), userId, 'disabled');
    await this.roles.dismiss(userId, settings);
  }
}

/** @throws DomainError `user.not-found`, `user.last-owner`; PreconditionFailed */
@CommandHandler(DismissProvisionedUser)
export class DismissProvisionedUserHandler implements ICommandHandler<DismissProvisionedUser> {
  constructor(
    private readonly scopes: DirectoryScopes,
    private readonly directories: Directories,
    private readonly people: ProvisionedPeople,
    private readonly groups: ProvisionedGroups,
    private readonly roles: ProvisionedRoles,
    private readonly sessions: OpenSessions,
  ) {}

  async execute({ userId, precondition }: DismissProvisionedUser): Promise<void> {
    const scope = this.scopes.current();
    const settings = await settingsOf(this.directories, scope);
    if (!(await this.people.dismiss(scope, userId, precondition))) throw notFound();
    await this.sessions.endAll(currentTenant(), userId, 'disabled');
    await this.groups.leaveAll(scope, userId);
    await this.roles.dismiss(userId, settings);
  }
}

function patching(body: ScimObject): (person: ProvisionedPerson) => UserDraft {
  const steps = readPatch(body, PATCHABLE_USER);
  return (person) => patchUser(showUser(person), steps);
}

/** @throws DomainError `directory.not-found` when it was removed while it asked */
export async function settingsOf(directories: Directories, scope: DirectoryScope): Promise<DirectorySettings> {
  const directory = await directories.find(scope);
  if (directory) return directory.settings;
  throw new DomainError('not-found', 'directory.not-found', 'There is no directory with this id');
}

const notFound = (): DomainError => new DomainError('not-found', 'user.not-found', 'There is no such user');
