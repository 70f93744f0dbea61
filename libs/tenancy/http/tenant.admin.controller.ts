import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type Page, PageResponse, TypedIdParam } from '#kernel';
import { CreatedTenant, CreateTenant, CreateTenantBody } from '../commands/create-tenant.command.ts';
import { RenameTenant, RenameTenantBody } from '../commands/rename-tenant.command.ts';
import { ResumeTenant } from '../commands/resume-tenant.command.ts';
import { SuspendTenant, SuspendTenantBody } from '../commands/suspend-tenant.command.ts';
import { GetTenant, ListTenants, ListTenantsParameters, TenantView } from '../queries/list-tenants.query.ts';

/** No tenant's owner may see, or make, another one. */
const OPERATOR = { holder: 'operator' } as const;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'tenant.not-found');

@ApiTags('tenants')
@Controller('v1/tenants')
export class TenantAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Creates a tenant with its schema, its owner and a live API key. The secrets are shown once. */
  @Post()
  @Can('tenant:create', OPERATOR)
  @ApiProblems(409, 422)
  @ApiOperation({ operationId: 'createTenant' })
  create(@Body() body: CreateTenantBody): Promise<CreatedTenant> {
    return this.commands.execute(new CreateTenant(body));
  }

  /** The tenants of the installation in order of their slug. */
  @Get()
  @Can('tenant:read', OPERATOR)
  @PageResponse(TenantView)
  @ApiOperation({ operationId: 'listTenants' })
  list(@Query() page: ListTenantsParameters): Promise<Page<TenantView>> {
    return this.queries.execute(new ListTenants(page));
  }

  /** One tenant. */
  @Get(':tenantId')
  @Can('tenant:read', OPERATOR)
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getTenant' })
  get(@TenantId() tenantId: string): Promise<TenantView> {
    return this.queries.execute(new GetTenant(tenantId));
  }

  /** Gives a tenant another slug or name. People who know the old slug still get in for 30 days. */
  @Patch(':tenantId')
  @Can('tenant:rename', OPERATOR)
  @ApiProblems(404, 409, 422)
  @ApiOkResponse({ type: TenantView })
  @ApiOperation({ operationId: 'renameTenant' })
  async rename(@TenantId() tenantId: string, @Body() body: RenameTenantBody): Promise<TenantView> {
    await this.commands.execute(new RenameTenant(tenantId, body));
    return this.queries.execute(new GetTenant(tenantId));
  }

  /** Stops every write of a tenant, at once. It can still be read; its jobs and webhooks wait. */
  @Post(':tenantId/suspension')
  @HttpCode(200)
  @Can('tenant:suspend', OPERATOR)
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: TenantView })
  @ApiOperation({ operationId: 'suspendTenant' })
  async suspend(@TenantId() tenantId: string, @Body() body: SuspendTenantBody): Promise<TenantView> {
    await this.commands.execute(new SuspendTenant(tenantId, body));
    return this.queries.execute(new GetTenant(tenantId));
  }

  /** Lets a suspended tenant go on: held jobs in their order, then its subscriptions. */
  @Post(':tenantId/resumption')
  @HttpCode(200)
  @Can('tenant:suspend', OPERATOR)
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: TenantView })
  @ApiOperation({ operationId: 'resumeTenant' })
  async resume(@TenantId() tenantId: string): Promise<TenantView> {
    await this.commands.execute(new ResumeTenant(tenantId));
    return this.queries.execute(new GetTenant(tenantId));
  }
}
