import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Audited, Can, type Page, PageQuery, PageResponse, TypedIdParam } from '#kernel';
import { InvitationBody, InvitationView, Invite, WithdrawInvitation } from '../../commands/people/invite.command.ts';
import { ListInvitations, OpenInvitationView } from '../../queries/people/list-invitations.query.ts';

/** Who is asked into the tenant. */
@ApiTags('people')
@Controller('v1/invitations')
export class InvitationAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The invitations that nobody has accepted yet, the newest first. */
  @Get()
  @Can('user:invite')
  @Audited()
  @PageResponse(OpenInvitationView)
  @ApiOperation({ operationId: 'listInvitations' })
  list(@Query() page: PageQuery): Promise<Page<OpenInvitationView>> {
    return this.queries.execute(new ListInvitations(page));
  }

  /** Sends somebody a link by which they make their account, with a role that gives no more than you hold. It is good for a week. */
  @Post()
  @Can('user:invite')
  @ApiCreatedResponse({ type: InvitationView })
  @ApiOperation({ operationId: 'inviteUser' })
  invite(@Body() body: InvitationBody): Promise<InvitationView> {
    return this.commands.execute(new Invite(body));
  }

  /** Takes an invitation back: its link opens nothing any more. */
  @Delete(':invitationId')
  @HttpCode(204)
  @Can('user:invite')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The invitation is withdrawn.' })
  @ApiOperation({ operationId: 'withdrawInvitation' })
  withdraw(@TypedIdParam('invitationId', 'inv', 'invitation.not-found') invitationId: string): Promise<void> {
    return this.commands.execute(new WithdrawInvitation(invitationId));
  }
}
