import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type Page, PageQuery, PageResponse, TypedIdParam } from '#kernel';
import { EndSession, EndSessions } from '../../commands/sessions/end-sessions.command.ts';
import { ListUsers, UserView } from '../../queries/people/list-users.query.ts';
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
  @PageResponse(UserView)
  @ApiOperation({ operationId: 'listUsers' })
  users(@Query() page: PageQuery): Promise<Page<UserView>> {
    return this.queries.execute(new ListUsers(page));
  }

  /** Where a person is signed in. */
  @Get(':userId/sessions')
  @Can('user:read')
  @ApiProblems(404)
  @PageResponse(SessionView)
  @ApiOperation({ operationId: 'listUserSessions' })
  sessions(@UserId() userId: string, @Query() page: PageQuery): Promise<Page<SessionView>> {
    return this.queries.execute(new ListSessions(userId, page));
  }

  /** Ends every session of a person at once. */
  @Delete(':userId/sessions')
  @HttpCode(204)
  @Can('user:end-sessions')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The sessions have ended.' })
  @ApiOperation({ operationId: 'endUserSessions' })
  endAll(@UserId() userId: string): Promise<void> {
    return this.commands.execute(new EndSessions(userId, 'ended-by-administrator'));
  }

  /** Ends one session of a person at once. */
  @Delete(':userId/sessions/:sessionId')
  @HttpCode(204)
  @Can('user:end-sessions')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The session has ended.' })
  @ApiOperation({ operationId: 'endUserSession' })
  end(
    @UserId() userId: string,
    @TypedIdParam('sessionId', 'ses', 'session.not-found') sessionId: string,
  ): Promise<void> {
    return this.commands.execute(new EndSession(userId, sessionId, 'ended-by-administrator'));
  }
}
