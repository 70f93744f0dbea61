import { EVENT_COLUMNS } from '../events/event-reader.ts';
import { WINDOW } from './log-pages.ts';

/** So often an event is tried. */
export const ATTEMPTS_BEFORE_GIVING_UP = 5;

const LOCK_OF_INLINE =
  "select position from subscription where name = $1 and shard = $2 and status = 'running' for update";

/** The pause after each failure: 1 s, 4, 15, 60. */
const PAUSE_IS_OVER = '(attempts = 0 or updated_at < now() - make_interval(secs => power(60, (attempts - 1) / 3.0)))';

/** A lock is free to take when nobody has it and the pause after a failure is over. */
const LOCK = `select position from subscription where name = $1 and shard = $2 and status in ('running', 'rebuilding')
  and ${PAUSE_IS_OVER} for update skip locked`;

/**
 * The lock may be newer than the statement's snapshot, then the log seems to end before the checkpoint and nothing is read.
 * Otherwise the snapshot holds every event up to its head: position and event commit together.
 */
const readNext = (lock: string): string => `with checkpoint as materialized (${lock}),
  place as (select c.position as after, h.position as head, least(h.position, c.position + ${WINDOW}) as until,
    coalesce((select a.last_position from event_archive a where a.shard = $2 order by a.block desc limit 1), 0) as archived
    from checkpoint c join event_head h on h.shard = $2)
  select p.after::float8 as checkpoint, p.head::float8 as head, p.until::float8 as until, p.archived::float8 as archived, e.* from place p
  left join lateral (select ${EVENT_COLUMNS} from event where shard = $2 and position > p.after and position <= p.until
    and ($4::text[] is null or type = any($4)) order by position limit $3) e on true order by e.position`;

const ADVANCE =
  'update subscription set position = $3, attempts = 0, error = null, updated_at = now() where name = $1 and shard = $2';

/** Every statement on the table of checkpoints. */
export const CHECKPOINT_SQL = {
  lock: { name: 'sub.lock', text: LOCK },
  enrolled: { name: 'sub.enrolled', text: 'select name from subscription where shard = $1 limit 1' },
  enrol: {
    name: 'sub.enrol',
    text: `insert into subscription (name, shard, position, silent_until, kind) select x.name, $1, x.position, x.silent, x.kind
      from jsonb_to_recordset($2) as x(name text, position bigint, silent bigint, kind text)
      on conflict (name, shard) do update set kind = excluded.kind where subscription.kind is distinct from excluded.kind`,
  },
  lags: {
    name: 'sub.lags',
    text: `select s.name, s.status, h.position - s.position as events,
      (select extract(epoch from clock_timestamp() - e.recorded_at)::float8 from event e where e.shard = s.shard and e.position = s.position + 1) as seconds,
      (select count(*) from parked_event p where p.name = s.name and p.status = 'parked') as parked,
      exists (select from parked_event p where p.name = s.name group by p.lane having bool_and(p.status = 'held'))
        or exists (select from process_command c where c.name = s.name and c.shard = s.shard
          and not exists (select from parked_event p where p.name = c.name and p.lane = c.key and p.status = 'parked'))
        or exists (select from process_timeout t where t.name = s.name and not t.fired and t.due_at <= coalesce($2::timestamptz, clock_timestamp())) as waiting
      from subscription s join event_head h on h.shard = s.shard where s.shard = $1`,
  },
  skip: {
    name: 'sub.skip',
    text: `with idle as (select s.name, least(h.position, s.position + ${WINDOW}) as position from subscription s join event_head h on h.shard = s.shard
        join jsonb_to_recordset($2) as i(name text, types jsonb) on i.name = s.name
        left join lateral (select e.position as first from event e where e.shard = s.shard and e.position > s.position
          and e.position <= least(h.position, s.position + ${WINDOW}) and i.types ? e.type order by e.position limit 1) wanted on true
        where s.shard = $1 and s.status = 'running' and s.attempts = 0 and s.position < h.position and wanted.first is null
          and not exists (select from event_archive a where a.shard = s.shard and a.last_position > s.position)
        for update of s skip locked)
      update subscription s set position = idle.position, updated_at = now() from idle where s.name = idle.name and s.shard = $1`,
  },
  next: { name: 'sub.next', text: readNext(LOCK) },
  /** Waits for a worker that is in the middle of a batch. */
  nextInline: { name: 'sub.next_inline', text: readNext(LOCK_OF_INLINE) },
  advance: { name: 'sub.advance', text: ADVANCE },
  /** Rows and checkpoint may be forgotten together in a crash of Postgres: the log has what they are made from. So no wait for the disk. */
  advanceQuietly: {
    name: 'sub.advance_quietly',
    text: `${ADVANCE} returning set_config('synchronous_commit', 'off', true)`,
  },
  /** Of a rebuild: nothing comes back where there is one. */
  begin: {
    name: 'sub.begin',
    text: "insert into subscription (name, shard, position, status) values ($1, $2, 0, 'requested') on conflict do nothing returning name",
  },
  cancel: {
    name: 'sub.cancel',
    text: "update subscription set status = 'cancelling', updated_at = now() where name = $1 and shard = $2 returning name",
  },
  restart: {
    name: 'sub.restart',
    text: "update subscription set position = 0, status = 'rebuilding', attempts = 0, error = null, updated_at = now() where name = $1 and shard = $2",
  },
  checkpoint: {
    name: 'sub.checkpoint',
    text: `select s.name, s.position::float8 as position, s.status, s.error, h.position::float8 as head, not ${PAUSE_IS_OVER} as pauses
      from subscription s join event_head h on h.shard = s.shard where s.name = $1 and s.shard = $2`,
  },
  made: {
    name: 'sub.made',
    text: 'select coalesce(bool_and(to_regclass(name) is not null), false) as made from unnest($1::text[]) name',
  },
  rebuilds: {
    name: 'sub.rebuilds',
    text: `select left(name, -length('@rebuild')) as name from subscription
      where shard = $1 and name like '%@rebuild' and status in ('requested', 'rebuilding', 'cancelling') order by name`,
  },
  hold: {
    name: 'sub.hold',
    text: 'select name, position, status from subscription where name = any($1) and shard = $2 order by name for update',
  },
  end: { name: 'sub.end', text: 'delete from subscription where name = $1 and shard = $2 returning name' },
  /** New tables stand at this position: what had stumbled goes on with them, what was paused stays so. */
  replaced: {
    name: 'sub.replaced',
    text: `insert into subscription (name, shard, position) values ($1, $2, $3) on conflict (name, shard) do update set
      position = excluded.position, attempts = 0, error = null, updated_at = now(),
      status = case when subscription.status = 'halted' then 'running' else subscription.status end`,
  },
  /** A newer release wrote the event: it is looked at again every minute, until a release runs that reads it. */
  waits: {
    name: 'sub.waits',
    text: 'update subscription set attempts = least(attempts + 1, 4), error = $3, updated_at = now() where name = $1 and shard = $2',
  },
  failed: {
    name: 'sub.failed',
    text: `update subscription set attempts = attempts + 1, error = $3, updated_at = now(),
      status = case when attempts + 1 >= $4 then 'halted' else status end where name = $1 and shard = $2 returning attempts, position`,
  },
} as const;
