-- What tenants may ask for, by the plan that each is on; one that is on none has the installation's settings.
create table platform.plan (
  plan_id text primary key check (plan_id ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null,
  windows jsonb not null,
  quotas jsonb not null,
  features text[] not null,
  request_log_days int not null check (request_log_days between 0 and 365),
  version int not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null
);
create table platform.tenant_plan (
  tenant_id uuid primary key,
  plan_id text not null references platform.plan,
  since timestamptz(3) not null
);
create index tenants_on_plan on platform.tenant_plan (plan_id);
-- How much of a limit all processes together have let through until it begins anew.
create table platform.limit_counter (
  tenant_id uuid not null,
  counter text not null,
  ends_at timestamptz(3) not null,
  taken bigint not null,
  primary key (tenant_id, counter, ends_at)
) with (fillfactor = 70);
create index limit_counter_ended on platform.limit_counter (ends_at);
