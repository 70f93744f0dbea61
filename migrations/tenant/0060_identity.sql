-- People of the tenant and their sessions: plain rows. The same address in two tenants is two people.
create table {schema}.identity_user (
  user_id uuid primary key,
  email text not null unique,
  name text not null,
  role text not null,
  password_hash text not null,
  created_at timestamptz not null default now()
);

create table {schema}.identity_session (
  session_id uuid primary key,
  user_id uuid not null references {schema}.identity_user (user_id) on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
