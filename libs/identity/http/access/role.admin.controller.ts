import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  type Page,
  PageQuery,
  PageResponse,
  RequiresIfMatch,
  StepUp,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { AddPermission, RemovePermission } from '../../commands/access/change-permissions.command.ts';
import { ChangeRole } from '../../commands/access/change-role.command.ts';
import { CreateRole } from '../../commands/access/create-role.command.ts';
import { RemoveRole } from '../../commands/access/remove-role.command.ts';
import { NewRoleBody, PermissionBody, RolePatchBody } from '../../commands/access/role.dto.ts';
import { ApiForceReason, ForceReason } from './force-reason.ts';
import { GetRole, ListPermissions, ListRoles } from '../../queries/access/list-roles.query.ts';
import { PermissionView, RoleView } from '../../queries/access/role-view.dto.ts';

const RoleId = () => TypedIdParam('roleId', 'rol', 'role.not-found');

@ApiTags('roles')
@Controller('v1/roles')
export class RoleAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The tenant's roles, the ready-made ones among them, in order of their names. */
  @Get()
  @Can('role:read')
  @PageResponse(RoleView)
  @ApiOperation({ operationId: 'listRoles' })
  list(@Query() page: PageQuery): Promise<Page<RoleView>> {
    return this.queries.execute(new ListRoles(page));
  }

  /** Makes a role. It can hold no more than its maker does. */
  @Post()
  @Can('role:create')
  @StepUp()
  @CommandResponse({ status: 201, prefix: 'rol', description: 'The role was made.' })
  @ApiProblems(409, 422)
  @ApiOperation({ operationId: 'createRole' })
  create(@Body() body: NewRoleBody): Promise<Appended> {
    return this.commands.execute(new CreateRole(body));
  }

  /** One role. */
  @Get(':roleId')
  @Can('role:read')
  @Versioned()
  @ApiOkResponse({ type: RoleView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getRole' })
  get(@RoleId() roleId: string): Promise<RoleView> {
    return this.queries.execute(new GetRole(roleId));
  }

  /** Gives a role another name, description, or other roles to inherit. */
  @Patch(':roleId')
  @Can('role:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @CommandResponse({ prefix: 'rol', description: 'The role is as it should be.' })
  @ApiProblems(404, 409, 422)
  @ApiForceReason()
  @ApiOperation({ operationId: 'changeRole' })
  change(
    @RoleId() roleId: string,
    @Body() patch: RolePatchBody,
    @ForceReason() force: string | null,
  ): Promise<Appended> {
    return this.commands.execute(new ChangeRole(roleId, patch, force));
  }

  /** Takes a role away. Whoever was granted it has nothing by it any more. */
  @Delete(':roleId')
  @HttpCode(204)
  @Can('role:delete')
  @StepUp()
  @RequiresIfMatch()
  @ApiNoContentResponse({ description: 'The role is gone.' })
  @ApiProblems(404, 409)
  @ApiForceReason()
  @ApiOperation({ operationId: 'deleteRole' })
  remove(@RoleId() roleId: string, @ForceReason() force: string | null): Promise<void> {
    return this.commands.execute(new RemoveRole(roleId, force));
  }

  /** What a role holds: its own permissions, then those that it inherits, with the way to them. */
  @Get(':roleId/permissions')
  @Can('role:read')
  @PageResponse(PermissionView)
  @ApiProblems(404)
  @ApiOperation({ operationId: 'listRolePermissions' })
  permissions(@RoleId() roleId: string, @Query() page: PageQuery): Promise<Page<PermissionView>> {
    return this.queries.execute(new ListPermissions(roleId, page));
  }

  /** Adds a permission to a role, or a prohibition. */
  @Post(':roleId/permissions')
  @Can('role:update')
  @StepUp()
  @CommandResponse({ status: 201, prefix: 'prm', description: 'The role has the permission.' })
  @ApiProblems(404, 409, 422)
  @ApiForceReason()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'addRolePermission' })
  add(@RoleId() roleId: string, @Body() body: PermissionBody, @ForceReason() force: string | null): Promise<Appended> {
    return this.commands.execute(new AddPermission(roleId, body, force));
  }

  /** Takes a permission out of a role. */
  @Delete(':roleId/permissions/:permissionId')
  @Can('role:update')
  @StepUp()
  @CommandResponse({ prefix: 'prm', description: 'The role does not have the permission any more.' })
  @ApiProblems(404, 409)
  @ApiForceReason()
  @TakesIfMatch()
  @ApiOperation({ operationId: 'removeRolePermission' })
  take(
    @RoleId() roleId: string,
    @TypedIdParam('permissionId', 'prm', 'role.permission-not-found') permissionId: string,
    @ForceReason() force: string | null,
  ): Promise<Appended> {
    return this.commands.execute(new RemovePermission(roleId, permissionId, force));
  }
}
