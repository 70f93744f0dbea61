import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  KERNEL,
  type Kernel,
  type OperationRun,
  type RunEnd,
  runInContext,
  type TenantOperation,
} from '#kernel';
import { runDeletion } from './run-deletion.ts';
import { runExport } from './run-export.ts';
import { runMove } from './run-move.ts';
import { TenantChanges } from './tenant-changes.ts';
import { undoRestore } from './undo-restore.ts';

/** Does what an operation asks for, or goes on with it where somebody who died has left it. */
export class RunTenantOperation extends Command<RunEnd> {
  constructor(
    readonly operationId: string,
    /** Fires when the process stops: what can be begun again later is left then. */
    readonly signal?: AbortSignal,
  ) {
    super();
  }
}

@CommandHandler(RunTenantOperation)
export class RunTenantOperationHandler implements ICommandHandler<RunTenantOperation> {
  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly changes: TenantChanges,
    private readonly clock: Clock,
  ) {}

  /** @throws Error when a deletion failed; it is gone on with all the same */
  async execute({ operationId, signal }: RunTenantOperation): Promise<RunEnd> {
    const operation = await this.kernel.operations.find(operationId);
    if (!operation) return 'over';
    return runInContext(contextOf(operation), () =>
      // What is half deleted cannot be left so, whatever stands in the way.
      this.kernel.operations.run(operationId, (run) => this.#work(run, signal), {
        goOn: operation.kind === 'deletion',
      }),
    );
  }

  #work(run: OperationRun, signal: AbortSignal | undefined): Promise<object> {
    switch (run.operation.kind) {
      case 'export':
        return runExport(this.kernel, run, { now: this.clock.now(), signal });
      case 'deletion':
        return runDeletion(this.kernel, run);
      case 'restore':
        // Whoever restores does so with a file that nobody else has: when they are gone, what they made goes too.
        return undoRestore(this.kernel, run.operation);
      case 'move':
        return runMove(this.kernel, this.changes, run);
    }
  }
}

/** It goes on in the name of whoever asked for it. */
function contextOf({ id, actor }: TenantOperation) {
  return { requestId: `op_${id}`, correlation: `op_${id}`, source: 'job' as const, actor };
}
