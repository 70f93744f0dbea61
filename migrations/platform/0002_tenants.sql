-- The registry: the only place that says where a tenant lives. `schema` is opaque and never the slug, so that a new name touches one row.
create schema platform;

create table platform.tenant (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  schema text not null unique check (schema ~ '^t_[0-9a-z]{16}$'),
  status text not null default 'provisioning',
  -- Whoever makes the tenant has until then; afterwards a repeat of the sign-up may finish it.
  provisioning_until timestamptz not null default now() + interval '30 seconds',
  epoch bigint not null default 1,
  created_at timestamptz not null default now()
);

-- The plan and the report of tenant migrations. The truth is the marker row in each schema, written with its DDL.
create table platform.tenant_migration (
  schema text not null,
  version text not null,
  state text not null,
  attempts int not null default 0,
  error text,
  ms int,
  updated_at timestamptz not null default now(),
  primary key (schema, version)
);
