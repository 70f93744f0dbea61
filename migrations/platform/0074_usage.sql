-- Every request, counted by whose it was and how it ended. Minutes are kept for days, hours for months, days for years; each is summed up
-- from the one before. Days of minutes are dropped whole.
create table platform.usage_minute (
  tenant_id uuid not null,
  at timestamptz(3) not null,
  credential text not null,
  operation text not null,
  status smallint not null,
  code text not null,
  bucket smallint not null,
  is_deprecated boolean not null,
  requests bigint not null,
  cost bigint not null,
  ms double precision not null,
  primary key (tenant_id, at, credential, operation, status, code, bucket)
) partition by range (at);
create table platform.usage_minute_rest partition of platform.usage_minute default;

create table platform.usage_hour (
  tenant_id uuid not null,
  at timestamptz(3) not null,
  credential text not null,
  operation text not null,
  status smallint not null,
  code text not null,
  bucket smallint not null,
  is_deprecated boolean not null,
  requests bigint not null,
  cost bigint not null,
  ms double precision not null,
  primary key (tenant_id, at, credential, operation, status, code, bucket)
);
create index usage_hour_at on platform.usage_hour (at);

create table platform.usage_day (
  tenant_id uuid not null,
  at timestamptz(3) not null,
  credential text not null,
  operation text not null,
  status smallint not null,
  code text not null,
  bucket smallint not null,
  is_deprecated boolean not null,
  requests bigint not null,
  cost bigint not null,
  ms double precision not null,
  primary key (tenant_id, at, credential, operation, status, code, bucket)
);
create index usage_day_at on platform.usage_day (at);

-- Up to when the sums were made.
create table platform.usage_sums (
  grain text primary key check (grain in ('hour', 'day')),
  done_until timestamptz(3) not null
);
