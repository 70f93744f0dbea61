import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, type Page, PageResponse, TypedIdParam } from '#kernel';
import { SteerTenantWebhooks, WebhookSteeringBody } from '../../commands/webhooks/steer-tenant-webhooks.command.ts';
import {
  GetTenantWebhooks,
  TenantWebhooksQuery,
  TenantWebhooksView,
} from '../../queries/webhooks/get-tenant-webhooks.query.ts';
import {
  ListWebhookTenants,
  WebhookTenantsParameters,
  WebhookTenantView,
} from '../../queries/webhooks/list-webhook-tenants.query.ts';

const OPERATOR = { holder: 'operator' } as const;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'tenant.not-found');

/** What the operator sees of tenants' webhooks, and the switch that stops them. */
@ApiTags('tenants')
@Controller('v1')
export class WebhookOperatorAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * How the webhooks of all tenants are that have any: what waits and for how long, how the last hour went, and how many endpoints are paused
   * or disabled. Those whose oldest message waits longest come first; with `only=troubled` there are only those that somebody should look at.
   * As the workers last saw them: each row says when.
   */
  @Get('webhook-tenants')
  @Can('tenant:read', OPERATOR)
  @PageResponse(WebhookTenantView)
  @ApiOperation({ operationId: 'listWebhookTenants' })
  list(@Query() page: WebhookTenantsParameters): Promise<Page<WebhookTenantView>> {
    return this.queries.execute(new ListWebhookTenants(page));
  }

  /**
   * How a tenant's webhooks are: what waits and for how long, how the last hour or day went at each endpoint, which of them are paused or
   * disabled, and since when and why the operator has nothing sent.
   */
  @Get('tenants/:tenantId/webhooks')
  @Can('tenant:read', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: TenantWebhooksView })
  @ApiOperation({ operationId: 'getTenantWebhooks' })
  get(@TenantId() tenantId: string, @Query() { period }: TenantWebhooksQuery): Promise<TenantWebhooksView> {
    return this.queries.execute(new GetTenantWebhooks(tenantId, period));
  }

  /**
   * Stops all that is sent for a tenant, also what somebody asks for. Nothing is lost and no try is used up: messages wait, and what happens
   * meanwhile becomes messages afterwards. The tenant sees since when.
   */
  @Post('tenants/:tenantId/webhooks/pause')
  @HttpCode(200)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: TenantWebhooksView })
  @ApiOperation({ operationId: 'pauseTenantWebhooks' })
  pause(@TenantId() tenantId: string, @Body() { reason }: WebhookSteeringBody): Promise<TenantWebhooksView> {
    return this.#steer(tenantId, 'pause', reason);
  }

  /** Lets the messages of a tenant be sent again, those first that have waited. */
  @Post('tenants/:tenantId/webhooks/resumption')
  @HttpCode(200)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: TenantWebhooksView })
  @ApiOperation({ operationId: 'resumeTenantWebhooks' })
  resume(@TenantId() tenantId: string, @Body() { reason }: WebhookSteeringBody): Promise<TenantWebhooksView> {
    return this.#steer(tenantId, 'resume', reason);
  }

  async #steer(tenantId: string, steering: 'pause' | 'resume', reason: string): Promise<TenantWebhooksView> {
    await this.commands.execute(new SteerTenantWebhooks(tenantId, steering, reason));
    return this.queries.execute(new GetTenantWebhooks(tenantId, 'hour'));
  }
}
