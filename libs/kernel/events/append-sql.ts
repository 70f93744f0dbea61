/**
 * Each of these is one statement with one snapshot, and the log's lock is taken in it: by moving the head. What it judges by is true
 * as long as nobody else has moved the head since the snapshot was taken, which the head's xmin tells, even when the lock had to be
 * waited for. If somebody has, nothing is written and no row is answered.
 */
const UNMOVED = 'h.xmin = (select s.xmin from event_head s where s.shard = $1)';

const VERSION = 'select e.version from event e where e.stream_id =';
const EVENTS = '(id uuid, type text, v smallint, data jsonb)';
const INTO_EVENT =
  'insert into event (position, shard, schema_version, version, stream_id, event_id, category, type, data, meta)';
const INTO_LEDGER = 'insert into command_log (command_id, stream_id, version, position, result)';

/** Of an append that expects a version: answers its last position. No row: it was no success, and `group` says why. */
const exact = (rows: string) => `with moved as (
    update event_head h set position = h.position + $5::int where h.shard = $1::smallint and ${UNMOVED}
       and coalesce((${VERSION} $2::uuid order by e.version desc limit 1), 0) = $4::int
       and not exists (select from command_log c where c.command_id = $3::uuid)
      returning h.position),
  logged as (${INTO_LEDGER} select $3, $2, $4 + $5, m.position, $6::jsonb from moved m where $3 is not null),
  written as (${INTO_EVENT} ${rows})
  select m.position from moved m`;

const ONE_ROW = `select m.position, $1, $11::smallint, $4 + 1, $2, $9::uuid, $7::text, $10::text, $12::jsonb, $8::jsonb from moved m`;
const ROWS = `select m.position - $5 + e.no, $1, e.v, $4 + e.no, $2, e.id, $7::text, e.type, e.data, $8::jsonb
    from moved m, rows from (jsonb_to_recordset($9::jsonb) as ${EVENTS}) with ordinality as e (id, type, v, data, no)`;

/**
 * Of several appends at once: an answer for each, in order. Of one stream, only the first may expect something; the others are
 * numbered behind it. Where all are refused nothing is written.
 */
const GROUP = `with asked as materialized (
    select * from rows from (jsonb_to_recordset($2::jsonb) as (stream uuid, category text, expected int, command uuid,
      result jsonb, n int, meta jsonb, events jsonb)) with ordinality
      as a (stream, category, expected, command, result, n, meta, events, no)),
  judged as materialized (
    select a.*, coalesce(v.version, 0) as current, l.version as old_version, l.position as old_position, l.stream_id as old_stream,
           l.result as old_result,
           case when l.command_id is not null then 'duplicate'
                when (a.expected >= 0 and coalesce(v.version, 0) <> a.expected) or (a.expected = -1 and v.version is null)
                then 'conflict' else 'ok' end as status
      from asked a
      left join lateral (${VERSION} a.stream order by e.version desc limit 1) v on true
      left join lateral (select * from command_log c where c.command_id = a.command limit 1) l on true),
  numbered as materialized (
    select j.*, coalesce(sum(n) filter (where status = 'ok') over (order by no), 0) as upto,
           (current + coalesce(sum(n) filter (where status = 'ok') over (partition by stream order by no), 0))::int as version
      from judged j),
  moved as (
    update event_head h set position = h.position + (select max(upto) from numbered) where h.shard = $1::smallint and ${UNMOVED}
       and exists (select from numbered where status = 'ok')
      returning h.position - (select max(upto) from numbered) as before),
  logged as (${INTO_LEDGER}
    select n.command, n.stream, n.version, m.before + n.upto, n.result from moved m, numbered n
     where n.status = 'ok' and n.command is not null),
  written as (${INTO_EVENT}
    select m.before + n.upto - n.n + e.no, $1, e.v, n.version - n.n + e.no, n.stream, e.id, n.category, e.type, e.data, n.meta
      from moved m, numbered n,
           rows from (jsonb_to_recordset(n.events) as ${EVENTS}) with ordinality as e (id, type, v, data, no)
     where n.status = 'ok')
  select n.status, case n.status when 'duplicate' then n.old_version else n.version end as version,
         case n.status when 'ok' then m.before + n.upto else n.old_position end as last_position,
         coalesce(n.old_stream, n.stream) as stream, case n.status when 'ok' then n.result else n.old_result end as result
    from numbered n left join moved m on true
   where m.before is not null or not exists (select from numbered where status = 'ok') order by n.no`;

export const APPEND_SQL = {
  /** The same for one event, the most frequent case, which comes as plain values: a tenth less of the server's time. */
  exactOne: { name: 'es.append_one', text: exact(ONE_ROW) },
  exact: { name: 'es.append_exact', text: exact(ROWS) },
  group: { name: 'es.append_group', text: GROUP },
  /** Sent before another one it makes that one sure: nobody moves the head any more. */
  lock: { name: 'es.lock', text: 'select position from event_head where shard = $1 for no key update' },
} as const;
