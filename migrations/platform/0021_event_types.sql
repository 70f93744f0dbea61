-- Every event type that any release ever wrote, with its highest version. Written before the first event of it, so that no log holds
-- what is not named here. A release that lacks one does not start, unless an operator has retired it.
create table platform.event_type (
  type text primary key,
  version int not null,
  context text not null,
  build text not null,
  first_written_at timestamptz(3) not null default now(),
  retired_at timestamptz(3)
);

-- After how many days a closed stream goes to the archive. Null: the installation's setting counts.
alter table platform.tenant add column archive_after_days int check (archive_after_days >= 0);
