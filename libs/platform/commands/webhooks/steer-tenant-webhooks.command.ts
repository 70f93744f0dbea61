import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { type Appended, InTenant, SubscriptionControl } from '#kernel';
import { FAN_OUT } from '../../domain/webhooks/tenant-state.ts';

export class WebhookSteeringBody {
  /** Why; stands in the tenant's log. */
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

/** Whether anything is sent for a tenant, as the operator decides. */
export class SteerTenantWebhooks extends Command<Appended> {
  constructor(
    /** UUID. */
    readonly tenantId: string,
    readonly steering: 'pause' | 'resume',
    readonly reason: string,
  ) {
    super();
  }
}

/**
 * Nothing is lost: what happens meanwhile waits in the log, what is there already waits where it is, and no try is used up. Asked for again,
 * it changes nothing.
 * @throws ProblemError 404 `tenant.not-found`; DomainError as `SubscriptionControl` does
 */
@CommandHandler(SteerTenantWebhooks)
export class SteerTenantWebhooksHandler implements ICommandHandler<SteerTenantWebhooks> {
  constructor(
    private readonly control: SubscriptionControl,
    private readonly inTenant: InTenant,
  ) {}

  execute({ tenantId, steering, reason }: SteerTenantWebhooks): Promise<Appended> {
    return this.inTenant.run(tenantId, (context) => this.control[steering](context, { subscription: FAN_OUT, reason }));
  }
}
