-- Every tenant schema of this database, with those that wait for a tenant. `release` names the set of tenant migrations that has run
-- in it and is written in the transaction that runs them. `steps` is how many they are: a process of an older release may use a
-- schema that has more steps than it knows.
create table platform.tenant_schema (
  schema text primary key check (schema ~ '^t_[0-9a-z]{16}$'),
  status text not null check (status in ('building', 'free', 'live', 'dropped')),
  release text not null default '',
  steps int not null default 0,
  tenant_id uuid,
  created_at timestamptz not null default now(),
  built_at timestamptz,
  claimed_at timestamptz,
  dropped_at timestamptz
);
create index tenant_schema_free on platform.tenant_schema (built_at) where status = 'free';
create index tenant_schema_unfinished on platform.tenant_schema (schema) where status = 'building';
create index tenant_schema_release on platform.tenant_schema (release) where status in ('free', 'live');

-- A sign-up that begins now takes its place here; those from before are found when they are next migrated.
create index tenant_created_at on platform.tenant (created_at);

-- One row for each schema and run; steps outside a transaction have rows of their own. `wave` is the turn: the pool, the canaries, the
-- rest, and those that were busy. `holder` is the session that works on the row: when that is gone, so is its claim.
alter table platform.tenant_migration
  add column release text not null default '',
  add column wave smallint not null default 2,
  add column size bigint not null default 0,
  add column started_at timestamptz,
  add column holder int,
  add column holder_since timestamptz;
create index tenant_migration_open on platform.tenant_migration (version, wave, size, schema) where state in ('pending', 'running');
