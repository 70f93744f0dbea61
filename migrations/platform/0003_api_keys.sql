-- Keys of all tenants: a key is looked up before anybody knows whose it is. The secret itself is never stored.
create table platform.api_key (
  key_id text primary key check (key_id ~ '^[0-9A-Za-z]{12}$'),
  tenant_id uuid not null,
  name text not null,
  mode text not null check (mode in ('test', 'live')),
  kind text not null check (kind = 'sk'),
  scopes text[] not null,
  secret_hash bytea not null,
  command_id uuid unique,
  fingerprint text,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  revoked_at timestamptz(3),
  last_used_at timestamptz(3)
);
create index api_key_of_tenant on platform.api_key (tenant_id, created_at, key_id);
