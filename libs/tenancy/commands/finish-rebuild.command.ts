import { setTimeout as sleep } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, InTenant, KERNEL, type Kernel, type RebuildProgress } from '#kernel';

const PAUSE_MS = 250;

/** Works on a projection's rebuild, beside the workers or where none runs, until the new tables are live; for the command line. */
export class FinishRebuild extends Command<void> {
  constructor(
    readonly tenantId: string,
    readonly projection: string,
    readonly watch: { readonly onProgress?: (progress: RebuildProgress) => void; readonly signal?: AbortSignal } = {},
  ) {
    super();
  }
}

@CommandHandler(FinishRebuild)
export class FinishRebuildHandler implements ICommandHandler<FinishRebuild> {
  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly inTenant: InTenant,
  ) {}

  /** @throws DomainError `rebuild.halted` with the error that it keeps meeting; the reason of `signal` */
  async execute({ tenantId, projection, watch }: FinishRebuild): Promise<void> {
    const { rebuild } = this.kernel;
    await this.inTenant.run(tenantId, async (context) => {
      const tenant = context.tenant!;
      for (;;) {
        watch.signal?.throwIfAborted();
        const turn = await rebuild.work(tenant, projection).catch(() => 'waiting' as const); // counted, and tried again after its pause
        const progress = await rebuild.progress(tenant, projection);
        if (progress) watch.onProgress?.(progress);
        if (turn === 'done' || turn === 'none') return;
        if (turn === 'halted')
          throw new DomainError(
            'conflict',
            'rebuild.halted',
            `The rebuild of ${projection} keeps failing and is halted; \`list\` shows the error, \`resume\` tries again`,
          );
        if (turn === 'waiting') await sleep(PAUSE_MS);
      }
    });
  }
}
