-- A tenant's test data lie in a sandbox: a tenant of its own, with its own schema, so that the same wall stands between test data and
-- live data as between two tenants. It is made when somebody first works in test mode. `clock_ahead_ms` is how far its clock was moved.
alter table platform.tenant
  add column sandbox_of uuid,
  add column clock_ahead_ms bigint not null default 0;
create unique index tenant_sandbox_of on platform.tenant (sandbox_of) where sandbox_of is not null;

-- Messages to people that test data gave rise to: kept to be read in place of being sent. `text` may be personal; they go with their
-- sandbox, when a person of it is erased, and after 30 days.
create table platform.test_message (
  tenant_id uuid not null,
  message_id text not null,
  channel text not null,
  recipient text not null,
  locale text not null,
  template text not null,
  subject text,
  text text not null,
  kept_at timestamptz(3) not null default now(),
  primary key (tenant_id, message_id)
);
create index test_message_kept on platform.test_message (tenant_id, kept_at, message_id);
create index test_message_age on platform.test_message (kept_at);
