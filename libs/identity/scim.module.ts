import { Module } from '@nestjs/common';
import { AccessModule } from './access.module.ts';
import { DirectoryStrategy } from './adapters/scim/directory.strategy.ts';
import { HashedScimTags } from './adapters/scim/hashed-scim-tags.ts';
import { RequestDirectoryScopes } from './adapters/scim/request-directory-scopes.ts';
import { StoredDirectories } from './adapters/scim/stored-directories.ts';
import {
  ChangeDirectoryHandler,
  CreateDirectoryHandler,
  RemoveDirectoryHandler,
  RotateDirectoryTokenHandler,
} from './commands/scim/change-directories.command.ts';
import { HandOverPersonHandler, TakeBackPersonHandler } from './commands/scim/hand-over-person.command.ts';
import { MappableRoles } from './commands/scim/mappable-roles.ts';
import {
  ChangeProvisionedGroupHandler,
  ProvisionGroupHandler,
  RemoveProvisionedGroupHandler,
} from './commands/scim/provision-group.command.ts';
import {
  ChangeProvisionedUserHandler,
  DismissProvisionedUserHandler,
  ProvisionUserHandler,
} from './commands/scim/provision-user.command.ts';
import { ProvisionedGroups } from './commands/scim/provisioned-groups.ts';
import { ProvisionedPeople } from './commands/scim/provisioned-people.ts';
import { ProvisionedRoles } from './commands/scim/provisioned-roles.ts';
import { Directories, DirectoryScopes } from './domain/scim/directory.ts';
import { ScimTags } from './domain/scim/scim-resource.ts';
import { DirectoryAdminController } from './http/scim/directory.admin.controller.ts';
import { ScimAboutController } from './http/scim/scim-about.controller.ts';
import { ScimGroupController } from './http/scim/scim-group.controller.ts';
import { ScimUserController } from './http/scim/scim-user.controller.ts';
import { FindProvisionedGroupsHandler, GetProvisionedGroupHandler } from './queries/scim/find-groups.query.ts';
import { FindProvisionedUsersHandler, GetProvisionedUserHandler } from './queries/scim/find-users.query.ts';
import { GetDirectoryHandler, ListDirectoriesHandler } from './queries/scim/list-directories.query.ts';
import { SessionsModule } from './sessions.module.ts';

/** What company directories ask: SCIM 2.0, and the strategy that knows them by their tokens. */
@Module({
  imports: [AccessModule, SessionsModule],
  controllers: [ScimUserController, ScimGroupController, ScimAboutController],
  providers: [
    DirectoryStrategy,
    { provide: Directories, useClass: StoredDirectories },
    { provide: DirectoryScopes, useClass: RequestDirectoryScopes },
    { provide: ScimTags, useClass: HashedScimTags },
    ProvisionedPeople,
    ProvisionedGroups,
    ProvisionedRoles,
    ProvisionUserHandler,
    ChangeProvisionedUserHandler,
    DismissProvisionedUserHandler,
    ProvisionGroupHandler,
    ChangeProvisionedGroupHandler,
    RemoveProvisionedGroupHandler,
    FindProvisionedUsersHandler,
    GetProvisionedUserHandler,
    FindProvisionedGroupsHandler,
    GetProvisionedGroupHandler,
  ],
})
export class ScimModule {}

/** The administration of directories. */
@Module({
  imports: [AccessModule],
  controllers: [DirectoryAdminController],
  providers: [
    { provide: ScimTags, useClass: HashedScimTags },
    ProvisionedGroups,
    ProvisionedRoles,
    MappableRoles,
    CreateDirectoryHandler,
    ChangeDirectoryHandler,
    RotateDirectoryTokenHandler,
    RemoveDirectoryHandler,
    HandOverPersonHandler,
    TakeBackPersonHandler,
    ListDirectoriesHandler,
    GetDirectoryHandler,
  ],
})
export class DirectoryAdminModule {}
