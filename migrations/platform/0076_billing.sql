-- What is billed, one row for each event that is: an event is counted once, however often it is read.
create table platform.billable_event (
  tenant_id uuid not null,
  position bigint not null,
  unit text not null,
  event_id uuid not null,
  recorded_at timestamptz(3) not null,
  primary key (tenant_id, position, unit)
);
create index billable_event_of_month on platform.billable_event (tenant_id, unit, recorded_at);

-- Warnings of a month's quota that were given: each once.
create table platform.quota_warning (
  tenant_id uuid not null,
  month date not null,
  unit text not null,
  percent smallint not null check (percent in (80, 100)),
  used bigint not null,
  quota bigint not null,
  warned_at timestamptz(3) not null,
  primary key (tenant_id, month, unit, percent)
);
