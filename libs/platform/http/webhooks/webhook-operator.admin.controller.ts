import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, TypedIdParam } from '#kernel';
import { GetTenantWebhooks, TenantWebhooksView } from '../../queries/webhooks/get-tenant-webhooks.query.ts';

/** What the operator sees of tenants' webhooks. */
@ApiTags('tenants')
@Controller('v1/tenants')
export class WebhookOperatorAdminController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * How a tenant's webhooks are: what waits and for how long, how the last hour went, and which endpoints are paused or disabled. Pausing the
   * tenant's subscription `platform.webhooks` stops all that is sent for it; nothing is lost.
   */
  @Get(':tenantId/webhooks')
  @Can('tenant:read', { holder: 'operator' })
  @ApiProblems(404)
  @ApiOkResponse({ type: TenantWebhooksView })
  @ApiOperation({ operationId: 'getTenantWebhooks' })
  get(@TypedIdParam('tenantId', 'tnt', 'plan.unknown-tenant') tenantId: string): Promise<TenantWebhooksView> {
    return this.queries.execute(new GetTenantWebhooks(tenantId));
  }
}
