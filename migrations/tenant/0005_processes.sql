-- An event that keeps failing is parked. Behind it, what comes later in its lane (a policy's stream, a process) is held, so that order
-- is kept. What is held in a lane without a parked event waits for a worker, which handles it in order: an operator releases a parked
-- event by making it a held one, or skips it.
alter table {schema}.parked_event
  add column status text not null default 'parked' check (status in ('parked', 'held')),
  add column lane text not null default '',
  add column event_id uuid,
  add column stream_id uuid,
  add column event_type text;
update {schema}.parked_event p set lane = e.stream_id::text, event_id = e.event_id, stream_id = e.stream_id, event_type = e.type
  from {schema}.event e where e.shard = p.shard and e.position = p.position;
create index parked_event_lane on {schema}.parked_event (name, lane, position);

-- Up to silent_until a process manager reads history: it learns what happened and does nothing about it. kind is what the release that
-- came last says the subscription is: only some can be rebuilt.
alter table {schema}.subscription
  add column silent_until bigint not null default 0,
  add column kind text;

-- The processes that run. One that is done has no row.
create table {schema}.process (
  name text,
  key text,
  version int not null,
  schema_version smallint not null,
  state jsonb not null,
  started_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (name, key)
) with (fillfactor = 70);

-- What a process waits for. set_at is the position of the event that set it, fired says that its end is in the log.
create table {schema}.process_timeout (
  name text,
  key text,
  timeout text,
  due_at timestamptz(3) not null,
  set_at bigint not null,
  fired boolean not null default false,
  cause jsonb not null,
  primary key (name, key, timeout)
);
create index process_timeout_due on {schema}.process_timeout (name, due_at) where not fired;

-- What processes have decided to do and have not done yet, in order. Written with their state, so that neither exists without the other.
create table {schema}.process_command (
  name text,
  shard smallint,
  position bigint,
  ordinal int,
  key text not null,
  command_id uuid not null,
  type text not null,
  data jsonb not null,
  cause jsonb not null,
  primary key (name, shard, position, ordinal)
);
