-- Doors through which support acts as somebody of a tenant: a token is looked up before anybody knows whose it is, and its secret is never
-- stored. What happened is told in the tenant's own log; a door without its event there was never opened.
create table platform.impersonation (
  id uuid primary key,
  tenant_id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null,
  opened_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index impersonation_of_tenant on platform.impersonation (tenant_id, id);
