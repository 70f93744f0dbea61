import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type Page, PageQuery, PageResponse, Safe } from '#kernel';
import { SimulateBody } from './simulate.dto.ts';
import {
  AccessQuestionBody,
  BatchCheckBody,
  BatchCheckView,
  CheckBody,
  CheckView,
  ExplainView,
  WhoView,
} from '../../queries/access/authz.dto.ts';
import { CheckAccess, CheckAccessBatch, ExplainAccess } from '../../queries/access/check-access.query.ts';
import { SimulateAccess, SimulationView } from '../../queries/access/simulate-access.query.ts';
import { WhoCan } from '../../queries/access/who-can.query.ts';

@ApiTags('authz')
@Controller('v1/authz')
export class AuthzController {
  constructor(private readonly queries: QueryBus) {}

  /** May this be done? Asked without a principal it is about the caller; about others it needs `authz:read`. */
  @Post('check')
  @HttpCode(200)
  @Can('authz:check')
  @ApiOkResponse({ type: CheckView })
  @ApiProblems(404)
  @Safe()
  @ApiOperation({ operationId: 'checkAccess' })
  check(@Body() body: CheckBody): Promise<CheckView> {
    return this.queries.execute(new CheckAccess(body));
  }

  /** Up to 100 checks at once, answered in their order. */
  @Post('batch-check')
  @HttpCode(200)
  @Can('authz:check')
  @ApiOkResponse({ type: BatchCheckView })
  @Safe()
  @ApiOperation({ operationId: 'checkAccessBatch' })
  batch(@Body() { checks }: BatchCheckBody): Promise<BatchCheckView> {
    return this.queries.execute(new CheckAccessBatch(checks));
  }

  /** The check with the grants, roles and rules that decide it, and those that nearly would. */
  @Post('explain')
  @HttpCode(200)
  @Can('authz:check')
  @ApiOkResponse({ type: ExplainView })
  @ApiProblems(404)
  @Safe()
  @ApiOperation({ operationId: 'explainAccess' })
  explain(@Body() body: CheckBody): Promise<ExplainView> {
    return this.queries.execute(new ExplainAccess(body));
  }

  /** Who may do this, now or at an earlier moment: people and keys, each with the rules that allow it. */
  @Post('who-can')
  @HttpCode(200)
  @Can('authz:read')
  @PageResponse(WhoView)
  @ApiProblems(404)
  @Safe()
  @ApiOperation({ operationId: 'whoCan' })
  who(@Body() body: AccessQuestionBody, @Query() page: PageQuery): Promise<Page<WhoView>> {
    return this.queries.execute(new WhoCan(body, page));
  }

  /** What a draft of a role or grant would change: cases whose answer turns, people who gain or lose. Nothing is written. */
  @Post('simulate')
  @HttpCode(200)
  @Can('authz:read')
  @ApiOkResponse({ type: SimulationView })
  @ApiProblems(404, 409)
  @Safe()
  @ApiOperation({ operationId: 'simulateAccess' })
  simulate(@Body() body: SimulateBody): Promise<SimulationView> {
    return this.queries.execute(new SimulateAccess(body.draft(), body.cases ?? [], body.question));
  }
}
