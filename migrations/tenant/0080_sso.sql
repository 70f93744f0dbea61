-- Where a tenant's people come from: its providers of identity and its directories. What is secret in one is sealed; a directory's token is
-- kept as its SHA-256. A connection that is removed keeps its row without secrets, so that its id is never given again.
create table {schema}.identity_connection (
  connection_id uuid primary key,
  kind text not null check (kind in ('oidc', 'saml', 'scim')),
  name text not null,
  state text not null check (state in ('draft', 'tested', 'on', 'off')),
  settings jsonb not null default '{}',
  secret jsonb,
  token_hash bytea unique,
  domains jsonb not null default '[]',
  version int not null default 1,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  removed_at timestamptz(3)
);

-- Whom a connection knows under which name: the subject of a provider, the externalId of a directory, which may be absent. facts holds what
-- it said last that is nowhere else. Internal ids are those of people and groups.
create table {schema}.identity_external (
  connection_id uuid not null references {schema}.identity_connection (connection_id) on delete cascade,
  kind text not null check (kind in ('user', 'group')),
  internal_id uuid not null,
  external_id text,
  facts jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  last_seen_at timestamptz(3),
  primary key (connection_id, kind, internal_id)
);
create unique index identity_external_name on {schema}.identity_external (connection_id, kind, external_id);
create index identity_external_internal on {schema}.identity_external (internal_id);
