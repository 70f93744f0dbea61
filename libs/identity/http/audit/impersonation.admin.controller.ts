import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Can,
  currentTenant,
  type Page,
  PageQuery,
  PageResponse,
  RequiresIdempotencyKey,
  TakesIfMatch,
  TenantDirectory,
  TypedIdParam,
  tenantOfPath,
} from '#kernel';
import { EndImpersonation } from '../../commands/audit/end-impersonation.command.ts';
import {
  OpenedImpersonation,
  OpenImpersonation,
  OpenImpersonationBody,
} from '../../commands/audit/open-impersonation.command.ts';
import { ImpersonationView, ListImpersonations } from '../../queries/audit/list-impersonations.query.ts';

const OPERATOR = { holder: 'operator' } as const;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'tenant.not-found');
const ImpersonationId = (): ParameterDecorator => TypedIdParam('impersonationId', 'imp', 'impersonation.not-found');

@ApiTags('audit')
@Controller('v1')
export class ImpersonationAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly tenants: TenantDirectory,
  ) {}

  /**
   * Lets support act as one of the tenant's people for up to an hour: with what that person may do, but not with their factors, sessions,
   * roles, keys, payouts and exports. The tenant is told, and every record and event names both.
   */
  @Post('tenants/:tenantId/impersonations')
  @Can('tenant:impersonate', OPERATOR)
  @RequiresIdempotencyKey()
  @ApiProblems(404, 409, 422)
  @ApiCreatedResponse({ type: OpenedImpersonation })
  @ApiOperation({ operationId: 'openImpersonation' })
  async open(@TenantId() tenantId: string, @Body() body: OpenImpersonationBody): Promise<OpenedImpersonation> {
    return this.commands.execute(new OpenImpersonation(await tenantOfPath(this.tenants, tenantId), body));
  }

  /** When support acted as whom. */
  @Get('tenants/:tenantId/impersonations')
  @Can('tenant:impersonate', OPERATOR)
  @ApiProblems(404)
  @PageResponse(ImpersonationView)
  @ApiOperation({ operationId: 'listTenantImpersonations' })
  async ofTenant(@TenantId() tenantId: string, @Query() page: PageQuery): Promise<Page<ImpersonationView>> {
    return this.queries.execute(new ListImpersonations(await tenantOfPath(this.tenants, tenantId), page));
  }

  /** Ends one before its time. */
  @Delete('tenants/:tenantId/impersonations/:impersonationId')
  @HttpCode(204)
  @Can('tenant:impersonate', OPERATOR)
  @ApiProblems(404)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'endTenantImpersonation' })
  async take(@TenantId() tenantId: string, @ImpersonationId() impersonationId: string): Promise<void> {
    await this.commands.execute(
      new EndImpersonation(await tenantOfPath(this.tenants, tenantId), impersonationId, 'operator'),
    );
  }

  /** When support acted as whom in your tenant, and why. */
  @Get('impersonations')
  @Can('impersonation:read')
  @PageResponse(ImpersonationView)
  @ApiOperation({ operationId: 'listImpersonations' })
  list(@Query() page: PageQuery): Promise<Page<ImpersonationView>> {
    return this.queries.execute(new ListImpersonations(currentTenant(), page));
  }

  /** Shows support out, at once. To keep it out, see the audit policy. */
  @Delete('impersonations/:impersonationId')
  @HttpCode(204)
  @Can('impersonation:end')
  @ApiProblems(404)
  @TakesIfMatch()
  @ApiOperation({ operationId: 'endImpersonation' })
  async end(@ImpersonationId() impersonationId: string): Promise<void> {
    await this.commands.execute(new EndImpersonation(currentTenant(), impersonationId, 'tenant'));
  }
}
