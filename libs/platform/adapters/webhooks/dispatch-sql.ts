/** A message that this worker alone may send until its lease runs out. */
export interface Claim {
  readonly endpoint_id: string;
  readonly seq: string;
  readonly fence: number;
  readonly status: 'pending' | 'delivered' | 'exhausted';
  readonly scheduled: number;
  readonly instant: 'unused' | 'due' | 'used';
  readonly event_id: string;
  readonly event_type: string;
  readonly body: Buffer;
  /** What its form says in headers. */
  readonly headers: Readonly<Record<string, string>> | null;
  readonly is_resend: boolean;
  readonly is_probe: boolean;
  /** Its endpoint's health is kept: how the try ends changes it. */
  readonly is_ailing: boolean;
  /** Its last try failed, or a request to it has been open for long. */
  readonly is_slow: boolean;
  readonly endpoint_version: number;
  /** Requests that its endpoint may have open at a time. */
  readonly concurrency: number;
}

/**
 * How tries ended: nothing is written for one whose lease is another worker's by now. $1…$8 the deliveries (endpoint, seq, fence, status,
 * seconds until the next try, tries of the schedule that are used up, instant try, holds back, why it ended), $10…$20 the attempts.
 */
const SETTLE = {
  name: 'webhook.settle',
  text: `with ended as (
      select * from unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[], $5::float8[], $6::int[], $7::text[], $8::bool[], $9::text[],
          $10::text[], $11::timestamptz[], $12::int[], $13::jsonb[], $14::text[], $15::int[], $16::text[], $17::jsonb[], $18::jsonb[],
          $19::text[], $20::text[])
        as e (endpoint_id, seq, fence, status, wait, scheduled, instant, holds_back, ended_because, cause,
          started_at, duration_ms, phases, remote_address, response_status, error, request_headers, response_headers, response_body, error_detail)
    ), settled as (
      update platform_webhook_delivery d set attempts = d.attempts + 1, scheduled = e.scheduled, instant = e.instant,
          holds_back = e.holds_back, leased_until = null, status = e.status, error = e.error, ended_because = e.ended_because,
          resend_at = case when e.cause = 'resend' then null else d.resend_at end,
          next_attempt_at = case when e.wait is null then d.next_attempt_at else now() + make_interval(secs => e.wait) end,
          finished_at = case when e.status = 'pending' then null else coalesce(d.finished_at, now()) end
        from ended e where d.endpoint_id = e.endpoint_id and d.seq = e.seq and d.fence = e.fence and d.leased_until is not null
        returning d.endpoint_id, d.seq, d.attempts, d.status
    ), noted as (
      insert into platform_webhook_attempt (endpoint_id, seq, attempt, cause, started_at, duration_ms, phases, remote_address,
          response_status, error, request_headers, response_headers, response_body, error_detail)
        select e.endpoint_id, e.seq, s.attempts, e.cause, e.started_at, e.duration_ms, e.phases, e.remote_address, e.response_status,
          e.error, e.request_headers, e.response_headers, e.response_body, e.error_detail
        from ended e join settled s using (endpoint_id, seq)
    )
    select endpoint_id, seq from settled`,
} as const;

/** The endpoints whose health may change: locked in one order, so that workers do not wait for each other in a circle. */
const HEALTH = {
  name: 'webhook.health',
  text: `select endpoint_id, status, health from platform_webhook_endpoint where endpoint_id = any($1) order by endpoint_id for no key update`,
} as const;

/** The last tries of an endpoint, as the breaker counts them: those that had no way out are none of its own. */
const RECENT = {
  name: 'webhook.recent',
  text: `select r.endpoint_id, count(a.*)::int as tries, count(a.error)::int as failures
    from unnest($1::uuid[], $2::timestamptz[]) r (endpoint_id, since)
    left join lateral (select error from platform_webhook_attempt t where t.endpoint_id = r.endpoint_id
      and t.started_at > greatest(now() - interval '5 minutes', r.since) and t.error is distinct from 'proxy' order by t.started_at desc limit 200) a on true
    group by r.endpoint_id`,
} as const;

const KEEP_HEALTH = {
  name: 'webhook.keep_health',
  text: `update platform_webhook_endpoint e set health = k.health, notices = e.notices || k.notices,
      exhausted_untold = e.exhausted_untold + k.exhausted,
      missed_from = case when k.disabled_reason is null then e.missed_from else coalesce(
        (select position from subscription where name = 'platform.webhooks' and shard = 0), 0) end,
      status = case when k.disabled_reason is null then e.status else 'disabled' end,
      disabled_reason = coalesce(k.disabled_reason, e.disabled_reason),
      disabled_at = case when k.disabled_reason is null then e.disabled_at else now() end,
      version = e.version + case when k.disabled_reason is null then 0 else 1 end
    from unnest($1::uuid[], $2::jsonb[], $3::text[], $4::jsonb[], $5::int[])
      k (endpoint_id, health, disabled_reason, notices, exhausted)
    where e.endpoint_id = k.endpoint_id`,
} as const;

export const DISPATCH_SQL = { SETTLE, HEALTH, RECENT, KEEP_HEALTH } as const;
