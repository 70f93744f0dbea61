/** The columns that `EventTypes.read` needs. */
export const EVENT_COLUMNS =
  'event_id, stream_id, category, version, position, recorded_at, schema_version, type, data, meta';

/** The last archived position of the log, 0 when nothing is archived; `$1` is the shard. One step in the key's index. */
const ARCHIVED_UP_TO =
  'select coalesce((select last_position from event_archive where shard = $1 order by block desc limit 1), 0)';

/**
 * A page of the log with, in each row, how far the archive reaches at that very moment; without events there is one row of nulls. What
 * is archived between this statement and a look into the archive is in both, and in neither for nobody.
 */
const LOG = `select a.archived::float8, e.* from (${ARCHIVED_UP_TO}) a(archived)
  left join lateral (select ${EVENT_COLUMNS} from event where shard = $1 and position > $2`;
const PAGE = 'order by position limit $3) e on true order by e.position';
const STREAM = `select ${EVENT_COLUMNS} from event where stream_id = $1`;
/** Whatever the statistics say, the events are found first, and put in order afterwards. */
const STORY = `with found as materialized (select ${EVENT_COLUMNS} from event where meta ->> 'correlation' = $1)`;

/** Every statement that reads the log, its streams and its ledger. */
export const READING_SQL = {
  stream: { name: 'es.stream', text: `${STREAM} order by version` },
  /** From the version that a snapshot has, so that the log itself says that it got as far. */
  streamSince: {
    name: 'es.stream_since',
    text: `${STREAM} and version >= coalesce((select s.version from snapshot s where s.stream_id = $1 and s.fold = $2), 0) order by version`,
  },
  snapshot: { name: 'es.snapshot', text: 'select version, state from snapshot where stream_id = $1 and fold = $2' },
  forward: { name: 'es.stream_forward', text: `${STREAM} and version >= $2 order by version limit $3` },
  backward: { name: 'es.stream_backward', text: `${STREAM} and version <= $2 order by version desc limit $3` },
  beginnings: {
    name: 'es.beginnings',
    text: `select ${EVENT_COLUMNS} from event where stream_id = any($1) and version = 1`,
  },
  place: { name: 'es.place', text: 'select position from event where event_id = $1' },
  ledger: {
    name: 'es.ledger',
    text: 'select stream_id, version, position, result from command_log where command_id = $1',
  },
  head: { name: 'es.head', text: 'select position from event_head where shard = $1' },
  /** Positions have no holes, so the next so many events lie in the next so many positions, those in the archive included. */
  log: { name: 'es.log', text: `${LOG} and position <= least($4, $2::bigint + $3::bigint) ${PAGE}` },
  logOfSome: {
    name: 'es.log_some',
    text: `${LOG} and position <= $4 and ($5::text[] is null or type = any($5)) and ($6::text is null or category = $6) ${PAGE}`,
  },
  story: { name: 'es.story', text: `${STORY} select * from found where position > $2 order by position limit $3` },
} as const;
