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
  readonly is_resend: boolean;
  readonly is_probe: boolean;
  readonly is_ailing: boolean;
  readonly endpoint_version: number;
}

/**
 * What may be sent now, leased to whoever asks ($1: at most so many, $2: seconds of the lease, $3: how many endpoints have a look at the
 * most). Endpoints are locked first and skipped where another worker has them, so that their rate, their open requests and their order are
 * looked at by one worker at a time. A row that changed meanwhile has another fence, and is left alone.
 */
const CLAIM = {
  name: 'webhook.claim',
  text: `with ready as (
      select e.endpoint_id, e.ordering, e.rate_per_second, e.on_exhausted, left_over.tokens,
        least(case when e.health ? 'breaker' then 1 else e.concurrency end - open.requests,
          coalesce(floor(left_over.tokens)::int, e.concurrency)) as room
      from platform_webhook_endpoint e
      cross join lateral (select count(*)::int as requests from platform_webhook_delivery d
        where d.endpoint_id = e.endpoint_id and d.leased_until > now()) open
      cross join lateral (select case when e.rate_per_second is not null then least(greatest(e.rate_per_second, 1),
        coalesce(e.tokens, greatest(e.rate_per_second, 1)) + e.rate_per_second
          * extract(epoch from now() - coalesce(e.tokens_at, now()))) end as tokens) left_over
      where e.status = 'active' and coalesce((e.health -> 'breaker' ->> 'probeAt')::timestamptz <= now(), true)
        and (exists (select from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.status = 'pending'
            and d.next_attempt_at <= now() and (d.leased_until is null or d.leased_until < now()))
          or exists (select from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.resend_at <= now()
            and (d.leased_until is null or d.leased_until < now())))
      order by e.claimed_at nulls first limit $3
      for update of e skip locked
    ), picked as (
      select p.* from ready r cross join lateral (
        (select d.endpoint_id, d.seq, d.fence, 0 as turn from platform_webhook_delivery d
          where d.endpoint_id = r.endpoint_id and d.resend_at <= now() and (d.leased_until is null or d.leased_until < now())
          order by d.seq limit greatest(r.room, 0))
        union all
        (select d.endpoint_id, d.seq, d.fence, 1 from platform_webhook_delivery d
          where r.ordering = 'none' and d.endpoint_id = r.endpoint_id and d.status = 'pending' and d.next_attempt_at <= now()
            and d.resend_at is null and (d.leased_until is null or d.leased_until < now())
          order by least(d.scheduled, 1), d.next_attempt_at, d.seq limit greatest(r.room, 0))
        union all
        (select d.endpoint_id, d.seq, d.fence, 1 from platform_webhook_delivery d
          where r.ordering = 'perKey' and d.endpoint_id = r.endpoint_id and d.status = 'pending' and d.next_attempt_at <= now()
            and d.resend_at is null and (d.leased_until is null or d.leased_until < now())
            and not exists (select from platform_webhook_delivery before where before.endpoint_id = d.endpoint_id
              and before.ordering_key = d.ordering_key and before.seq < d.seq
              and (before.status = 'pending' or before.holds_back))
          order by d.seq limit greatest(r.room, 0))
        union all
        (select oldest.endpoint_id, oldest.seq, oldest.fence, 1 from
          (select d.* from platform_webhook_delivery d where d.endpoint_id = r.endpoint_id
            and (d.status = 'pending' or d.holds_back) order by d.seq limit 1) oldest
          where r.ordering = 'strict' and r.room > 0 and oldest.status = 'pending' and oldest.next_attempt_at <= now()
            and oldest.resend_at is null and (oldest.leased_until is null or oldest.leased_until < now()))
        order by turn, seq limit greatest(r.room, 0)) p
      limit $1
    ), spent as (
      update platform_webhook_endpoint e set claimed_at = now(), tokens_at = now(), tokens = r.tokens - taken.messages
      from ready r join (select endpoint_id, count(*) as messages from picked group by endpoint_id) taken using (endpoint_id)
      where e.endpoint_id = r.endpoint_id
    )
    update platform_webhook_delivery d set fence = d.fence + 1, leased_until = now() + make_interval(secs => $2)
    from picked p, platform_webhook_endpoint e
    where d.endpoint_id = p.endpoint_id and d.seq = p.seq and d.fence = p.fence and e.endpoint_id = d.endpoint_id
    returning d.endpoint_id, d.seq, d.fence, d.status, d.scheduled, d.instant, d.event_id, d.event_type, d.body,
      d.resend_at is not null as is_resend, d.resend_at is null and e.health ? 'breaker' as is_probe, e.health <> '{}' as is_ailing,
      e.version as endpoint_version`,
} as const;

/**
 * How tries ended: nothing is written for one whose lease is another worker's by now. $1…$8 the deliveries (endpoint, seq, fence, status,
 * seconds until the next try, tries of the schedule that are used up, instant try, holds back, why it ended), $10…$19 the attempts.
 */
const SETTLE = {
  name: 'webhook.settle',
  text: `with ended as (
      select * from unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[], $5::float8[], $6::int[], $7::text[], $8::bool[], $9::text[],
          $10::text[], $11::timestamptz[], $12::int[], $13::jsonb[], $14::text[], $15::int[], $16::text[], $17::jsonb[], $18::jsonb[],
          $19::text[])
        as e (endpoint_id, seq, fence, status, wait, scheduled, instant, holds_back, ended_because, cause,
          started_at, duration_ms, phases, remote_address, response_status, error, request_headers, response_headers, response_body)
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
          response_status, error, request_headers, response_headers, response_body)
        select e.endpoint_id, e.seq, s.attempts, e.cause, e.started_at, e.duration_ms, e.phases, e.remote_address, e.response_status,
          e.error, e.request_headers, e.response_headers, e.response_body
        from ended e join settled s using (endpoint_id, seq)
    )
    select endpoint_id, seq from settled`,
} as const;

/** The endpoints whose health may change: locked in one order, so that workers do not wait for each other in a circle. */
const HEALTH = {
  name: 'webhook.health',
  text: `select endpoint_id, status, health from platform_webhook_endpoint where endpoint_id = any($1) order by endpoint_id for no key update`,
} as const;

/** The last tries of an endpoint, as the breaker counts them. */
const RECENT = {
  name: 'webhook.recent',
  text: `select r.endpoint_id, count(a.*)::int as tries, count(a.error)::int as failures
    from unnest($1::uuid[], $2::timestamptz[]) r (endpoint_id, since)
    left join lateral (select error from platform_webhook_attempt t where t.endpoint_id = r.endpoint_id
      and t.started_at > greatest(now() - interval '5 minutes', r.since) order by t.started_at desc limit 200) a on true
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

/** How long until something of the tenant is due that is not now. */
const NEXT_DUE = {
  name: 'webhook.next_due',
  text: `select extract(epoch from min(due) - now())::float8 as seconds from (
      select min(d.next_attempt_at) as due from platform_webhook_delivery d join platform_webhook_endpoint e using (endpoint_id)
        where d.status = 'pending' and e.status = 'active' and d.next_attempt_at > now()
      union all select min((health -> 'breaker' ->> 'probeAt')::timestamptz) from platform_webhook_endpoint
        where status = 'active' and health ? 'breaker') t`,
} as const;

export const DISPATCH_SQL = { CLAIM, SETTLE, HEALTH, RECENT, KEEP_HEALTH, NEXT_DUE } as const;
