-- Where a tenant lives and why it stands still. Statuses: provisioning, restoring, live, suspended, moving, deleting.
alter table platform.tenant
  add column cell text not null default 'home',
  add column reason text;

-- Every change of a tenant's status, name or place, whoever made it. `epoch` counts them in the registry.
create table platform.tenant_change (
  tenant_id uuid not null,
  epoch bigint not null,
  what text not null,
  slug text not null,
  status text not null,
  cell text not null,
  reason text,
  actor jsonb not null,
  at timestamptz(3) not null default now(),
  primary key (tenant_id, epoch)
);

-- A slug that was given up is nobody else's for a while, and people who know the old address still get in.
create table platform.former_slug (
  slug text primary key,
  tenant_id uuid not null,
  until timestamptz(3) not null
);

-- Work on a whole tenant that takes longer than a request. Whoever runs one holds an advisory lock that dies with it, so that another
-- process goes on after a kill.
create table platform.tenant_operation (
  id uuid primary key,
  tenant_id uuid not null,
  schema text not null,
  kind text not null check (kind in ('export', 'restore', 'deletion', 'move')),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  due_at timestamptz(3) not null default now(),
  done bigint not null default 0,
  total bigint,
  details jsonb not null default '{}',
  error text,
  actor jsonb not null,
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3)
);
create index tenant_operation_open on platform.tenant_operation (due_at) where state in ('waiting', 'running');
create index tenant_operation_of_tenant on platform.tenant_operation (tenant_id, created_at);
-- Two of a kind would undo each other's work; exports only read.
create unique index tenant_operation_one on platform.tenant_operation (tenant_id, kind)
  where state in ('waiting', 'running') and kind <> 'export';

-- What is left of a tenant that was deleted for good: that it was there, and what was done.
create table platform.deleted_tenant (
  id uuid primary key,
  slug text not null,
  name text not null,
  schema text not null,
  certificate jsonb not null,
  deleted_at timestamptz(3) not null default now()
);

-- Jobs of tenants that stand still, in the order in which they were added.
create table platform.held_job (
  schema text not null,
  queue text not null,
  job_id text not null,
  added_at timestamptz(3) not null,
  envelope jsonb not null,
  options jsonb not null,
  held_at timestamptz(3) not null default now(),
  primary key (schema, added_at, queue, job_id)
);
