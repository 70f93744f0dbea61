/**
 * What takes payloads away. A message is emptied before its tries, in one transaction: whoever writes down how a try ended holds the
 * message's row, so that the second statement sees every try of before, and none comes after.
 */

const NO_PAYLOAD = 'response_body = null, response_headers = null, request_headers = null, error_detail = null';
/** Nobody sends it, wants it sent again, or waits for it. */
const IS_DONE = `status <> 'pending' and not holds_back and resend_at is null and (leased_until is null or leased_until < now())`;

/** Also ends what is still to be sent. A try that is on its way finds the number of its lease changed, and writes nothing down. */
const EMPTIED = `body = '', headers = null, expunged_at = coalesce(d.expunged_at, now()), resend_at = null, leased_until = null,
  fence = d.fence + 1, holds_back = false, finished_at = coalesce(d.finished_at, now()),
  status = case when d.status = 'pending' then 'exhausted' else d.status end`;

export const PAYLOAD_SQL = {
  /** The types of which payloads are kept, each with its oldest: one step in the index for each. */
  kept: {
    name: 'webhook.kept_types',
    text: `with recursive kept as (
        (select event_type, recorded_at from platform_webhook_delivery where expunged_at is null and status <> 'pending'
          order by event_type, recorded_at limit 1)
        union all
        select next.event_type, next.recorded_at from kept cross join lateral (
          select d.event_type, d.recorded_at from platform_webhook_delivery d
          where d.expunged_at is null and d.status <> 'pending' and d.event_type > kept.event_type
          order by d.event_type, d.recorded_at limit 1) next)
      select event_type, recorded_at as oldest from kept`,
  },
  /** $1 a type, $2 before when, $3 how many. Those that somebody has at hand are left for the next time. */
  emptyOld: {
    name: 'webhook.empty_old',
    text: `with old as (
        select endpoint_id, seq from platform_webhook_delivery
        where event_type = $1 and recorded_at < $2 and expunged_at is null and ${IS_DONE}
        order by recorded_at limit $3 for update skip locked
      )
      update platform_webhook_delivery d set body = '', headers = null, expunged_at = now()
      from old where d.endpoint_id = old.endpoint_id and d.seq = old.seq returning d.endpoint_id, d.seq`,
  },
  /** The types of which messages wait at disabled endpoints, each with its oldest. */
  waitingInVain: {
    name: 'webhook.waiting_in_vain',
    text: `select d.event_type, min(d.recorded_at) as oldest from platform_webhook_endpoint e
      join platform_webhook_delivery d on d.endpoint_id = e.endpoint_id and d.status = 'pending'
      where e.status = 'disabled' group by d.event_type order by d.event_type`,
  },
  /** $1 a type, $2 before when, $3 how many: ends those that wait at disabled endpoints. */
  endWaiting: {
    name: 'webhook.end_waiting',
    text: `with old as (
        select d.endpoint_id, d.seq from platform_webhook_endpoint e
        join platform_webhook_delivery d on d.endpoint_id = e.endpoint_id and d.status = 'pending'
        where e.status = 'disabled' and d.event_type = $1 and d.recorded_at < $2
          and (d.leased_until is null or d.leased_until < now()) limit $3 for update of d skip locked
      )
      update platform_webhook_delivery d set ${EMPTIED}, ended_because = 'retention'
      from old where d.endpoint_id = old.endpoint_id and d.seq = old.seq returning d.endpoint_id, d.seq`,
  },
  /** $1 endpoints, $2 places of their messages. */
  emptyTries: {
    name: 'webhook.empty_tries',
    text: `update platform_webhook_attempt a set ${NO_PAYLOAD} from unnest($1::uuid[], $2::bigint[]) m (endpoint_id, seq)
      where a.endpoint_id = m.endpoint_id and a.seq = m.seq`,
  },
  /** $1 before when, $2 how many. */
  forgetOld: {
    name: 'webhook.forget_old',
    text: `with old as (
        select endpoint_id, seq from platform_webhook_delivery
        where recorded_at < $1 and expunged_at is not null and ${IS_DONE} order by recorded_at limit $2 for update skip locked
      )
      delete from platform_webhook_delivery d using old where d.endpoint_id = old.endpoint_id and d.seq = old.seq
      returning d.endpoint_id, d.seq`,
  },
  forgetTries: {
    name: 'webhook.forget_tries',
    text: `delete from platform_webhook_attempt a using unnest($1::uuid[], $2::bigint[]) m (endpoint_id, seq)
      where a.endpoint_id = m.endpoint_id and a.seq = m.seq`,
  },
  /** $1 the event of a message: where it lies, whether that is emptied or not. */
  places: {
    name: 'webhook.places_of_message',
    text: 'select endpoint_id, seq from platform_webhook_delivery where event_id = $1 order by endpoint_id',
  },
  /** $1 endpoints, $2 places of their messages. */
  expunge: {
    name: 'webhook.expunge',
    text: `update platform_webhook_delivery d set ${EMPTIED},
        ended_because = case when d.status = 'pending' then 'expunged' else d.ended_because end
      from unnest($1::uuid[], $2::bigint[]) m (endpoint_id, seq)
      where d.endpoint_id = m.endpoint_id and d.seq = m.seq`,
  },
  /** $1 an endpoint, $2 a place in it: it, where it has messages behind that, or the next endpoint that has any. */
  nextPlaces: {
    name: 'webhook.next_places',
    text: `select endpoint_id from platform_webhook_endpoint
      where endpoint_id >= $1 and last_seq > case when endpoint_id = $1 then $2::bigint else 0 end order by endpoint_id limit 1`,
  },
  /**
   * $1 an endpoint, $2 and $3 from where to where, $4 a text, $5 a type that is about nothing else: messages that have it in what is sent,
   * or in what was answered.
   */
  mentions: {
    name: 'webhook.mentions',
    text: `select d.endpoint_id, d.seq from platform_webhook_delivery d
      where d.endpoint_id = $1 and d.seq > $2 and d.seq <= $3 and d.event_type <> $5
        and (position(convert_to($4, 'UTF8') in d.body) > 0 or position($4 in coalesce(d.headers::text, '')) > 0
          or exists (select from platform_webhook_attempt a where a.endpoint_id = d.endpoint_id and a.seq = d.seq
            and position($4 in concat(a.response_body, a.error_detail, a.response_headers::text, a.request_headers::text)) > 0))`,
  },
} as const;

/** Where a message of an endpoint lies. */
export interface MessagePlace extends Record<string, unknown> {
  readonly endpoint_id: string;
  readonly seq: string;
}

/** The parameters of a statement that is about messages. */
export function placesOf(messages: readonly MessagePlace[]): [string[], string[]] {
  return [messages.map(({ endpoint_id }) => endpoint_id), messages.map(({ seq }) => seq)];
}
