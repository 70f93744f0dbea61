import { Injectable } from '@nestjs/common';
import { Clock, DomainError, latencyQuantile, PlatformDatabase } from '#kernel';
import { type Granularity, KEPT_MS } from '../domain/usage-time.ts';

export const USAGE_GROUPS = ['operation', 'key', 'outcome'] as const;
export type UsageGroup = (typeof USAGE_GROUPS)[number];

export interface UsageWanted {
  readonly tenantId: string;
  readonly from: Date;
  readonly to: Date;
  readonly granularity: Granularity;
  readonly groupBy: readonly UsageGroup[];
  readonly operation?: string;
  /** `key_…`, the id of an app, or `people`. */
  readonly key?: string;
}

/** What happened in one piece of time, of one group. */
export interface UsageRow {
  readonly at: Date;
  readonly operation: string | null;
  readonly key: string | null;
  readonly status: number | null;
  readonly code: string | null;
  readonly isDeprecated: boolean;
  readonly requests: number;
  readonly errors: number;
  readonly cost: number;
  readonly ms: number;
  readonly buckets: ReadonlyMap<number, number>;
}

interface Read {
  readonly at: Date;
  readonly operation: string;
  readonly credential: string;
  readonly status: number;
  readonly code: string;
  readonly bucket: number;
  readonly is_deprecated: boolean;
  readonly requests: number;
  readonly errors: number;
  readonly cost: number;
  readonly ms: number;
}

const DAY_MS = 86_400_000;
const MOST_ROWS = 20_000;

/** Minutes are added up from the last sums on, so that what happened a moment ago is there, and nothing is there twice. */
const READ = {
  name: 'usage.read',
  text: `with piece as (
      select * from platform.usage_minute where tenant_id = $1 and at >= greatest($2::timestamptz, $4) and at < $3
      union all
      select * from platform.usage_hour where tenant_id = $1 and at >= greatest($2::timestamptz, $5) and at < least($3::timestamptz, $4)
      union all
      select * from platform.usage_day where tenant_id = $1 and at >= $2 and at < least($3::timestamptz, $5))
    select date_trunc($6, at, 'UTC') as at, case when $7 then operation else '' end as operation,
      case when $8 then credential else '' end as credential, case when $9 then status else 0 end as status,
      case when $9 then code else '' end as code, bucket, bool_or(is_deprecated) as is_deprecated,
      sum(requests)::float8 as requests, sum(requests) filter (where status >= 400)::float8 as errors, sum(cost)::float8 as cost,
      sum(ms)::float8 as ms
    from piece where ($10::text is null or operation = $10) and ($11::text is null or credential = $11)
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6 limit $12`,
} as const;

const SUMS = { name: 'usage.sums', text: 'select grain, done_until from platform.usage_sums', values: [] };

/** Reads the usage of one tenant, however old. */
@Injectable()
export class UsageRows {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * In order of time and group.
   * @throws DomainError `usage.too-old` where the granularity is not kept for so long, `usage.too-wide` for more than 20,000 rows
   */
  async read({ tenantId, from, to, granularity, groupBy, operation, key }: UsageWanted): Promise<UsageRow[]> {
    this.#refuseOld(from, granularity);
    const [hours, days] = await this.#summedUntil(granularity);
    const values = [
      tenantId,
      from,
      to,
      hours,
      days,
      granularity,
      groupBy.includes('operation'),
      groupBy.includes('key'),
      groupBy.includes('outcome'),
      operation ?? null,
      key ?? null,
      MOST_ROWS + 1,
    ];
    const read = await this.platform.query<Read>({ ...READ, values });
    if (read.length > MOST_ROWS)
      throw new DomainError(
        'invalid',
        'usage.too-wide',
        'So much cannot be shown at once: ask for less time, a coarser granularity or fewer groups',
      );
    return fold(read, groupBy);
  }

  #refuseOld(from: Date, granularity: Granularity): void {
    const oldest = new Date(this.clock.now().getTime() - KEPT_MS[granularity]);
    if (from >= oldest) return;
    const days = KEPT_MS[granularity] / DAY_MS;
    throw new DomainError(
      'invalid',
      'usage.too-old',
      `By the ${granularity} usage is kept for ${days} days: begin later, or ask for a coarser granularity`,
      { oldest: oldest.toISOString() },
    );
  }

  /** Up to when hours and days can stand in for what they are the sums of. */
  async #summedUntil(granularity: Granularity): Promise<readonly [hours: Date, days: Date]> {
    const never = new Date(0);
    if (granularity === 'minute') return [never, never];
    const rows = await this.platform.query<{ grain: string; done_until: Date }>(SUMS);
    const until = (grain: string): Date => rows.find((row) => row.grain === grain)?.done_until ?? never;
    const hours = until('hour');
    return [hours, granularity === 'day' && until('day') < hours ? until('day') : never];
  }
}

/** The rows of one group differ in their bucket alone. */
function fold(read: readonly Read[], groupBy: readonly UsageGroup[]): UsageRow[] {
  const groups = new Map<string, UsageRow & { requests: number; buckets: Map<number, number> }>();
  const has = (group: UsageGroup): boolean => groupBy.includes(group);
  for (const { at, operation, credential, status, code, bucket, is_deprecated, requests, errors, cost, ms } of read) {
    const name = `${at.getTime()} ${operation} ${credential} ${status} ${code}`;
    const known = groups.get(name);
    const sum = {
      at,
      operation: has('operation') ? operation : null,
      key: has('key') ? credential : null,
      status: has('outcome') ? status : null,
      code: has('outcome') && code !== '' ? code : null,
      isDeprecated: is_deprecated || (known?.isDeprecated ?? false),
      requests: (known?.requests ?? 0) + requests,
      errors: (known?.errors ?? 0) + (errors ?? 0),
      cost: (known?.cost ?? 0) + cost,
      ms: (known?.ms ?? 0) + ms,
      buckets: known?.buckets ?? new Map<number, number>(),
    };
    sum.buckets.set(bucket, (sum.buckets.get(bucket) ?? 0) + requests);
    groups.set(name, sum);
  }
  return [...groups.values()];
}

/** Milliseconds that half, 95 and 99 of a hundred requests did not exceed, and their mean. */
export function latencyOf({ buckets, ms, requests }: Pick<UsageRow, 'buckets' | 'ms' | 'requests'>) {
  return {
    p50Ms: latencyQuantile(buckets, 0.5),
    p95Ms: latencyQuantile(buckets, 0.95),
    p99Ms: latencyQuantile(buckets, 0.99),
    meanMs: requests === 0 ? 0 : Math.round((ms / requests) * 100) / 100,
  };
}
