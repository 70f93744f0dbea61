import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Audited, Can, type Page, PageQuery, PageResponse, TypedIdParam } from '#kernel';
import { HandleParkedEvent, type ParkedEventHandling } from '../commands/handle-parked-event.command.ts';
import { type Steering, SteeringBody, SteerSubscription } from '../commands/steer-subscription.command.ts';
import { LaggingSubscriptionView, ListLaggingSubscriptions } from '../queries/list-lagging-subscriptions.query.ts';
import { ListParkedEvents, ParkedEventsQuery, ParkedEventView } from '../queries/list-parked-events.query.ts';
import { GetSubscription, ListSubscriptions } from '../queries/list-subscriptions.query.ts';
import { SubscriptionView } from '../queries/subscription-view.dto.ts';
import { PositionParam } from './position-param.ts';

const OPERATOR = { holder: 'operator' } as const;
const TenantId = (): ParameterDecorator => TypedIdParam('tenantId', 'tnt', 'tenant.not-found');

/** Projections, policies, processes and feeds: where they stand, and what is done about them. */
@ApiTags('subscriptions')
@Controller('v1')
export class SubscriptionAdminController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The subscriptions of the own tenant, as they stand. */
  @Get('subscriptions')
  @Can('subscription:read')
  @PageResponse(SubscriptionView)
  @ApiOperation({ operationId: 'listSubscriptions' })
  own(@Query() page: PageQuery): Promise<Page<SubscriptionView>> {
    return this.queries.execute(new ListSubscriptions(page));
  }

  /** The subscriptions of all tenants that somebody should look at, the longest behind first; as the workers last saw them. */
  @Get('lagging-subscriptions')
  @Can('subscription:read', OPERATOR)
  @PageResponse(LaggingSubscriptionView)
  @ApiOperation({ operationId: 'listLaggingSubscriptions' })
  lagging(@Query() page: PageQuery): Promise<Page<LaggingSubscriptionView>> {
    return this.queries.execute(new ListLaggingSubscriptions(page));
  }

  /** The subscriptions of a tenant, as they stand. */
  @Get('tenants/:tenantId/subscriptions')
  @Can('subscription:read', OPERATOR)
  @ApiProblems(404)
  @PageResponse(SubscriptionView)
  @ApiOperation({ operationId: 'listTenantSubscriptions' })
  list(@TenantId() tenantId: string, @Query() page: PageQuery): Promise<Page<SubscriptionView>> {
    return this.queries.execute(new ListSubscriptions(page, tenantId));
  }

  /** One subscription of a tenant. */
  @Get('tenants/:tenantId/subscriptions/:subscription')
  @Can('subscription:read', OPERATOR)
  @ApiProblems(404)
  @ApiOkResponse({ type: SubscriptionView })
  @ApiOperation({ operationId: 'getTenantSubscription' })
  get(@TenantId() tenantId: string, @Param('subscription') name: string): Promise<SubscriptionView> {
    return this.queries.execute(new GetSubscription(tenantId, name));
  }

  /** Holds a subscription where it stands. Nothing is lost. */
  @Post('tenants/:tenantId/subscriptions/:subscription/pause')
  @HttpCode(200)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: SubscriptionView })
  @ApiOperation({ operationId: 'pauseSubscription' })
  pause(@TenantId() tenantId: string, @Param('subscription') name: string, @Body() { reason }: SteeringBody) {
    return this.#steer(tenantId, name, 'pause', reason);
  }

  /** Lets a paused or halted subscription go on where it stands, and its halted rebuild. */
  @Post('tenants/:tenantId/subscriptions/:subscription/resumption')
  @HttpCode(200)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiOkResponse({ type: SubscriptionView })
  @ApiOperation({ operationId: 'resumeSubscription' })
  resume(@TenantId() tenantId: string, @Param('subscription') name: string, @Body() { reason }: SteeringBody) {
    return this.#steer(tenantId, name, 'resume', reason);
  }

  /** Has a projection filled anew beside its tables, or a process manager read the log again without effect. Reads and writes go on. */
  @Post('tenants/:tenantId/subscriptions/:subscription/rebuild')
  @HttpCode(202)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiAcceptedResponse({ type: SubscriptionView })
  @ApiOperation({ operationId: 'rebuildSubscription' })
  rebuild(@TenantId() tenantId: string, @Param('subscription') name: string, @Body() { reason }: SteeringBody) {
    return this.#steer(tenantId, name, 'rebuild', reason);
  }

  /** Gives a projection's rebuild up; the live tables stay as they are. */
  @Post('tenants/:tenantId/subscriptions/:subscription/rebuild/cancellation')
  @HttpCode(202)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiAcceptedResponse({ type: SubscriptionView })
  @ApiOperation({ operationId: 'cancelRebuild' })
  cancelRebuild(@TenantId() tenantId: string, @Param('subscription') name: string, @Body() { reason }: SteeringBody) {
    return this.#steer(tenantId, name, 'cancel-rebuild', reason);
  }

  /** The events that subscriptions of a tenant have set aside because their handling kept failing. */
  @Get('tenants/:tenantId/parked-events')
  @Can('subscription:read', OPERATOR)
  @Audited()
  @ApiProblems(404)
  @PageResponse(ParkedEventView)
  @ApiOperation({ operationId: 'listParkedEvents' })
  parked(@TenantId() tenantId: string, @Query() query: ParkedEventsQuery): Promise<Page<ParkedEventView>> {
    return this.queries.execute(new ListParkedEvents(tenantId, query));
  }

  /** Has a parked event tried again, then what is held back behind it, in order. */
  @Post('tenants/:tenantId/subscriptions/:subscription/parked-events/:position/retry')
  @HttpCode(202)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiAcceptedResponse({ type: SubscriptionView })
  @ApiOperation({ operationId: 'retryParkedEvent' })
  retry(
    @TenantId() tenantId: string,
    @Param('subscription') subscription: string,
    @PositionParam() position: number,
    @Body() { reason }: SteeringBody,
  ) {
    return this.#handle(tenantId, 'retry', { subscription, position, reason });
  }

  /** Has a parked event left out for good; what is held back behind it goes on. */
  @Post('tenants/:tenantId/subscriptions/:subscription/parked-events/:position/skip')
  @HttpCode(202)
  @Can('subscription:steer', OPERATOR)
  @ApiProblems(404, 409)
  @ApiAcceptedResponse({ type: SubscriptionView })
  @ApiOperation({ operationId: 'skipParkedEvent' })
  skip(
    @TenantId() tenantId: string,
    @Param('subscription') subscription: string,
    @PositionParam() position: number,
    @Body() { reason }: SteeringBody,
  ) {
    return this.#handle(tenantId, 'skip', { subscription, position, reason });
  }

  async #steer(tenantId: string, name: string, steering: Steering, reason: string): Promise<SubscriptionView> {
    await this.commands.execute(new SteerSubscription(tenantId, name, steering, reason));
    return this.queries.execute(new GetSubscription(tenantId, name));
  }

  async #handle(
    tenantId: string,
    handling: ParkedEventHandling,
    order: HandleParkedEvent['order'],
  ): Promise<SubscriptionView> {
    await this.commands.execute(new HandleParkedEvent(tenantId, handling, order));
    return this.queries.execute(new GetSubscription(tenantId, order.subscription));
  }
}
