import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
  type HttpRequest,
  type Page,
  PageQuery,
  PageResponse,
  ProblemError,
  TakesIfMatch,
  TypedIdParam,
} from '#kernel';
import {
  AcceptInteraction,
  ContinuationView,
  RefuseInteraction,
} from '../../commands/oauth/answer-interaction.command.ts';
import { WithdrawConsent } from '../../commands/oauth/withdraw-consent.command.ts';
import { GetInteraction, InteractionView } from '../../queries/oauth/get-interaction.query.ts';
import { ConsentView, ListConsents } from '../../queries/oauth/list-consents.query.ts';
import { OwnPerson } from '../factors/own-person.ts';

const Uid = (): MethodDecorator => ApiParam({ name: 'uid', schema: { type: 'string', maxLength: 64 } });

/** What people let apps do in their name. Only they themselves, signed in, are asked. */
@ApiTags('apps')
@Controller('v1/oauth')
export class OAuthConsentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** What an app asks for, whose page of the tenant has been opened with this `uid`. */
  @Get('interactions/:uid')
  @Can('oauth-consent:own')
  @Uid()
  @ApiProblems(404)
  @ApiOkResponse({ type: InteractionView })
  @ApiOperation({ operationId: 'getOAuthInteraction' })
  interaction(@Param('uid') uid: string, @OwnPerson() userId: string): Promise<InteractionView> {
    return this.queries.execute(new GetInteraction(uid, userId));
  }

  /** Lets the app act in your name, and says where the browser goes on. */
  @Post('interactions/:uid/accept')
  @HttpCode(200)
  @Can('oauth-consent:own')
  @Uid()
  @ApiProblems(404)
  @ApiOkResponse({ type: ContinuationView })
  @ApiOperation({ operationId: 'acceptOAuthInteraction' })
  accept(
    @Param('uid') uid: string,
    @OwnPerson() userId: string,
    @Req() { principal }: HttpRequest,
  ): Promise<ContinuationView> {
    const assurance = principal?.assurance;
    if (!assurance) throw new ProblemError(403, 'person.required', 'Only somebody who has signed in may consent');
    return this.commands.execute(new AcceptInteraction(uid, { userId, assurance }));
  }

  /** Refuses, and says where the browser goes on: the app is told. */
  @Post('interactions/:uid/refuse')
  @HttpCode(200)
  @Can('oauth-consent:own')
  @Uid()
  @ApiProblems(404)
  @ApiOkResponse({ type: ContinuationView })
  @ApiOperation({ operationId: 'refuseOAuthInteraction' })
  refuse(@Param('uid') uid: string): Promise<ContinuationView> {
    return this.commands.execute(new RefuseInteraction(uid));
  }

  /** Which apps may act in your name, and how far. */
  @Get('consents')
  @Can('oauth-consent:own')
  @PageResponse(ConsentView)
  @ApiOperation({ operationId: 'listOAuthConsents' })
  list(@OwnPerson() userId: string, @Query() page: PageQuery): Promise<Page<ConsentView>> {
    return this.queries.execute(new ListConsents(userId, page));
  }

  /** Takes a consent back. Every token that the app has of you ends at once. */
  @Delete('consents/:consentId')
  @HttpCode(204)
  @Can('oauth-consent:own')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The consent is withdrawn.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'withdrawOAuthConsent' })
  async withdraw(
    @OwnPerson() userId: string,
    @TypedIdParam('consentId', 'ocn', 'oauth-consent.not-found') consentId: string,
  ): Promise<void> {
    await this.commands.execute(new WithdrawConsent(userId, consentId));
  }
}
