import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, currentTenant, KERNEL, type Kernel } from '#kernel';
import { abandon } from '../domain/sandbox-standing.ts';
import { testModeRequired } from '../domain/test-mode.ts';
import { TenantChanges } from './tenant-changes.ts';
import { wakeWorker } from './tenant-operation-queue.ts';

const REASON = 'Its test data were deleted';

/** Deletes all test data of the tenant. Nothing of it is seen any more at once; a worker removes the rest. The keys stay. */
export class EmptySandbox extends Command<void> {}

@CommandHandler(EmptySandbox)
export class EmptySandboxHandler implements ICommandHandler<EmptySandbox> {
  constructor(
    private readonly changes: TenantChanges,
    @Inject(KERNEL) private readonly kernel: Kernel,
  ) {}

  /** @throws DomainError `test-mode.required` */
  async execute(): Promise<void> {
    const { id: tenantId, sandboxOf, schema } = currentTenant();
    if (!sandboxOf) throw testModeRequired();
    const { operations, tenants, bus } = this.kernel;
    const actor = currentContext()!.actor!;
    const details = { reason: REASON };
    let operation: string | undefined;
    await this.changes.change(
      tenantId,
      (sandbox) => abandon(sandbox, { reason: REASON, at: new Date().toISOString() }),
      async (home) => {
        operation = await operations.begin({ tenantId, schema, kind: 'deletion', actor, details }, home);
      },
    );
    tenants.announce(bus, sandboxOf);
    if (operation !== undefined) await wakeWorker(this.kernel, operation);
  }
}
