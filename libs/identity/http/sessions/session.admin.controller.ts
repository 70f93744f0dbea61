import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type HttpRequest, type Page, PageQuery, PageResponse, Public } from '#kernel';
import { CloseSession } from '../../commands/sessions/close-session.command.ts';
import { type OpenedSession, OpenSession, OpenSessionBody } from '../../commands/sessions/open-session.command.ts';
import { ListUsers, UserView } from '../../queries/people/list-users.query.ts';

@ApiTags('people')
@Controller('v1')
export class SessionAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Signs a person in. The token is shown once and ends after 12 hours. */
  @Post('sessions')
  @Public()
  @ApiProblems(401, 422)
  @ApiOperation({ operationId: 'openSession' })
  open(@Body() body: OpenSessionBody): Promise<OpenedSession> {
    return this.commands.execute(new OpenSession(body));
  }

  /** Signs out: ends the session whose token is sent. */
  @Delete('sessions/current')
  @HttpCode(204)
  @Can('session:close')
  @ApiOperation({ operationId: 'closeSession' })
  close(@Req() { principal }: HttpRequest): Promise<void> {
    return this.commands.execute(new CloseSession(principal!.credentialId));
  }

  /** The people of the tenant. */
  @Get('users')
  @Can('user:read')
  @PageResponse(UserView)
  @ApiOperation({ operationId: 'listUsers' })
  users(@Query() page: PageQuery): Promise<Page<UserView>> {
    return this.queries.execute(new ListUsers(page));
  }
}
