import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, KERNEL, type Kernel } from '#kernel';
import { wakeWorker } from './tenant-operation-queue.ts';
import { readableTenant } from './readable-tenant.ts';

/** Has the worker write a tenant's archive. @returns the operation's id (UUID) */
export class ExportTenant extends Command<string> {
  constructor(readonly tenantId: string) {
    super();
  }
}

@CommandHandler(ExportTenant)
export class ExportTenantHandler implements ICommandHandler<ExportTenant> {
  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  /** @throws DomainError `tenant.not-found`, `tenant.unsettled` */
  async execute({ tenantId }: ExportTenant): Promise<string> {
    const { operations } = this.kernel;
    const { id, schema } = await readableTenant(this.kernel, tenantId);
    const operation = await operations.begin({ tenantId: id, schema, kind: 'export', actor: currentContext()!.actor! });
    await wakeWorker(this.kernel, operation);
    return operation;
  }
}
