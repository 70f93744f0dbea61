import { Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Audited,
  Can,
  ListQuery,
  ListResponse,
  type Page,
  PageQuery,
  PageResponse,
  StepUp,
  TypedIdParam,
} from '#kernel';
import { DisableUser, EnableUser } from '../../commands/people/disable-user.command.ts';
import { EndSession, EndSessionsOfUser } from '../../commands/sessions/end-sessions.command.ts';
import { ListUsers, userList, UserView } from '../../queries/people/list-users.query.ts';
import { ListSessions, SessionView } from '../../queries/sessions/list-sessions.query.ts';

const UserId = (): ParameterDecorator => TypedIdParam('userId', 'usr', 'user.not-found');

/** The people of the tenant, and where they are signed in. */
@ApiTags('people')
@Controller('v1/users')
export class UserAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The people of the tenant. */
  @Get()
  @Can('user:read')
  @Audited()
  @ListResponse(UserView, userList)
  @ApiOperation({ operationId: 'listUsers' })
  users(@Query() query: ListQuery): Promise<Page<UserView>> {
    return this.queries.execute(new ListUsers(query));
  }

  /** Where a person is signed in. */
  @Get(':userId/sessions')
  @Can('session:read')
  @Audited()
  @ApiProblems(404)
  @PageResponse(SessionView)
  @ApiOperation({ operationId: 'listUserSessions' })
  sessions(@UserId() userId: string, @Query() page: PageQuery): Promise<Page<SessionView>> {
    return this.queries.execute(new ListSessions(userId, page, 'of-somebody'));
  }

  /** Ends every session of a person at once. */
  @Delete(':userId/sessions')
  @HttpCode(204)
  @Can('session:revoke')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The sessions have ended.' })
  @ApiOperation({ operationId: 'endUserSessions' })
  endAll(@UserId() userId: string): Promise<void> {
    return this.commands.execute(new EndSessionsOfUser(userId));
  }

  /** Ends one session of a person at once. */
  @Delete(':userId/sessions/:sessionId')
  @HttpCode(204)
  @Can('session:revoke')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The session has ended.' })
  @ApiOperation({ operationId: 'endUserSession' })
  end(
    @UserId() userId: string,
    @TypedIdParam('sessionId', 'ses', 'session.not-found') sessionId: string,
  ): Promise<void> {
    return this.commands.execute(new EndSession(userId, sessionId, 'ended-by-administrator'));
  }

  /** Keeps a person out until they are enabled again: no sign-in, and every session ends at once. */
  @Put(':userId/disablement')
  @HttpCode(204)
  @Can('user:disable')
  @StepUp()
  @ApiProblems(404, 409)
  @ApiNoContentResponse({ description: 'The account is disabled.' })
  @ApiOperation({ operationId: 'disableUser' })
  disable(@UserId() userId: string): Promise<void> {
    return this.commands.execute(new DisableUser(userId));
  }

  /** Lets a person in again who was disabled. */
  @Delete(':userId/disablement')
  @HttpCode(204)
  @Can('user:disable')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The account may be used.' })
  @ApiOperation({ operationId: 'enableUser' })
  enable(@UserId() userId: string): Promise<void> {
    return this.commands.execute(new EnableUser(userId));
  }
}
