import { SCOPED_CHANNELS } from '../../entities/endpoint-scope.ts';
import { WISH_COLUMNS, type WishRow } from './webhook-fan-out.ts';

/** What replays are called among long work. */
export const REPLAY_KIND = 'webhook-replay';

/** A message that a replay is about. */
export interface ReplayRow {
  readonly event_id: string;
  readonly event_type: string;
  readonly recorded_at: Date;
}

export interface ReplayedEndpoint extends WishRow {
  readonly status: 'active' | 'disabled';
  readonly rate_per_second: number | null;
}

const ENDPOINT = `select ${WISH_COLUMNS}, status, rate_per_second from platform_webhook_endpoint d where endpoint_id = $1`;

/** Statements of replays. */
export const REPLAY_SQL = {
  endpoint: { name: 'webhook.replayed_endpoint', text: ENDPOINT },
  /** $2 the caller's scope, which a worker has none of. */
  lock: {
    name: 'webhook.lock_replayed_endpoint',
    text: `${ENDPOINT} and ($2::text[] is null or ${SCOPED_CHANNELS} <@ $2::text[]) for update`,
  },
  givenOut: {
    name: 'webhook.given_out',
    text: `select last_seq as seq, (select position from subscription where name = 'platform.webhooks' and shard = 0) as position
      from platform_webhook_endpoint where endpoint_id = $1`,
  },
  /** Messages with a body that nobody is sending, and those that this very operation has opened before. */
  page: {
    name: 'webhook.replay_page',
    text: `select seq, event_id, event_type, recorded_at, channels, tags from platform_webhook_delivery
      where endpoint_id = $1 and seq > $2 and position is not null and octet_length(body) > 0
        and (replayed_by is not distinct from $4::uuid or ((leased_until is null or leased_until < now()) and status = any($5)
          and ($6::text[] is null or error = any($6))))
        and ($7::timestamptz is null or recorded_at >= $7) and ($8::timestamptz is null or recorded_at <= $8)
        and ($9::bigint is null or position > $9)
      order by seq limit $3 for update`,
  },
  open: {
    name: 'webhook.replay_open',
    text: `update platform_webhook_delivery d set status = 'pending', scheduled = 0, instant = 'unused', holds_back = false,
        ended_because = null, finished_at = null, replayed_by = $3, next_attempt_at = now() + make_interval(secs => ($4 + p.place - 1) * $5::float8)
      from unnest($2::bigint[]) with ordinality p (seq, place)
      where d.endpoint_id = $1 and d.seq = p.seq and d.replayed_by is distinct from $3`,
  },
  place: {
    name: 'webhook.replay_place',
    text: `update platform_webhook_delivery d set origin = 'replay', replayed_by = $3,
        next_attempt_at = now() + make_interval(secs => ($4 + p.place - 1) * $5::float8)
      from unnest($2::bigint[]) with ordinality p (seq, place) where d.endpoint_id = $1 and d.seq = p.seq`,
  },
  written: {
    name: 'webhook.replay_written',
    text: `select event_id, event_type, recorded_at from platform_webhook_delivery
      where endpoint_id = $1 and replayed_by = $2 and seq > $3 and position > $4 and position <= $5 order by seq`,
  },
} as const;
