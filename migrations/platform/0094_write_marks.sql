-- The last batch of counts that each process has written, of usage and of limits, so that a batch whose answer was lost is not added twice.
-- A row is a process's, not a tenant's: a batch holds counts of many tenants, and the row only its number. It is forgotten after a day.
create table platform.write_mark (
  process uuid not null,
  kind text not null check (kind in ('usage', 'limit')),
  batch bigint not null,
  written_at timestamptz(3) not null,
  primary key (process, kind)
) with (fillfactor = 50);
create index write_mark_age on platform.write_mark (written_at);
