import { Global, Module } from '@nestjs/common';
import { Abilities, TenantPeople } from '#kernel';
import { FormerRoles } from './commands/access/former-roles.ts';
import { GrantedAbilities } from './adapters/access/granted-abilities.ts';
import { StoredHolderPolicies } from './adapters/access/stored-holder-policies.ts';
import { StoredTenantPeople } from './adapters/people/stored-tenant-people.ts';
import { StoredTenantPolicies } from './adapters/access/stored-tenant-policies.ts';
import { AccessCases, Grants, Groups, RoleCatalogues } from './aggregates.ts';
import {
  ChangeGroupHandler,
  CreateGroupHandler,
  RemoveGroupHandler,
  RulesOfGroups,
} from './commands/access/change-groups.command.ts';
import { AddPermissionHandler, RemovePermissionHandler } from './commands/access/change-permissions.command.ts';
import { ChangeRoleHandler } from './commands/access/change-role.command.ts';
import { CreateRoleHandler } from './commands/access/create-role.command.ts';
import { GiveGrantHandler } from './commands/access/give-grant.command.ts';
import { RemoveRoleHandler } from './commands/access/remove-role.command.ts';
import { KeepCaseHandler, RemoveCaseHandler } from './commands/access/keep-case.command.ts';
import { PublishedRoles } from './commands/access/published-roles.ts';
import { RevokeGrantHandler, RevokeGrantsOfHandler } from './commands/access/revoke-grant.command.ts';
import { HolderPolicies } from './domain/access/holder-policies.ts';
import { TenantPolicies } from './domain/access/tenant-policy.ts';
import { AuthzenController } from './http/access/authzen.controller.ts';
import { CaseAdminController } from './http/access/case.admin.controller.ts';
import { AuthzController } from './http/access/authz.controller.ts';
import { GrantAdminController } from './http/access/grant.admin.controller.ts';
import { GroupAdminController } from './http/access/group.admin.controller.ts';
import { RoleAdminController } from './http/access/role.admin.controller.ts';
import { AccessQuestions } from './queries/access/access-questions.ts';
import {
  CheckAccessBatchHandler,
  CheckAccessHandler,
  ExplainAccessHandler,
} from './queries/access/check-access.query.ts';
import {
  GetGrantHandler,
  ListGrantsHandler,
  ListRolesOfUserHandler,
  RequireUserHandler,
} from './queries/access/list-grants.query.ts';
import { ListCasesHandler } from './queries/access/list-cases.query.ts';
import { GetGroupHandler, ListGroupsHandler } from './queries/access/list-groups.query.ts';
import { GetRoleHandler, ListPermissionsHandler, ListRolesHandler } from './queries/access/list-roles.query.ts';
import { SimulateAccessHandler } from './queries/access/simulate-access.query.ts';
import { WhoCanHandler } from './queries/access/who-can.query.ts';

/** What people and keys may do, for the apps that serve them. Every context's guard asks it. */
@Global()
@Module({
  controllers: [AuthzController, AuthzenController],
  providers: [
    RoleCatalogues,
    Grants,
    Groups,
    AccessCases,
    { provide: HolderPolicies, useClass: StoredHolderPolicies },
    { provide: Abilities, useClass: GrantedAbilities },
    { provide: TenantPeople, useClass: StoredTenantPeople },
    { provide: TenantPolicies, useClass: StoredTenantPolicies },
    AccessQuestions,
    CheckAccessHandler,
    CheckAccessBatchHandler,
    ExplainAccessHandler,
    WhoCanHandler,
    SimulateAccessHandler,
    GiveGrantHandler,
    RevokeGrantHandler,
    RevokeGrantsOfHandler,
  ],
  exports: [
    Abilities,
    TenantPeople,
    HolderPolicies,
    TenantPolicies,
    AccessQuestions,
    AccessCases,
    RoleCatalogues,
    Grants,
    Groups,
  ],
})
export class AccessModule {}

/** What the worker does for it. */
@Module({ imports: [AccessModule], providers: [FormerRoles] })
export class AccessWorkerModule {}

/** What the admin app serves of it. */
@Module({
  imports: [AccessModule],
  controllers: [RoleAdminController, GrantAdminController, GroupAdminController, CaseAdminController],
  providers: [
    PublishedRoles,
    KeepCaseHandler,
    RemoveCaseHandler,
    ListCasesHandler,
    CreateRoleHandler,
    ChangeRoleHandler,
    RemoveRoleHandler,
    AddPermissionHandler,
    RemovePermissionHandler,
    RulesOfGroups,
    CreateGroupHandler,
    ChangeGroupHandler,
    RemoveGroupHandler,
    ListRolesHandler,
    GetRoleHandler,
    ListPermissionsHandler,
    ListGrantsHandler,
    GetGrantHandler,
    ListRolesOfUserHandler,
    RequireUserHandler,
    ListGroupsHandler,
    GetGroupHandler,
  ],
})
export class AccessAdminModule {}
