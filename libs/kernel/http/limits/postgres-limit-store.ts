import { type PlatformDatabase } from '../../tenancy/platform-database.ts';
import { type BatchName } from '../batch-names.ts';
import { LimitStore, type LimitTake } from './limit-store.ts';

/** In an order that is always the same, so that two processes never wait for each other's rows crosswise. */
const ADD = {
  name: 'limit.add',
  text: `with fresh as (
      insert into platform.write_mark as m (process, kind, batch, written_at) values ($5, 'limit', $6, now())
      on conflict (process, kind) do update set (batch, written_at) = (excluded.batch, excluded.written_at) where m.batch < excluded.batch
      returning 1)
    insert into platform.limit_counter as c (tenant_id, counter, ends_at, taken)
    select t.tenant_id, t.counter, t.ends_at, case when exists (select from fresh) then t.taken else 0 end from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::bigint[]) as t(tenant_id, counter, ends_at, taken)
    order by 1, 2, 3
    on conflict (tenant_id, counter, ends_at) do update set taken = c.taken + excluded.taken
    returning tenant_id, counter, taken::float8 as taken`,
} as const;

const PRUNE = {
  name: 'limit.prune',
  text: 'delete from platform.limit_counter where ends_at < $1',
} as const;

interface Total {
  readonly tenant_id: string;
  readonly counter: string;
  readonly taken: number;
}

/** One statement for whatever has come together. */
export class PostgresLimitStore extends LimitStore {
  constructor(private readonly platform: PlatformDatabase) {
    super();
  }

  override async add(takes: readonly LimitTake[], { process, batch }: BatchName): Promise<readonly number[]> {
    const values = [
      takes.map(({ tenantId }) => tenantId),
      takes.map(({ counter }) => counter),
      takes.map(({ endsAt }) => (Number.isFinite(endsAt) ? new Date(endsAt).toISOString() : 'infinity')),
      takes.map(({ taken }) => taken),
      process,
      batch,
    ];
    const rows = await this.platform.query<Total>({ ...ADD, values });
    const totals = new Map(rows.map(({ tenant_id, counter, taken }) => [`${tenant_id} ${counter}`, taken]));
    return takes.map(({ tenantId, counter }) => totals.get(`${tenantId} ${counter}`)!);
  }

  /** Removes what has begun anew. */
  async prune(now: Date): Promise<void> {
    await this.platform.query({ ...PRUNE, values: [now] });
  }
}
