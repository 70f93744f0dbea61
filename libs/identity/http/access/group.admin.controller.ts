import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  type Appended,
  Can,
  ListQuery,
  ListResponse,
  CommandResponse,
  type Page,
  RequiresIfMatch,
  StepUp,
  TypedIdParam,
  Versioned,
} from '#kernel';
import {
  ChangeGroup,
  CreateGroup,
  GroupPatchBody,
  NewGroupBody,
  RemoveGroup,
} from '../../commands/access/change-groups.command.ts';
import { GetGroup, groupList, GroupView, ListGroups } from '../../queries/access/list-groups.query.ts';

const GroupId = () => TypedIdParam('groupId', 'grp', 'group.not-found');

@ApiTags('groups')
@Controller('v1/groups')
export class GroupAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The groups of people in order of their names. */
  @Get()
  @Can('group:read')
  @ListResponse(GroupView, groupList)
  @ApiOperation({ operationId: 'listGroups' })
  list(@Query() query: ListQuery): Promise<Page<GroupView>> {
    return this.queries.execute(new ListGroups(query));
  }

  /** Makes a group of people, who are granted things together. */
  @Post()
  @Can('group:create')
  @StepUp()
  @CommandResponse({ status: 201, prefix: 'grp', description: 'The group was made.' })
  @ApiProblems(422)
  @ApiOperation({ operationId: 'createGroup' })
  create(@Body() body: NewGroupBody): Promise<Appended> {
    return this.commands.execute(new CreateGroup(body));
  }

  /** One group. */
  @Get(':groupId')
  @Can('group:read')
  @Versioned()
  @ApiOkResponse({ type: GroupView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getGroup' })
  get(@GroupId() groupId: string): Promise<GroupView> {
    return this.queries.execute(new GetGroup(groupId));
  }

  /** Gives a group another name or other members. Whoever is let in gets what the group was granted, so the caller must have it too. */
  @Patch(':groupId')
  @Can('group:update')
  @StepUp()
  @RequiresIfMatch()
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @CommandResponse({ prefix: 'grp', description: 'The group is as it should be.' })
  @ApiProblems(404, 422)
  @ApiOperation({ operationId: 'changeGroup' })
  change(@GroupId() groupId: string, @Body() patch: GroupPatchBody): Promise<Appended> {
    return this.commands.execute(new ChangeGroup(groupId, patch));
  }

  /** Takes a group away, and with it what its members have by it. */
  @Delete(':groupId')
  @HttpCode(204)
  @Can('group:delete')
  @StepUp()
  @RequiresIfMatch()
  @ApiNoContentResponse({ description: 'The group is gone.' })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'deleteGroup' })
  remove(@GroupId() groupId: string): Promise<void> {
    return this.commands.execute(new RemoveGroup(groupId));
  }
}
