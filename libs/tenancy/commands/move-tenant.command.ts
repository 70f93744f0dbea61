import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentContext, DomainError, KERNEL, type Kernel, type TenantOperation } from '#kernel';
import { RunTenantOperation } from './run-tenant-operation.command.ts';
import { refuseSandbox } from '../domain/test-mode.ts';
import { readableTenant } from './readable-tenant.ts';

/** Moves a tenant to another cell with its test data, here and now. @returns the operation as it ended */
export class MoveTenant extends Command<TenantOperation> {
  constructor(
    readonly tenantId: string,
    readonly to: string,
  ) {
    super();
  }
}

@CommandHandler(MoveTenant)
export class MoveTenantHandler implements ICommandHandler<MoveTenant> {
  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly commands: CommandBus,
  ) {}

  /**
   * A move that was cut off is gone on with, whatever `to` says.
   * @throws DomainError `tenant.not-found`, `tenant.unsettled`, `tenant.is-sandbox`, `cell.unknown`, `cell.same`
   */
  async execute({ tenantId, to }: MoveTenant): Promise<TenantOperation> {
    const { operations } = this.kernel;
    const open = (await operations.ofTenant(tenantId, 100)).find(
      ({ kind, state }) => kind === 'move' && (state === 'waiting' || state === 'running'),
    );
    const id = open?.id ?? (await this.#begin(tenantId, to));
    await this.commands.execute(new RunTenantOperation(id));
    return (await operations.find(id))!;
  }

  async #begin(tenantId: string, to: string): Promise<string> {
    const { cells, operations } = this.kernel;
    const tenant = await readableTenant(this.kernel, tenantId);
    refuseSandbox(tenant);
    const { schema, cell: from, status: before, reason } = tenant;
    if (!cells.names.includes(to)) {
      const detail = `There is no cell "${to}" in CLUTCH_CELL_URLS; known are ${cells.names.join(', ')}`;
      throw new DomainError('invalid', 'cell.unknown', detail, { cells: cells.names });
    }
    if (to === from) throw new DomainError('conflict', 'cell.same', `The tenant lives in "${to}" already`);
    if (before === 'deleting')
      throw new DomainError(
        'conflict',
        'tenant.being-deleted',
        'The tenant is to be deleted; cancel the deletion first',
      );
    const details = { from, to, before, reason };
    return operations.begin({ tenantId, schema, kind: 'move', actor: currentContext()!.actor!, details });
  }
}
