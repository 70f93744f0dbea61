import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsString, Length } from 'class-validator';
import { Clock, currentContext, KERNEL, type Kernel, type RegisteredTenant } from '#kernel';
import { scheduleDeletion } from '../domain/tenant-standing.ts';
import { TenantChanges } from './tenant-changes.ts';
import { wakeWorker } from './tenant-operation-queue.ts';

export class DeleteTenantBody {
  /** For the operators, and for the certificate of the deletion. */
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

const DAY_MS = 86_400_000;

/**
 * Stops a tenant altogether and has it deleted for good after the days that the settings give for changing one's mind; with `now`
 * as soon as a worker has time, also where it was scheduled before.
 */
export class DeleteTenant extends Command<void> {
  constructor(
    readonly tenantId: string,
    readonly deletion: DeleteTenantBody & { readonly now?: boolean },
  ) {
    super();
  }
}

@CommandHandler(DeleteTenant)
export class DeleteTenantHandler implements ICommandHandler<DeleteTenant> {
  constructor(
    private readonly changes: TenantChanges,
    private readonly clock: Clock,
    @Inject(KERNEL) private readonly kernel: Kernel,
  ) {}

  /** @throws DomainError `tenant.not-found`, and `tenant.being-…` while something else is done with it */
  async execute({ tenantId, deletion: { reason, now = false } }: DeleteTenant): Promise<void> {
    const { operations, config } = this.kernel;
    const days = now ? 0 : config.tenant.deletionDays;
    const dueAt = new Date(this.clock.now().getTime() + days * DAY_MS);
    let standing: RegisteredTenant | undefined;
    await this.changes.change(
      tenantId,
      (tenant) => scheduleDeletion((standing = tenant), { reason, deletesAt: dueAt.toISOString() }),
      async (home) => {
        const { schema, status, reason: suspendedFor } = standing!;
        const details = { reason, before: { status, reason: suspendedFor } };
        const actor = currentContext()!.actor!;
        await operations.begin({ tenantId, schema, kind: 'deletion', actor, dueAt, details }, home);
      },
    );
    if (days === 0) await this.#hurry(tenantId);
  }

  async #hurry(tenantId: string): Promise<void> {
    const [due] = await this.kernel.platform.query<{ id: string }>({
      text: `update platform.tenant_operation set due_at = least(due_at, now())
        where tenant_id = $1 and kind = 'deletion' and state = 'waiting' returning id`,
      values: [tenantId],
    });
    if (due) await wakeWorker(this.kernel, due.id);
  }
}
