import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  CommandResponse,
  type Page,
  PageQuery,
  PageResponse,
  StepUp,
  TakesIfMatch,
  TypedIdParam,
} from '#kernel';
import { GrantBody, grantOf, holderOf, RoleOfUserBody } from '../../commands/access/grant.dto.ts';
import { GiveGrant } from '../../commands/access/give-grant.command.ts';
import { RevokeGrant } from '../../commands/access/revoke-grant.command.ts';
import {
  GetGrant,
  GrantsQuery,
  GrantView,
  ListGrants,
  ListRolesOfUser,
  RequireUser,
} from '../../queries/access/list-grants.query.ts';

const UserId = () => TypedIdParam('userId', 'usr', 'user.not-found');
const GrantId = () => TypedIdParam('grantId', 'grt', 'grant.not-found');

@ApiTags('grants')
@Controller('v1')
export class GrantAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The grants that were given and not taken back, the newest first. */
  @Get('grants')
  @Can('grant:read')
  @PageResponse(GrantView)
  @ApiOperation({ operationId: 'listGrants' })
  list(@Query() query: GrantsQuery): Promise<Page<GrantView>> {
    return this.queries.execute(new ListGrants(query));
  }

  /** Grants a role to a person, a group or a key. Nobody grants what they lack. */
  @Post('grants')
  @Can('grant:create')
  @StepUp()
  @CommandResponse({ status: 201, prefix: 'grt', description: 'The role is granted.' })
  @ApiProblems(422)
  @ApiOperation({ operationId: 'giveGrant' })
  give(@Body() body: GrantBody): Promise<Appended> {
    return this.commands.execute(new GiveGrant(grantOf(body, holderOf(body.holder))));
  }

  /** One grant. */
  @Get('grants/:grantId')
  @Can('grant:read')
  @ApiOkResponse({ type: GrantView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getGrant' })
  get(@GrantId() grantId: string): Promise<GrantView> {
    return this.queries.execute(new GetGrant(grantId));
  }

  /** Takes a grant back, at once. The tenant keeps at least one owner. */
  @Delete('grants/:grantId')
  @HttpCode(204)
  @Can('grant:delete')
  @StepUp()
  @ApiNoContentResponse({ description: 'The grant is taken back.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'revokeGrant' })
  async revoke(@GrantId() grantId: string): Promise<void> {
    await this.commands.execute(new RevokeGrant(grantId));
  }

  /** What a person was granted themselves, the newest first. */
  @Get('users/:userId/roles')
  @Can('grant:read')
  @PageResponse(GrantView)
  @ApiProblems(404)
  @ApiOperation({ operationId: 'listUserRoles' })
  rolesOf(@UserId() userId: string, @Query() page: PageQuery): Promise<Page<GrantView>> {
    return this.queries.execute(new ListRolesOfUser(userId, page));
  }

  /** Grants a role to a person. Nobody grants what they lack. */
  @Post('users/:userId/roles')
  @Can('grant:create')
  @StepUp()
  @CommandResponse({ status: 201, prefix: 'grt', description: 'The role is granted.' })
  @ApiProblems(404, 422)
  @ApiOperation({ operationId: 'giveUserRole' })
  async giveUser(@UserId() userId: string, @Body() body: RoleOfUserBody): Promise<Appended> {
    await this.queries.execute(new RequireUser(userId));
    return this.commands.execute(new GiveGrant(grantOf(body, { kind: 'user', id: userId })));
  }

  /** Takes a role back from a person, at once. The tenant keeps at least one owner. */
  @Delete('users/:userId/roles/:grantId')
  @HttpCode(204)
  @Can('grant:delete')
  @StepUp()
  @ApiNoContentResponse({ description: 'The role is taken back.' })
  @ApiProblems(404, 409)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'revokeUserRole' })
  async revokeUser(@UserId() userId: string, @GrantId() grantId: string): Promise<void> {
    await this.commands.execute(new RevokeGrant(grantId, { holder: { kind: 'user', id: userId } }));
  }
}
