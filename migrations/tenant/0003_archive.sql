-- Events of closed streams, 512 positions a row, compressed. Each stream's last event stays in `event`: it tells the version.
-- `body` are the events' rows as JSON, a line each in order of position, under Brotli; `checksum` is its SHA-256.
-- The arrays say what to look for in it; correlations are there as 32-bit hashes.
create table {schema}.event_archive (
  shard smallint not null,
  block bigint not null,
  last_position bigint not null,
  events int not null,
  streams uuid[] not null,
  types text[] not null,
  correlations int[] not null,
  checksum bytea not null,
  body bytea not null,
  primary key (shard, block)
);
alter table {schema}.event_archive alter column body set storage external;
create index event_archive_streams on {schema}.event_archive using gin (streams);
