import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { type Appended, InTenant, SubscriptionControl } from '#kernel';

export class SteeringBody {
  /** Why; stands in the tenant's log. */
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export type Steering = 'pause' | 'resume' | 'rebuild' | 'cancel-rebuild';

/** What an operator wants of a subscription of a tenant. Workers follow from their next batch on. */
export class SteerSubscription extends Command<Appended> {
  constructor(
    readonly tenantId: string,
    readonly subscription: string,
    readonly steering: Steering,
    readonly reason: string,
  ) {
    super();
  }
}

@CommandHandler(SteerSubscription)
export class SteerSubscriptionHandler implements ICommandHandler<SteerSubscription> {
  constructor(
    private readonly control: SubscriptionControl,
    private readonly inTenant: InTenant,
  ) {}

  /** @throws DomainError `tenant.not-found`, and as `SubscriptionControl` does */
  execute({ tenantId, steering, ...order }: SteerSubscription): Promise<Appended> {
    const act = steering === 'cancel-rebuild' ? 'cancelRebuild' : steering;
    const { subscription, reason } = order;
    return this.inTenant.run(tenantId, (context) => this.control[act](context, { subscription, reason }));
  }
}
