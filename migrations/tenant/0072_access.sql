-- Who may do what, as of now. The rows are written in the transaction that appends the events, so they never lag; the log has the past.
-- What is gone keeps its row, because the highest position in these tables is the version that every process compares.
create table {schema}.identity_role (
  role_id uuid primary key,
  position bigint not null,
  name text not null,
  description text not null,
  inherits jsonb not null,
  permissions jsonb not null,
  removed_at timestamptz(3)
);
create index identity_role_position on {schema}.identity_role (position);

create table {schema}.identity_group (
  group_id uuid primary key,
  position bigint not null,
  version int not null,
  name text not null,
  members jsonb not null,
  removed_at timestamptz(3)
);
create index identity_group_position on {schema}.identity_group (position);
create index identity_group_members on {schema}.identity_group using gin (members jsonb_path_ops);

create table {schema}.identity_grant (
  grant_id uuid primary key,
  position bigint not null,
  holder_kind text not null,
  holder_id text not null,
  role_id uuid not null,
  scope jsonb not null,
  not_before timestamptz(3),
  not_after timestamptz(3),
  context jsonb not null,
  reason text,
  source text not null,
  given_by jsonb not null,
  given_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index identity_grant_position on {schema}.identity_grant (position);
create index identity_grant_holder on {schema}.identity_grant (holder_kind, holder_id, grant_id);
create index identity_grant_role on {schema}.identity_grant (role_id) where revoked_at is null;
