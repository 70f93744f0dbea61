import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type DeprecatedOperation, Deprecations, liveTenantId, currentTenant, PlatformDatabase } from '#kernel';

export class DeprecatedUseView {
  /** `key_…`, or the session of a person. */
  readonly credentialId!: string;
  readonly uses!: number;
  readonly firstUsedAt!: string;
  readonly lastUsedAt!: string;
}

export class BrownOutView {
  readonly from!: string;
  readonly until!: string;
}

export class DeprecationView {
  readonly operationId!: string;
  readonly method!: string;
  readonly path!: string;
  /** The day since when it should not be used for anything new. */
  readonly since!: string;
  /** The last day on which it is sure to be there. */
  readonly sunset!: string;
  /** The operation to use instead. */
  readonly successor!: string;
  /** Page that says what to change. */
  readonly link!: string;
  /** Times in which it answers 410. */
  readonly brownOuts!: BrownOutView[];
  /** By whom in this tenant it was used, who did last first; at most 100. */
  readonly uses!: DeprecatedUseView[];
}

export class DeprecationList {
  readonly data!: DeprecationView[];
}

const USES = {
  name: 'deprecated_use.list',
  text: `select operation_id as "operationId", credential_id as "credentialId", uses::float8 as uses,
      first_used_at as "firstUsedAt", last_used_at as "lastUsedAt"
    from platform.deprecated_use where tenant_id = $1 order by last_used_at desc limit 1000`,
} as const;
const MOST_USES = 100;

interface UseRow extends Record<string, unknown> {
  readonly operationId: string;
  readonly credentialId: string;
  readonly uses: number;
  readonly firstUsedAt: Date;
  readonly lastUsedAt: Date;
}

/** The operations of this API that are going to end, with the tenant's own use of them. */
export class ListDeprecations extends Query<DeprecationList> {}

@QueryHandler(ListDeprecations)
export class ListDeprecationsHandler implements IQueryHandler<ListDeprecations> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly deprecations: Deprecations,
  ) {}

  async execute(): Promise<DeprecationList> {
    const rows = await this.platform.query<UseRow>({ ...USES, values: [liveTenantId(currentTenant())] });
    return { data: this.deprecations.all.map((operation) => view(operation, rows)) };
  }
}

function view({ brownOuts, ...operation }: DeprecatedOperation, rows: readonly UseRow[]): DeprecationView {
  const own = rows.filter(({ operationId }) => operationId === operation.operationId).slice(0, MOST_USES);
  return {
    ...operation,
    brownOuts: brownOuts.map(({ from, until }) => ({ from: from.toISOString(), until: until.toISOString() })),
    uses: own.map(({ credentialId, uses, firstUsedAt, lastUsedAt }) => ({
      credentialId,
      uses,
      firstUsedAt: firstUsedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  };
}
