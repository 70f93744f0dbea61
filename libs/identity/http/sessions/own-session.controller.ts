import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
  type HttpRequest,
  type Page,
  PageQuery,
  PageResponse,
  Public,
  TypedIdParam,
  uuidOf,
} from '#kernel';
import { EndSession, EndSessions } from '../../commands/sessions/end-sessions.command.ts';
import { RefreshSession, RefreshSessionBody } from '../../commands/sessions/refresh-session.command.ts';
import { SignedInView } from '../../commands/sign-in/sign-in-views.dto.ts';
import { type SignInOrigin } from '../../commands/sign-in/sign-ins.ts';
import { ListSessions, SessionView } from '../../queries/sessions/list-sessions.query.ts';
import { OwnPerson } from '../factors/own-person.ts';
import { Origin, TakesDeviceId } from '../sign-in/origin.ts';
import { LogOutAllBody } from './log-out-all.dto.ts';

/** The sessions of whoever is signed in. Nobody reaches anybody else's here. */
@ApiTags('sessions')
@Controller('v1')
export class OwnSessionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Where you are signed in: device, place, first and last use. */
  @Get('sessions')
  @Can('session:own')
  @PageResponse(SessionView)
  @ApiOperation({ operationId: 'listSessions' })
  list(@OwnPerson() userId: string, @Query() page: PageQuery, @Req() request: HttpRequest): Promise<Page<SessionView>> {
    return this.queries.execute(new ListSessions(userId, page, currentOf(request)));
  }

  /**
   * Exchanges a refresh token for a new pair. Each token works once; shown again by another sender it ends the session, because
   * somebody has a copy of it.
   */
  @Post('sessions/refresh')
  @HttpCode(200)
  @Public()
  @TakesDeviceId()
  @ApiProblems(401, 429)
  @ApiOkResponse({ type: SignedInView })
  @ApiOperation({ operationId: 'refreshSession' })
  refresh(@Body() { refreshToken }: RefreshSessionBody, @Origin() origin: SignInOrigin): Promise<SignedInView> {
    return this.commands.execute(new RefreshSession(refreshToken, origin));
  }

  /** Signs out: ends the session that asks. */
  @Delete('sessions/current')
  @HttpCode(204)
  @Can('session:close')
  @ApiNoContentResponse({ description: 'The session has ended.' })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'closeSession' })
  close(@OwnPerson() userId: string, @Req() request: HttpRequest): Promise<void> {
    return this.commands.execute(new EndSession(userId, currentOf(request)!, 'signed-out'));
  }

  /** Ends one of your sessions at once. */
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @Can('session:close')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The session has ended.' })
  @ApiOperation({ operationId: 'endSession' })
  end(
    @OwnPerson() userId: string,
    @TypedIdParam('sessionId', 'ses', 'session.not-found') sessionId: string,
  ): Promise<void> {
    return this.commands.execute(new EndSession(userId, sessionId, 'ended-by-owner'));
  }

  /** Ends all of your sessions, or all but this one. */
  @Post('sessions/logout-all')
  @HttpCode(204)
  @Can('session:close')
  @ApiNoContentResponse({ description: 'The sessions have ended.' })
  @ApiOperation({ operationId: 'logOutAll' })
  endAll(
    @OwnPerson() userId: string,
    @Body() { keepCurrent = false }: LogOutAllBody,
    @Req() request: HttpRequest,
  ): Promise<void> {
    return this.commands.execute(
      new EndSessions(userId, 'signed-out-everywhere', keepCurrent ? currentOf(request) : null),
    );
  }
}

/** UUID of the session that asks. */
function currentOf({ principal }: HttpRequest): string | null {
  return uuidOf('ses', principal?.credentialId ?? '');
}
