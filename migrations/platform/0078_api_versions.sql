-- The dated version of the API that a key speaks: pinned when the key is first used. Keys from before the second version keep the first.
alter table platform.api_key add column api_version text default '2026-11-01';
alter table platform.api_key alter column api_version drop default;

-- Which key still uses an operation that is deprecated, and whether the tenant's owners were told.
create table platform.deprecated_use (
  tenant_id uuid not null,
  credential_id text not null,
  operation_id text not null,
  uses bigint not null,
  first_used_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  told_at timestamptz(3),
  primary key (tenant_id, credential_id, operation_id)
);
create index deprecated_use_untold on platform.deprecated_use (tenant_id) where told_at is null;
