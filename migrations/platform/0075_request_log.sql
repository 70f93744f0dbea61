-- Requests as their tenants may look at them: without secrets and without anything that somebody wrote. Dropped by the day.
create table platform.request_log (
  tenant_id uuid not null,
  at timestamptz(3) not null,
  log_id uuid not null,
  request_id text not null,
  operation text not null,
  method text not null,
  url text not null,
  status smallint not null,
  code text,
  credential text not null,
  actor_id text not null,
  ms real not null,
  exchange jsonb not null,
  primary key (tenant_id, at, log_id)
) partition by range (at);
create table platform.request_log_rest partition of platform.request_log default;
create index request_log_by_request on platform.request_log (tenant_id, request_id);
create index request_log_by_actor on platform.request_log (tenant_id, actor_id);
