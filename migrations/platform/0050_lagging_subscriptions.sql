-- Subscriptions that somebody should look at, as a worker last saw them: so that an overview of all tenants enters none of their schemas.
-- A tenant that is well has no row.
create table platform.lagging_subscription (
  tenant_id uuid not null,
  name text not null,
  state text not null check (state in ('catching-up', 'paused', 'halted', 'live')),
  events bigint not null,
  seconds double precision not null,
  parked int not null,
  seen_at timestamptz(3) not null default now(),
  primary key (tenant_id, name)
) with (fillfactor = 70);
