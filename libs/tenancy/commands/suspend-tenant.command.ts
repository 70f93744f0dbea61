import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { suspend } from '../domain/tenant-standing.ts';
import { TenantChanges } from './tenant-changes.ts';

export class SuspendTenantBody {
  /** For the operators; the tenant's people are not shown it. */
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

/** Stops every write of a tenant. Reads go on; jobs and webhooks wait. */
export class SuspendTenant extends Command<void> {
  constructor(
    readonly tenantId: string,
    readonly suspension: SuspendTenantBody,
  ) {
    super();
  }
}

@CommandHandler(SuspendTenant)
export class SuspendTenantHandler implements ICommandHandler<SuspendTenant> {
  constructor(private readonly changes: TenantChanges) {}

  /** @throws DomainError `tenant.not-found`, and `tenant.being-…` while something else is done with it */
  async execute({ tenantId, suspension }: SuspendTenant): Promise<void> {
    await this.changes.change(tenantId, (tenant) => suspend(tenant, suspension.reason));
  }
}
