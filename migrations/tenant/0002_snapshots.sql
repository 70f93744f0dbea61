-- The state of long streams, so that a command need not read them from the beginning. A cache: it may be emptied at any time.
-- `fold` names the code that made the state; a state of other code is not looked at.
create table {schema}.snapshot (
  stream_id uuid primary key,
  version int not null,
  fold text not null,
  state jsonb not null,
  taken_at timestamptz not null default now()
) with (fillfactor = 70);

-- All events of one request. Events of a request lie close together, so a filter for each 32 pages finds them, and an append pays
-- nothing for it: a B-tree costs 8 % more CPU and 93 bytes of WAL an event, and 25 times the room.
create index event_correlation on {schema}.event using brin ((meta ->> 'correlation') text_bloom_ops) with (pages_per_range = 32);
