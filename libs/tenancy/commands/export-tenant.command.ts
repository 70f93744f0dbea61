import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsBoolean } from 'class-validator';
import { currentContext, KERNEL, type Kernel, Optional } from '#kernel';
import { refuseSandbox } from '../domain/test-mode.ts';
import { wakeWorker } from './tenant-operation-queue.ts';
import { readableTenant } from './readable-tenant.ts';

export class ExportTenantBody {
  /** The tenant's test data come along; left out, the archive holds live data only. */
  @Optional()
  @IsBoolean()
  readonly withTestData?: boolean;
}

/** Has the worker write a tenant's archive. @returns the operation's id (UUID) */
export class ExportTenant extends Command<string> {
  constructor(
    readonly tenantId: string,
    readonly body: ExportTenantBody = {},
  ) {
    super();
  }
}

@CommandHandler(ExportTenant)
export class ExportTenantHandler implements ICommandHandler<ExportTenant> {
  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  /** @throws DomainError `tenant.not-found`, `tenant.unsettled`, `tenant.is-sandbox` */
  async execute({ tenantId, body: { withTestData = false } }: ExportTenant): Promise<string> {
    const { operations } = this.kernel;
    const tenant = await readableTenant(this.kernel, tenantId);
    refuseSandbox(tenant);
    const { id, schema } = tenant;
    const actor = currentContext()!.actor!;
    const details = { withTestData };
    const operation = await operations.begin({ tenantId: id, schema, kind: 'export', actor, details });
    await wakeWorker(this.kernel, operation);
    return operation;
  }
}
