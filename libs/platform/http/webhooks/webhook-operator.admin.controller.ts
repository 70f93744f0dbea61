import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, TypedIdParam } from '#kernel';
import { PauseWebhooks, WebhookPauseBody } from '../../commands/webhooks/pause-webhooks.command.ts';
import { GetTenantWebhooks, TenantWebhooksView } from '../../queries/webhooks/get-tenant-webhooks.query.ts';

const OPERATOR = { holder: 'operator' } as const;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'plan.unknown-tenant');

/** What the operator sees of tenants' webhooks, and what stops them. */
@ApiTags('tenants')
@Controller('v1/tenants')
export class WebhookOperatorAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** How a tenant's webhooks are: what waits and for how long, how the last hour went, and which endpoints are paused or disabled. */
  @Get(':tenantId/webhooks')
  @Can('tenant:read', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: TenantWebhooksView })
  @ApiOperation({ operationId: 'getTenantWebhooks' })
  get(@TenantId() tenantId: string): Promise<TenantWebhooksView> {
    return this.queries.execute(new GetTenantWebhooks(tenantId));
  }

  /** Stops what is sent for a tenant, or lets it go on. Nothing is lost: what is to be sent waits. The tenant sees that it is so, and why. */
  @Put(':tenantId/webhooks')
  @Can('tenant:suspend', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: TenantWebhooksView })
  @ApiOperation({ operationId: 'pauseTenantWebhooks' })
  async pause(@TenantId() tenantId: string, @Body() body: WebhookPauseBody): Promise<TenantWebhooksView> {
    await this.commands.execute(new PauseWebhooks(tenantId, body));
    return this.queries.execute(new GetTenantWebhooks(tenantId));
  }
}
