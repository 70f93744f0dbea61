import { Injectable } from '@nestjs/common';
import { type BatchName, PlatformDatabase, type UsageCount, UsageSink } from '#kernel';

/** In an order that is always the same, so that two processes never wait for each other's rows crosswise. */
const ADD = {
  name: 'usage.add',
  text: `with fresh as (
      insert into platform.write_mark as m (process, kind, batch, written_at) values ($12, 'usage', $13, now())
      on conflict (process, kind) do update set (batch, written_at) = (excluded.batch, excluded.written_at) where m.batch < excluded.batch
      returning 1)
    insert into platform.usage_minute as u
      (tenant_id, at, credential, operation, status, code, bucket, is_deprecated, requests, cost, ms)
    select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::smallint[], $6::text[], $7::smallint[],
        $8::boolean[], $9::bigint[], $10::bigint[], $11::double precision[])
      as t(tenant_id, at, credential, operation, status, code, bucket, is_deprecated, requests, cost, ms)
    where exists (select from fresh)
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict (tenant_id, at, credential, operation, status, code, bucket) do update
      set requests = u.requests + excluded.requests, cost = u.cost + excluded.cost, ms = u.ms + excluded.ms`,
} as const;

/**
 * Adds what a process has counted to the minutes of all processes, in one statement, which also notes which batch it was: the same one again adds
 * nothing.
 */
@Injectable()
export class StoredUsage extends UsageSink {
  constructor(private readonly platform: PlatformDatabase) {
    super();
  }

  override async write(counts: readonly UsageCount[], { process, batch }: BatchName): Promise<void> {
    const column = <T>(read: (count: UsageCount) => T): T[] => counts.map(read);
    const values = [
      column(({ tenantId }) => tenantId),
      column(({ minute }) => new Date(minute)),
      column(({ credential }) => credential),
      column(({ operation }) => operation),
      column(({ status }) => status),
      column(({ code }) => code),
      column(({ bucket }) => bucket),
      column(({ isDeprecated }) => isDeprecated),
      column(({ requests }) => requests),
      column(({ cost }) => cost),
      column(({ ms }) => ms),
      process,
      batch,
    ];
    await this.platform.query({ ...ADD, values });
  }
}
