import { Inject, Injectable } from '@nestjs/common';
import { Clock, KERNEL, type Kernel, PlatformDatabase, type TenantRef, WorkerPart, type WorkerPartOf } from '#kernel';
import { KEPT_MS } from '../domain/usage-time.ts';
import { turnDays } from './day-partitions.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Processes may write a minute down late, when the database was away: so far back hours are added up again. */
const AGAIN_MS = 2 * HOUR_MS;

interface Sum {
  readonly grain: 'hour' | 'day';
  readonly text: string;
}

const KEY = 'tenant_id, at, credential, operation, status, code, bucket';
const SUMMED = 'credential, operation, status, code, bucket, bool_or(is_deprecated), sum(requests), sum(cost), sum(ms)';
const ANEW = `group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7 on conflict (${KEY}) do update
  set (is_deprecated, requests, cost, ms) = (excluded.is_deprecated, excluded.requests, excluded.cost, excluded.ms)`;

/** Made anew from all that they are the sum of, so that doing it twice changes nothing. */
const SUMS: readonly Sum[] = [
  {
    grain: 'hour',
    text: `insert into platform.usage_hour (${KEY}, is_deprecated, requests, cost, ms)
      select tenant_id, date_trunc('hour', at, 'UTC'), ${SUMMED} from platform.usage_minute where at >= $1 and at < $2 ${ANEW}`,
  },
  {
    grain: 'day',
    text: `insert into platform.usage_day (${KEY}, is_deprecated, requests, cost, ms)
      select tenant_id, date_trunc('day', at, 'UTC'), ${SUMMED} from platform.usage_hour where at >= $1 and at < $2 ${ANEW}`,
  },
];
const DONE = 'select grain, done_until from platform.usage_sums';
const NOTE = `insert into platform.usage_sums (grain, done_until) values ($1, $2)
  on conflict (grain) do update set done_until = greatest(usage_sums.done_until, excluded.done_until)`;
/** Who is not on a plan has the installation's days, which are the partitions'. */
const TRIM = `delete from platform.request_log l using platform.tenant_plan t join platform.plan p using (plan_id)
  where l.tenant_id = t.tenant_id and l.at < $1::timestamptz - make_interval(days => p.request_log_days)`;
/** By the clock that wrote them: whoever has not written for a day has no batch to repeat. */
const FORGET_MARKS = `delete from platform.write_mark where written_at < now() - interval '1 day'`;
const LONGEST = 'select greatest(30, max(request_log_days))::int as days from platform.plan';

/**
 * Adds minutes up to hours and hours to days, and takes away whatever its time is over: once a minute, whichever worker comes first.
 * Two at once do the same.
 */
@Injectable()
@WorkerPart()
export class UsageUpkeep implements WorkerPartOf {
  #sumsDueAt = 0;
  #daysDueAt = 0;

  constructor(
    @Inject(KERNEL) private readonly kernel: Pick<Kernel, 'cells'>,
    private readonly platform: PlatformDatabase,
    private readonly clock: Clock,
  ) {}

  /** Whichever tenant's turn it is: the work is for all of them. */
  async sweep(_tenant?: TenantRef): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() >= this.#daysDueAt) {
      this.#daysDueAt = now.getTime() + HOUR_MS;
      await this.#turnDays(now);
    }
    if (now.getTime() < this.#sumsDueAt) return;
    this.#sumsDueAt = now.getTime() + MINUTE_MS;
    await this.addUp(now);
  }

  /** Hours and days that are over, from where it was left; the last ones again. */
  async addUp(now: Date): Promise<void> {
    for (const { grain, text } of SUMS) {
      const rows = await this.platform.query<{ grain: string; done_until: Date }>({ text: DONE, values: [] });
      const done = rows.find((row) => row.grain === grain)?.done_until ?? new Date(now.getTime() - KEPT_MS.minute);
      const width = grain === 'hour' ? HOUR_MS : DAY_MS;
      // A day is closed when its last hours have had the time to be added up again.
      const until = floor(now.getTime() - AGAIN_MS, width);
      const from = floor(done.getTime() - AGAIN_MS, width);
      if (until <= from) continue;
      await this.platform.query({ text, values: [new Date(from), new Date(until)] });
      await this.platform.query({ text: NOTE, values: [grain, new Date(until)] });
    }
  }

  async #turnDays(now: Date): Promise<void> {
    const [longest] = await this.platform.query<{ days: number }>({ text: LONGEST, values: [] });
    const tables = [
      { name: 'usage_minute', keepDays: KEPT_MS.minute / DAY_MS },
      { name: 'request_log', keepDays: longest!.days },
    ] as const;
    await turnDays(this.kernel.cells, tables, now);
    await this.platform.query({ text: TRIM, values: [now] });
    const before = (ms: number): Date => new Date(now.getTime() - ms);
    await this.platform.query({
      text: 'delete from platform.usage_hour where at < $1',
      values: [before(KEPT_MS.hour)],
    });
    await this.platform.query({ text: 'delete from platform.usage_day where at < $1', values: [before(KEPT_MS.day)] });
    await this.platform.query({ text: 'delete from platform.limit_counter where ends_at < $1', values: [now] });
    await this.platform.query({ text: FORGET_MARKS, values: [] });
  }
}

function floor(ms: number, width: number): number {
  return Math.floor(ms / width) * width;
}
