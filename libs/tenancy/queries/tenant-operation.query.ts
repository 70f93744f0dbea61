import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { currentContext, DomainError, KERNEL, type Kernel, type TenantOperation, typedId } from '#kernel';

export class OperationProgress {
  /** Rows that are done. */
  readonly done!: number;
  /** `null` until it is known. */
  readonly total!: number | null;
}

export class TenantOperationView {
  /** `op_…` */
  readonly id!: string;
  /** `tnt_…` */
  readonly tenantId!: string;
  /** `export`, `deletion`, `restore` or `move`. */
  readonly kind!: string;
  /** `waiting`, `running`, `done`, `failed` or `cancelled`. */
  readonly state!: string;
  /** When it begins, at the earliest. */
  readonly dueAt!: string;
  readonly progress!: OperationProgress;
  /** What has come of it; depends on the kind. */
  readonly result!: Record<string, unknown>;
  /** Why it failed, or what it waits for. */
  readonly error!: string | null;
  readonly createdAt!: string;
  readonly finishedAt!: string | null;
}

const view = (operation: TenantOperation): TenantOperationView => ({
  id: typedId('op', operation.id),
  tenantId: typedId('tnt', operation.tenantId),
  kind: operation.kind,
  state: operation.state,
  dueAt: operation.dueAt.toISOString(),
  progress: { done: operation.done, total: operation.total },
  result: operation.details,
  error: operation.error,
  createdAt: operation.createdAt.toISOString(),
  finishedAt: operation.finishedAt?.toISOString() ?? null,
});

/** Work on a whole tenant, and how far it is. */
export class GetTenantOperation extends Query<TenantOperationView> {
  constructor(readonly operationId: string) {
    super();
  }
}

@QueryHandler(GetTenantOperation)
export class GetTenantOperationHandler implements IQueryHandler<GetTenantOperation> {
  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  async execute({ operationId }: GetTenantOperation): Promise<TenantOperationView> {
    return view(await find(this.kernel, operationId));
  }
}

export class TenantOperationList {
  readonly data!: TenantOperationView[];
}

/** A tenant's latest operations, the newest first, at most 100. */
export class ListTenantOperations extends Query<TenantOperationList> {
  constructor(readonly tenantId: string) {
    super();
  }
}

const MOST = 100;

@QueryHandler(ListTenantOperations)
export class ListTenantOperationsHandler implements IQueryHandler<ListTenantOperations> {
  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  async execute({ tenantId }: ListTenantOperations): Promise<TenantOperationList> {
    return { data: (await this.kernel.operations.ofTenant(tenantId, MOST)).map(view) };
  }
}

export interface ReadyArchive {
  readonly path: string;
  readonly bytes: number;
  readonly name: string;
}

/** Where the archive of an export lies. */
export class FindTenantArchive extends Query<ReadyArchive> {
  constructor(readonly operationId: string) {
    super();
  }
}

@QueryHandler(FindTenantArchive)
export class FindTenantArchiveHandler implements IQueryHandler<FindTenantArchive> {
  constructor(@Inject(KERNEL) private readonly kernel: Kernel) {}

  /** @throws DomainError `operation.not-found`, `operation.not-done`, `archive.gone` */
  async execute({ operationId }: FindTenantArchive): Promise<ReadyArchive> {
    const { id, kind, state, tenantId } = await find(this.kernel, operationId);
    await belongTo(this.kernel, tenantId);
    if (kind !== 'export') throw notFound();
    if (state !== 'done')
      throw new DomainError(
        'conflict',
        'operation.not-done',
        `The export is ${state}; the archive is there when it is done`,
      );
    const path = join(this.kernel.config.tenant.exportDir, `${id}.tar`);
    const found = await stat(path).catch(() => undefined); // removed when its time was over, or written where this process cannot look
    if (!found)
      throw new DomainError('not-found', 'archive.gone', 'The archive is not kept any more; export the tenant again');
    return { path, bytes: found.size, name: `${typedId('op', id)}.tar` };
  }
}

async function find({ operations }: Kernel, id: string): Promise<TenantOperation> {
  const operation = await operations.find(id);
  if (!operation) throw notFound();
  return operation;
}

/** Whoever takes the archive is written down in the trail of the tenant that it holds; of one that is gone there is none. */
async function belongTo({ tenants }: Kernel, tenantId: string): Promise<void> {
  const tenant = await tenants.byId(tenantId);
  const context = currentContext();
  if (tenant && context) context.tenant = tenant;
}

function notFound(): DomainError {
  return new DomainError('not-found', 'operation.not-found', 'There is no such operation');
}
