import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { KERNEL, type Kernel } from '#kernel';
import { resume } from '../domain/tenant-standing.ts';
import { TenantChanges } from './tenant-changes.ts';

/** Lets a suspended tenant go on where it was: its held jobs in their order, then its subscriptions. */
export class ResumeTenant extends Command<void> {
  constructor(readonly tenantId: string) {
    super();
  }
}

@CommandHandler(ResumeTenant)
export class ResumeTenantHandler implements ICommandHandler<ResumeTenant> {
  constructor(
    private readonly changes: TenantChanges,
    @Inject(KERNEL) private readonly kernel: Pick<Kernel, 'heldJobs'>,
  ) {}

  /** @throws DomainError `tenant.not-found`, and `tenant.being-…` while something else is done with it */
  async execute({ tenantId }: ResumeTenant): Promise<void> {
    const { schema } = await this.changes.change(tenantId, resume);
    await this.kernel.heldJobs.release(schema);
  }
}
