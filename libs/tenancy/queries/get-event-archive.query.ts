import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { archiveAfterDays, KERNEL, type Kernel, type TenantRef } from '#kernel';

export class EventArchiveView {
  /** After how many days a closed stream is archived: the tenant's own limit, or the installation's. */
  readonly afterDays!: number;
  /** Events in the archive. */
  readonly events!: number;
  /** What they take there, compressed. */
  readonly bytes!: number;
  /** The last position that is archived; 0 when nothing is. */
  readonly upTo!: number;
}

/** How much of a tenant's log lies in the archive. */
export class GetEventArchive extends Query<EventArchiveView> {
  constructor(readonly tenant: TenantRef) {
    super();
  }
}

@QueryHandler(GetEventArchive)
export class GetEventArchiveHandler implements IQueryHandler<GetEventArchive> {
  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  async execute({ tenant }: GetEventArchive): Promise<EventArchiveView> {
    const afterDays = await archiveAfterDays(this.kernel, tenant.id);
    return { afterDays, ...(await this.kernel.archive.size(tenant.schema)) };
  }
}
