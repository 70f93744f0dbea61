/** The statements by which an operator looks at subscriptions and steers them. */
export const CONTROL_SQL = {
  list: {
    name: 'control.list',
    text: `select s.name, s.kind, s.status, s.position::float8 as position, h.position::float8 as head, s.error, s.attempts, s.updated_at as "updatedAt",
      greatest(0, (select extract(epoch from clock_timestamp() - e.recorded_at)::float8 from event e where e.shard = s.shard and e.position = s.position + 1)) as "lagSeconds",
      (select count(*)::int from parked_event p where p.name = s.name and p.status = 'parked') as parked,
      (select count(*)::int from parked_event p where p.name = s.name and p.status = 'held') as "heldBack",
      r.status as "rebuildStatus", r.position::float8 as "rebuildPosition", r.error as "rebuildError"
      from subscription s join event_head h on h.shard = s.shard left join subscription r on r.shard = s.shard and r.name = s.name || '@rebuild'
      where s.shard = $1 and s.name not like '%@rebuild' and ($2::text is null or s.name = $2) and s.name > $3 order by s.name limit $4`,
  },
  lock: {
    name: 'control.lock',
    text: 'select status, kind, attempts from subscription where name = $1 and shard = $2 for update',
  },
  set: {
    name: 'control.set',
    text: 'update subscription set status = $3, attempts = 0, error = null, updated_at = now() where name = $1 and shard = $2',
  },
  request: {
    name: 'control.request',
    text: "insert into subscription (name, shard, position, status) values ($1, $2, 0, 'requested')",
  },
  forget: { name: 'control.forget', text: 'delete from subscription where name = $1 and shard = $2' },
} as const;
