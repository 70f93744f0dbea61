import { Injectable } from '@nestjs/common';
import { MONTHLY_REQUESTS, PlatformDatabase, TenantPlans } from '#kernel';
import { monthOf, type QuotaUse, QuotaUses } from '../domain/quota-uses.ts';

const REQUESTS = {
  name: 'quota.requests',
  text: 'select taken::float8 as used from platform.limit_counter where tenant_id = $1 and counter = $2 and ends_at = $3',
} as const;
/** Where limits are not counted in Postgres, by what was counted of requests. */
const COUNTED = {
  name: 'quota.counted',
  text: `select coalesce(sum(cost), 0)::float8 as used from (
      select cost from platform.usage_minute where tenant_id = $1 and at >= greatest($2::timestamptz, (select coalesce(max(done_until), '-infinity') from platform.usage_sums where grain = 'hour'))
      union all
      select cost from platform.usage_hour where tenant_id = $1 and at >= $2
        and at < (select coalesce(max(done_until), '-infinity') from platform.usage_sums where grain = 'hour')) piece`,
} as const;
const UNITS = {
  name: 'quota.units',
  text: 'select count(*)::float8 as used from platform.billable_event where tenant_id = $1 and unit = $2 and recorded_at >= $3',
} as const;

/** By what limits count of requests, and by what was written down of billed events. */
@Injectable()
export class StoredQuotaUses extends QuotaUses {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly plans: TenantPlans,
  ) {
    super();
  }

  override async of(tenantId: string, now: Date): Promise<QuotaUse[]> {
    const { quotas } = await this.plans.of(tenantId);
    const uses: QuotaUse[] = [];
    for (const quota of quotas) {
      const used = await this.#used(tenantId, quota.unit, now);
      uses.push({ ...quota, used, percent: quota.amount === 0 ? 100 : Math.floor((used / quota.amount) * 100) });
    }
    return uses;
  }

  async #used(tenantId: string, unit: string, now: Date): Promise<number> {
    if (unit !== 'requests') return this.#read(UNITS, [tenantId, unit, monthOf(now)]);
    const counted = await this.#read(REQUESTS, [tenantId, MONTHLY_REQUESTS, monthOf(now, 1)]);
    return counted > 0 ? counted : this.#read(COUNTED, [tenantId, monthOf(now)]);
  }

  async #read(statement: { readonly name: string; readonly text: string }, values: unknown[]): Promise<number> {
    const [row] = await this.platform.query<{ used: number }>({ ...statement, values });
    return row?.used ?? 0;
  }
}
