import { SCOPED_CHANNELS } from '../../entities/endpoint-scope.ts';
import { type WebhookBacklog, type WebhookTryCounts } from './webhook-stats.dto.ts';

/** Tries that are looked at, the newest first: so a question about a busy tenant costs no more than that. */
export const MOST_TRIES = 100_000;
const MOST_PENDING = 10_000;
const MOST_ENDPOINTS = 1_000;
/** The same, asked of every tenant once a minute. */
const OVERVIEW_TRIES = 10_000;

const COUNTS = `count(*)::int as tries, count(error)::int as failures, percentile_disc(0.5) within group (order by duration_ms) as p50,
  percentile_disc(0.95) within group (order by duration_ms) as p95`;

/** What waits at an endpoint `e`: one look into the index, and a count that ends. */
const WAITING = `cross join lateral (select count(*)::int as pending from (select from platform_webhook_delivery d
    where d.endpoint_id = e.endpoint_id and d.status = 'pending' limit ${MOST_PENDING}) d) waiting`;
const BACKLOG = `${WAITING} left join lateral (select d.recorded_at as oldest from platform_webhook_delivery d
    where d.endpoint_id = e.endpoint_id and d.status = 'pending' order by d.seq limit 1) first on true`;
const STATE = `case when e.status = 'disabled' then 'disabled' when e.health ? 'breaker' then 'paused' else 'active' end`;

export const STATS_SQL = {
  /** $1 an endpoint, $2 since, $3 until, $4 the interval: all tries, those of each part of the period, and those of each class. */
  ofEndpoint: {
    name: 'webhook.stats',
    text: `with tried as materialized (
        select date_trunc($4, started_at, 'UTC') as at, started_at, duration_ms, error from platform_webhook_attempt
        where endpoint_id = $1 and started_at >= $2 and started_at < $3 order by started_at desc limit ${MOST_TRIES})
      select case grouping(at, error) when 1 then 'part' when 2 then 'class' else 'all' end as kind, at, error as class,
        min(started_at) as since, ${COUNTS}
      from tried group by grouping sets ((), (at), (error)) order by at`,
  },
  backlog: {
    name: 'webhook.backlog',
    text: `select waiting.pending, first.oldest from platform_webhook_endpoint e ${BACKLOG} where e.endpoint_id = $1`,
  },
  /** $1 since, $2 until, $3 the caller's scope: each endpoint, also one that nothing was sent to. */
  ofAll: {
    name: 'webhook.stats_of_all',
    text: `with tried as materialized (
        select endpoint_id, started_at, duration_ms, error from platform_webhook_attempt d
        where started_at >= $1 and started_at < $2 and ($3::text[] is null or ${SCOPED_CHANNELS} <@ $3::text[]) order by started_at desc limit ${MOST_TRIES}
      ), counted as (select endpoint_id, ${COUNTS} from tried group by endpoint_id),
      reach as (select count(*)::int as all_tries, min(started_at) as since from tried)
      select e.endpoint_id, e.url, ${STATE} as state, coalesce(c.tries, 0) as tries, coalesce(c.failures, 0) as failures, c.p50, c.p95,
        waiting.pending, first.oldest, reach.all_tries, reach.since
      from (select * from platform_webhook_endpoint d where ($3::text[] is null or ${SCOPED_CHANNELS} <@ $3::text[]) order by endpoint_id limit ${MOST_ENDPOINTS}) e
      left join counted c using (endpoint_id) cross join reach ${BACKLOG} order by e.endpoint_id`,
  },
  /** While it is paused nothing else changes its row. */
  pause: {
    name: 'webhook.pause',
    text: "select updated_at as since from subscription where name = 'platform.webhooks' and shard = 0 and status = 'paused'",
  },
  /** All endpoints together: what waits at those that are not disabled, their states, and how the tries of the last hour went. */
  overview: {
    name: 'webhook.overview',
    text: `with tried as materialized (
        select endpoint_id, error from platform_webhook_attempt
        where started_at >= now() - interval '1 hour' order by started_at desc limit ${OVERVIEW_TRIES}
      ), counted as (select count(*)::int as tries, count(error)::int as failures from tried group by endpoint_id),
      went as (select coalesce(sum(tries), 0)::int as tries, coalesce(sum(failures), 0)::int as failures,
        min(1 - failures::float8 / tries) as worst_share from counted),
      endpoints as (select ${STATE} as state, e.disabled_reason, waiting.pending, first.oldest
        from (select * from platform_webhook_endpoint order by endpoint_id limit ${MOST_ENDPOINTS}) e ${BACKLOG})
      select count(state)::int as endpoints, count(*) filter (where state = 'active')::int as active,
        count(*) filter (where state = 'paused')::int as paused, count(*) filter (where state = 'disabled')::int as disabled,
        count(*) filter (where state = 'disabled' and coalesce(disabled_reason not in ('person', 'unverified'), true))::int as lost,
        coalesce(sum(pending) filter (where state <> 'disabled'), 0)::int as pending,
        floor(extract(epoch from now() - min(oldest) filter (where state <> 'disabled')))::int as oldest_seconds,
        went.tries, went.failures, went.worst_share
      from went left join endpoints on true group by went.tries, went.failures, went.worst_share`,
  },
  /** For how long the message has been due that is due for longest: two looks into the index for each endpoint. */
  queue: {
    name: 'webhook.queue_age',
    text: `select floor(extract(epoch from now() - min(due.at)))::int as seconds from platform_webhook_endpoint e
      cross join (values (0), (1)) tried (was)
      cross join lateral (select d.next_attempt_at as at from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id
        and d.status = 'pending' and least(d.scheduled, 1) = tried.was order by d.next_attempt_at limit 1) due
      where e.status = 'active' and due.at <= now()`,
  },
} as const;

/** A tenant's endpoints, all together. */
export interface OverviewRow {
  readonly endpoints: number;
  readonly active: number;
  readonly paused: number;
  readonly disabled: number;
  /** Of the disabled: those that nobody of the tenant has disabled. */
  readonly lost: number;
  /** At endpoints that are not disabled. */
  readonly pending: number;
  readonly oldest_seconds: number | null;
  readonly tries: number;
  readonly failures: number;
  /** Of the endpoint of which the largest share failed; `null`: nothing was tried. */
  readonly worst_share: number | null;
}

/** Since when the operator has nothing sent. */
export interface PauseRow {
  readonly since: Date;
}

export interface CountRow {
  readonly tries: number;
  readonly failures: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

export interface BacklogRow {
  readonly pending: number;
  readonly oldest: Date | null;
}

export function countsOf({ tries, failures, p50, p95 }: CountRow): WebhookTryCounts {
  return { tries, failures, successShare: tries === 0 ? null : (tries - failures) / tries, p50Ms: p50, p95Ms: p95 };
}

export function backlogOf({ pending, oldest }: BacklogRow, now: Date): WebhookBacklog {
  const age = oldest && Math.max(0, Math.floor((now.getTime() - oldest.getTime()) / 1_000));
  return { pending, oldestPendingAt: oldest?.toISOString() ?? null, oldestPendingSeconds: age };
}
