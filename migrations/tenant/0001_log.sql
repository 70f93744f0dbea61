-- The tenant's log. No sequence and no trigger: positions come from event_head, whose row lock makes commit order = position order.
create table {schema}.event_head (
  shard smallint primary key,
  position bigint not null default 0
) with (fillfactor = 20);
insert into {schema}.event_head (shard) values (0);

create table {schema}.event (
  position bigint not null,
  shard smallint not null,
  schema_version smallint not null default 1,
  version int not null,
  stream_id uuid not null,
  event_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  category text not null,
  type text not null,
  data jsonb not null,
  meta jsonb not null,
  primary key (shard, position),
  unique (stream_id, version),
  unique (event_id)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

create table {schema}.command_log (
  command_id uuid primary key,
  stream_id uuid not null,
  version int not null,
  position bigint not null,
  result jsonb,
  at timestamptz not null default now()
);

create table {schema}.subscription (
  name text,
  shard smallint,
  position bigint not null default 0,
  status text not null default 'running',
  attempts int not null default 0,
  error jsonb,
  updated_at timestamptz not null default now(),
  primary key (name, shard)
);

create table {schema}.parked_event (
  name text,
  shard smallint,
  position bigint,
  attempts int not null,
  error jsonb not null,
  parked_at timestamptz not null default now(),
  primary key (name, shard, position)
);
