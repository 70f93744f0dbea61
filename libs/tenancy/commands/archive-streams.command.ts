import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IsUUID } from 'class-validator';
import { archiveAfterDays, Clock, KERNEL, type Kernel, Optional, type TenantRef } from '#kernel';

export class ArchiveStreamsBody {
  /** UUID of one stream that is archived now, closed or not. Left out: all that were closed long enough ago. */
  @Optional()
  @IsUUID()
  readonly streamId?: string;
}

export class ArchivedStreams {
  readonly streams!: number;
  readonly events!: number;
}

/** Moves events of a tenant into its archive now, without waiting for its turn. Again is nothing. */
export class ArchiveStreams extends Command<ArchivedStreams> {
  constructor(
    readonly tenant: TenantRef,
    readonly wanted: ArchiveStreamsBody,
  ) {
    super();
  }
}

const DAY_MS = 86_400_000;

@CommandHandler(ArchiveStreams)
export class ArchiveStreamsHandler implements ICommandHandler<ArchiveStreams> {
  constructor(
    @Inject(KERNEL) private readonly kernel: Kernel,
    private readonly clock: Clock,
  ) {}

  async execute({ tenant, wanted: { streamId } }: ArchiveStreams): Promise<ArchivedStreams> {
    const { archive } = this.kernel;
    if (streamId) return archive.archive(tenant.schema, streamId);
    const days = await archiveAfterDays(this.kernel, tenant.id);
    const before = new Date(this.clock.now().getTime() - days * DAY_MS);
    const { streams, events } = await archive.archiveClosed(tenant.schema, { before });
    return { streams, events };
  }
}
