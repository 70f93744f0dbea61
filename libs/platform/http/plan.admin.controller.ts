import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
  invalidRequest,
  type Page,
  PageQuery,
  PageResponse,
  TakesIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { AssignPlan } from '../commands/assign-plan.command.ts';
import { DeletePlan, KeepPlan } from '../commands/keep-plan.command.ts';
import { AssignPlanBody, PlanBody } from '../commands/plan.dto.ts';
import { GetUsage } from '../queries/get-usage.query.ts';
import { GetPlan, GetTenantPlan, ListPlans, PlanView, TenantPlanView } from '../queries/list-plans.query.ts';
import { UsageQuery } from '../queries/usage-range.dto.ts';
import { UsageReport } from '../queries/usage-view.dto.ts';

const OPERATOR = { holder: 'operator' } as const;
const PLAN_ID = /^[a-z][a-z0-9-]{0,39}$/;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'plan.unknown-tenant');

/** What tenants may ask for, as the operator decides. */
@ApiTags('plans')
@Controller('v1')
export class PlanAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The plans of the installation in order of their id. */
  @Get('plans')
  @Can('plan:read', OPERATOR)
  @PageResponse(PlanView)
  @ApiOperation({ operationId: 'listPlans' })
  list(@Query() page: PageQuery): Promise<Page<PlanView>> {
    return this.queries.execute(new ListPlans(page));
  }

  /** One plan. */
  @Get('plans/:planId')
  @Can('plan:read', OPERATOR)
  @Versioned()
  @ApiProblems(404)
  @ApiOkResponse({ type: PlanView })
  @ApiOperation({ operationId: 'getPlan' })
  get(@Param('planId') planId: string): Promise<PlanView> {
    return this.queries.execute(new GetPlan(planId));
  }

  /** Makes a plan under an id of one's choice, or makes it anew; tenants on it have it within a moment. */
  @Put('plans/:planId')
  @Can('plan:update', OPERATOR)
  @ApiProblems(412, 422)
  @ApiOkResponse({ type: PlanView })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'putPlan' })
  async put(@Param('planId') planId: string, @Body() body: PlanBody): Promise<PlanView> {
    if (!PLAN_ID.test(planId))
      throw invalidRequest([
        {
          parameter: 'planId',
          code: 'matches',
          detail: 'planId must be lower-case letters, digits and hyphens, as in growth',
        },
      ]);
    await this.commands.execute(new KeepPlan(planId, body));
    return this.queries.execute(new GetPlan(planId));
  }

  /** Removes a plan that no tenant is on. */
  @Delete('plans/:planId')
  @HttpCode(204)
  @Can('plan:delete', OPERATOR)
  @ApiProblems(404, 409, 412)
  @ApiNoContentResponse({ description: 'The plan is gone.' })
  @TakesIfMatch()
  @ApiOperation({ operationId: 'deletePlan' })
  delete(@Param('planId') planId: string): Promise<void> {
    return this.commands.execute(new DeletePlan(planId));
  }

  /** What a tenant may ask for. */
  @Get('tenants/:tenantId/plan')
  @Can('plan:read', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: TenantPlanView })
  @ApiOperation({ operationId: 'getTenantPlan' })
  planOf(@TenantId() tenantId: string): Promise<TenantPlanView> {
    return this.queries.execute(new GetTenantPlan(tenantId));
  }

  /** Puts a tenant on a plan, or on none. */
  @Put('tenants/:tenantId/plan')
  @Can('plan:assign', OPERATOR)
  @ApiProblems(404, 422)
  @ApiOkResponse({ type: TenantPlanView })
  @ApiOperation({ operationId: 'assignTenantPlan' })
  async assign(@TenantId() tenantId: string, @Body() { planId }: AssignPlanBody): Promise<TenantPlanView> {
    await this.commands.execute(new AssignPlan(tenantId, planId));
    return this.queries.execute(new GetTenantPlan(tenantId));
  }

  /** The requests of a tenant, counted. */
  @Get('tenants/:tenantId/usage')
  @Can('plan:read', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: UsageReport })
  @ApiOperation({ operationId: 'getTenantUsage' })
  async usage(@TenantId() tenantId: string, @Query() query: UsageQuery): Promise<UsageReport> {
    await this.queries.execute(new GetTenantPlan(tenantId));
    return this.queries.execute(new GetUsage(tenantId, query));
  }
}
