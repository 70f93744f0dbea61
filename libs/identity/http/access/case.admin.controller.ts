import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { KeepCase, RemoveCase } from '../../commands/access/keep-case.command.ts';
import { CaseView, ListCases } from '../../queries/access/list-cases.query.ts';
import { CaseBody } from './case.dto.ts';

/** What the tenant's roles must go on saying. */
@ApiTags('authz')
@Controller('v1/authz/cases')
export class CaseAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The cases that are kept, and whether each holds today. */
  @Get()
  @Can('authz:read')
  @PageResponse(CaseView)
  @ApiOperation({ operationId: 'listAccessCases' })
  list(@Query() page: PageQuery): Promise<Page<CaseView>> {
    return this.queries.execute(new ListCases(page));
  }

  /** Keeps a case: a change of roles that breaks it is refused and names it, unless somebody says why it is to be. */
  @Post()
  @Can('role:update')
  @StepUp()
  @CommandResponse({ status: 201, prefix: 'cas', description: 'The case is kept.' })
  @ApiProblems(404, 409, 422)
  @ApiOperation({ operationId: 'keepAccessCase' })
  keep(@Body() body: CaseBody): Promise<Appended> {
    return this.commands.execute(new KeepCase(body.kept()));
  }

  /** Gives a case up. */
  @Delete(':caseId')
  @HttpCode(204)
  @Can('role:update')
  @StepUp()
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The case is not looked at any more.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'removeAccessCase' })
  remove(@TypedIdParam('caseId', 'cas', 'case.not-found') caseId: string): Promise<void> {
    return this.commands.execute(new RemoveCase(caseId));
  }
}
