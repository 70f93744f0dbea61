import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type Page, PageQuery, PageResponse, TypedIdParam } from '#kernel';
import { CreatedTenant, CreateTenant, CreateTenantBody } from '../commands/create-tenant.command.ts';
import { GetTenant, ListTenants, TenantView } from '../queries/list-tenants.query.ts';

/** No tenant's owner may see, or make, another one. */
const OPERATOR = { holder: 'operator' } as const;

@ApiTags('tenants')
@Controller('v1/tenants')
export class TenantAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Creates a tenant with its schema, its owner and a test API key. The secrets are shown once. */
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
  list(@Query() page: PageQuery): Promise<Page<TenantView>> {
    return this.queries.execute(new ListTenants(page));
  }

  /** One tenant. */
  @Get(':tenantId')
  @Can('tenant:read', OPERATOR)
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getTenant' })
  get(@TypedIdParam('tenantId', 'tnt', 'tenant.not-found') tenantId: string): Promise<TenantView> {
    return this.queries.execute(new GetTenant(tenantId));
  }
}
