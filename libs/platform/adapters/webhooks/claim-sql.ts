/**
 * What may be sent now, and who may send it. All of it asks about an endpoint `e` in the same words, so that who looks for work, who takes
 * it and who sleeps until there is some agree on what there is.
 */

/**
 * Longer than a message can wait in its worker and a try of the endpoint can take, with a token to get or a script to run, so that a lease
 * ends only when its worker has died.
 */
const LEASE = `make_interval(secs => 7 + e.timeout_ms / 1000.0 + case e.auth_kind when 'oauth2' then 5 else 0 end
  + case when e.transformation is null then 0 else 10 end)`;
/** A request that is open for longer is a slow one. */
export const SLOW_AFTER_MS = 1_000;
/** So many times the requests that an endpoint that is well may have open are leased: what is not sent yet is at hand when one of them ends. */
const AHEAD = 3;

/** Cut to what a column holds, so that an endpoint wins no token by rounding. */
const CLOCK = "date_trunc('milliseconds', now())";
/** Nobody sends it. */
const FREE = '(d.leased_until is null or d.leased_until < now())';
/** Due by its schedule; new ones (`least(d.scheduled, 1) = 0`) are told from tried ones (`= 1`). */
const DUE = `d.endpoint_id = e.endpoint_id and d.status = 'pending' and d.next_attempt_at <= now() and d.resend_at is null and ${FREE}`;
/** What is behind it in its order waits for it. */
const HOLDS = "(d.status = 'pending' or d.holds_back and e.on_exhausted = 'block')";
/** One before it of its key is open: said by rows in the order of one index, so that it goes by that, however many keys there seem to be. */
const IS_BEHIND = `coalesce((select true from platform_webhook_delivery before
  where (before.endpoint_id, before.ordering_key, before.seq) >= (e.endpoint_id, d.ordering_key, 0)
    and (before.endpoint_id, before.ordering_key, before.seq) < (e.endpoint_id, d.ordering_key, d.seq)
    and (before.status = 'pending' or before.holds_back and e.on_exhausted = 'block')
  order by before.endpoint_id, before.ordering_key, before.seq limit 1), false)`;
/** Whoever pauses the fan-out stops what is sent for the tenant: also what is there, and whatever is asked for. */
const IS_LET_GO =
  "not exists (select from subscription where name = 'platform.webhooks' and shard = 0 and status = 'paused')";
const CAN_BE_CLAIMED = `e.status = 'active' and ${IS_LET_GO} and coalesce((e.health -> 'breaker' ->> 'probeAt')::timestamptz <= now(), true)`;

/**
 * How the endpoint is to the worker $1: `room` for more leases, `tokens` of its rate (null: no limit), `most` of both, and whether it
 * `ails`: its last try failed, or a message has been leased for long. Its leases are all of one worker, which counts its open requests.
 * There is room for one while its breaker is open.
 */
const STATE = `cross join lateral (select count(*)::int as leases,
      coalesce(bool_or(d.leased_until < now() + ${LEASE} - interval '${SLOW_AFTER_MS} ms'), false) as are_slow
    from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.leased_until > now()) open
  cross join lateral (select case when e.rate_per_second is not null then least(greatest(e.rate_per_second, 1)::float8,
      coalesce(e.tokens, greatest(e.rate_per_second, 1))::float8 + e.rate_per_second
        * extract(epoch from ${CLOCK} - coalesce(e.tokens_at, ${CLOCK}))::float8) end as tokens) bucket
  cross join lateral (select open.are_slow or e.health - 'closedAt' <> '{}' as ails) well
  cross join lateral (select case when open.leases > 0 and e.held_by is distinct from $1::uuid then 0
    else greatest(case when e.health ? 'breaker' then 1 when well.ails then e.concurrency else ${AHEAD} * e.concurrency end - open.leases, 0)
    end as room) free
  cross join lateral (select free.room, bucket.tokens, coalesce(least(free.room, floor(bucket.tokens)), free.room)::int as most, well.ails) s`;

/**
 * The messages that may be sent now, at most `s.room`, first those that somebody wants again, then new ones before tried ones. Of a key
 * there is one: the first. Where the first two hundred new ones all wait for others of their keys, the keys are gone through one by one.
 */
const READY = `select m.seq, m.fence, row_number() over () as place from (
    (select d.seq, d.fence from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.resend_at <= now() and ${FREE}
      order by d.seq limit s.room)
    union all (select d.seq, d.fence from platform_webhook_delivery d where e.ordering = 'none' and ${DUE} and least(d.scheduled, 1) = 0
      order by d.next_attempt_at, d.seq limit s.room)
    union all (select d.seq, d.fence from platform_webhook_delivery d where e.ordering = 'none' and ${DUE} and least(d.scheduled, 1) = 1
      order by d.next_attempt_at, d.seq limit s.room)
    union all (with first as materialized (select d.seq, d.fence, ${IS_BEHIND} as is_behind from (
          select d.seq, d.fence, d.ordering_key from platform_webhook_delivery d
          where e.ordering = 'perKey' and ${DUE} and least(d.scheduled, 1) = 0 order by d.next_attempt_at, d.seq limit 200) d)
      (select seq, fence from first where not is_behind limit s.room)
      union all (with recursive head as (
          (select d.ordering_key, d.seq, d.fence, ${DUE} and least(d.scheduled, 1) = 0 as is_ready from platform_webhook_delivery d
            where d.endpoint_id = e.endpoint_id and ${HOLDS} order by d.ordering_key, d.seq limit 1)
          union all
          (select next.* from head cross join lateral (
            select d.ordering_key, d.seq, d.fence, ${DUE} and least(d.scheduled, 1) = 0 as is_ready from platform_webhook_delivery d
            where d.endpoint_id = e.endpoint_id and d.ordering_key > head.ordering_key and ${HOLDS}
            order by d.ordering_key, d.seq limit 1) next))
        select seq, fence from head
          where (select count(*) = 200 and bool_and(is_behind) from first) and is_ready limit s.room))
    union all (select d.seq, d.fence from platform_webhook_delivery d where e.ordering = 'perKey' and ${DUE} and least(d.scheduled, 1) = 1
      and not ${IS_BEHIND} order by d.next_attempt_at, d.seq limit s.room)
    union all (select d.seq, d.fence from (select d.* from platform_webhook_delivery d
        where e.ordering = 'strict' and d.endpoint_id = e.endpoint_id and ${HOLDS} order by d.seq limit 1) d
      where ${DUE} limit s.room)
    limit s.room) m`;

/** The endpoints that have something to be sent at all, gone to one by one by the index: what idle ones cost is nothing. */
const BUSY = `(with recursive busy as (
      (select d.endpoint_id from platform_webhook_delivery d where d.status = 'pending' order by d.endpoint_id limit 1)
      union all
      select (select d.endpoint_id from platform_webhook_delivery d where d.status = 'pending' and d.endpoint_id > busy.endpoint_id
        order by d.endpoint_id limit 1) from busy where busy.endpoint_id is not null)
    select endpoint_id from busy where endpoint_id is not null
    union select d.endpoint_id from platform_webhook_delivery d where d.resend_at is not null) busy`;
const BUSY_ENDPOINTS = `platform_webhook_endpoint e join ${BUSY} on busy.endpoint_id = e.endpoint_id ${STATE}`;

/**
 * Locks endpoints to which something can be sent, and marks them ($2) for the statement behind it: that one sees what others wrote before
 * they let go of them, so that the endpoints' rate, leases and order are looked at by one worker at a time, as they are. $3: how many,
 * and $4: of those that ail, in their turn; $1: the worker. What another worker has at hand is left out.
 */
const TURN = {
  name: 'webhook.turn',
  text: `with fit as (
      select e.endpoint_id, s.ails, row_number() over (partition by s.ails order by e.claimed_at nulls first) as place
      from ${BUSY_ENDPOINTS}
      where ${CAN_BE_CLAIMED} and s.most > 0 and case when s.ails then $4::int else $3::int end > 0 and exists (${READY})
    ), locked as (
      select e.endpoint_id from platform_webhook_endpoint e join fit using (endpoint_id)
      where fit.place <= least(case when fit.ails then $4::int else $3::int end, 100) for update of e skip locked
    )
    update platform_webhook_endpoint e set turn = $2::uuid, claimed_at = now() from locked where e.endpoint_id = locked.endpoint_id`,
} as const;

/**
 * Leases to the worker $1 what may be sent of the endpoints that were marked by `TURN` in the same transaction: $2 the mark, $3 and $4 how
 * many messages, of endpoints that are well and of those that ail. Each endpoint gets its first one before any gets its second.
 */
const CLAIM = {
  name: 'webhook.claim',
  text: `with at_hand as (
      select e.endpoint_id, s.ails, s.tokens, m.seq, m.place, row_number() over (partition by s.ails order by m.place) as nth
      from platform_webhook_endpoint e ${STATE} cross join lateral (${READY}) m
      where e.turn = $2::uuid and ${CAN_BE_CLAIMED} and m.place <= s.most
    ), picked as (
      select * from at_hand where nth <= case when ails then $4::int else $3::int end
    ), held as (
      update platform_webhook_endpoint e set held_by = $1::uuid, tokens = t.tokens - t.messages,
        tokens_at = case when t.tokens is null then e.tokens_at else ${CLOCK} end
      from (select endpoint_id, tokens, count(*) as messages from picked group by endpoint_id, tokens) t
      where e.endpoint_id = t.endpoint_id
    )
    update platform_webhook_delivery d set fence = d.fence + 1, leased_until = now() + ${LEASE}
    from picked p join platform_webhook_endpoint e using (endpoint_id)
    where d.endpoint_id = p.endpoint_id and d.seq = p.seq
    returning d.endpoint_id, d.seq, d.fence, d.status, d.scheduled, d.instant, d.event_id, d.event_type, d.body, d.headers,
      d.resend_at is not null as is_resend, d.resend_at is null and e.health ? 'breaker' as is_probe, e.health <> '{}' as is_ailing,
      p.ails as is_slow, e.version as endpoint_version, e.concurrency`,
} as const;

/** Whether something could be sent now by the worker $1 and is not being sent: all that a sweep of a quiet tenant costs. */
const ANY_DUE = {
  name: 'webhook.due',
  text: `select from ${BUSY_ENDPOINTS} where ${CAN_BE_CLAIMED} and s.most > 0 and exists (${READY}) limit 1`,
} as const;

/**
 * Seconds until the worker $1 can send something of the tenant; not above 0 where it can be now and another worker had the endpoint at hand. What waits
 * for the end of open requests is left out: whoever ends them looks again.
 */
const NEXT_DUE = {
  name: 'webhook.next_due',
  text: `select min(extract(epoch from greatest(due.at, (e.health -> 'breaker' ->> 'probeAt')::timestamptz,
        now() + make_interval(secs => greatest(1 - s.tokens, 0) / e.rate_per_second)) - now()))::float8 as seconds
    from ${BUSY_ENDPOINTS}
    cross join lateral (select case when exists (${READY}) then now() when e.ordering = 'strict' then
        (select oldest.next_attempt_at from (select d.status, d.next_attempt_at from platform_webhook_delivery d
          where d.endpoint_id = e.endpoint_id and ${HOLDS} order by d.seq limit 1) oldest
          where oldest.status = 'pending' and oldest.next_attempt_at > now())
      else least(
        (select d.next_attempt_at from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.status = 'pending'
          and least(d.scheduled, 1) = 0 and d.next_attempt_at > now() order by d.next_attempt_at limit 1),
        (select d.next_attempt_at from platform_webhook_delivery d where d.endpoint_id = e.endpoint_id and d.status = 'pending'
          and least(d.scheduled, 1) = 1 and d.next_attempt_at > now() order by d.next_attempt_at limit 1)) end as at offset 0) due
    where e.status = 'active' and ${IS_LET_GO} and s.room > 0 and due.at is not null`,
} as const;

/**
 * What goes through the tables of messages is planned once by each connection, for all values and whatever they hold then: they may have
 * been empty. So it goes by their indexes, one by one, as only such a scan marks the entries of what has been sent, so that the next one
 * passes over them: by bitmaps each claim read those of the last half a minute again. None of it is compiled. This goes before such
 * statements in their transaction, and answers no row.
 */
const PLANNED_ONCE = {
  name: 'webhook.planned_once',
  text: `select 1 as none where
    (set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('jit', 'off', true)
      || set_config('enable_seqscan', 'off', true) || set_config('enable_bitmapscan', 'off', true)) is null`,
} as const;

export const CLAIM_SQL = { PLANNED_ONCE, TURN, CLAIM, ANY_DUE, NEXT_DUE } as const;
