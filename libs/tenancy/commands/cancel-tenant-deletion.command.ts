import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, KERNEL, type Kernel } from '#kernel';
import { cancelDeletion } from '../domain/tenant-standing.ts';
import { TenantChanges } from './tenant-changes.ts';

/** Keeps a tenant that was to be deleted, as it stood before. */
export class CancelTenantDeletion extends Command<void> {
  constructor(readonly tenantId: string) {
    super();
  }
}

@CommandHandler(CancelTenantDeletion)
export class CancelTenantDeletionHandler implements ICommandHandler<CancelTenantDeletion> {
  constructor(
    private readonly changes: TenantChanges,
    @Inject(KERNEL) private readonly kernel: Kernel,
  ) {}

  /** @throws DomainError `tenant.not-found`; `tenant.deletion-begun` when it is too late; `tenant.being-…` */
  async execute({ tenantId }: CancelTenantDeletion): Promise<void> {
    const reason = await this.#suspendedFor(tenantId);
    const { schema, status } = await this.changes.change(
      tenantId,
      (tenant) => cancelDeletion(tenant, reason),
      async (home) => {
        const cancelled = await home.query({
          text: `update platform.tenant_operation set state = 'cancelled', finished_at = now()
            where tenant_id = $1 and kind = 'deletion' and state = 'waiting' returning id`,
          values: [tenantId],
        });
        if (cancelled.length === 0)
          throw new DomainError('conflict', 'tenant.deletion-begun', 'The deletion has begun and cannot be undone');
      },
    );
    if (status === 'live') await this.kernel.heldJobs.release(schema);
  }

  /** Why the tenant was suspended when its deletion was scheduled; `null`: it was not. */
  async #suspendedFor(tenantId: string): Promise<string | null> {
    const [operation] = await this.kernel.platform.query<{ reason: string | null }>({
      text: `select case when details->'before'->>'status' = 'suspended' then coalesce(details->'before'->>'reason', '') end as reason
        from platform.tenant_operation where tenant_id = $1 and kind = 'deletion' order by created_at desc limit 1`,
      values: [tenantId],
    });
    return operation?.reason ?? null;
  }
}
