-- People are invited, verified and disabled; who signs in without a password has none.
alter table {schema}.identity_user add column email_verified_at timestamptz(3);
alter table {schema}.identity_user add column disabled_at timestamptz(3);
alter table {schema}.identity_user add column password_changed_at timestamptz(3);
alter table {schema}.identity_user add column locale text not null default 'en';
alter table {schema}.identity_user add column last_place jsonb;
alter table {schema}.identity_user alter column password_hash set default '';

-- A session is a family of refresh tokens, of which one is unused: token_hash is its SHA-256, generation counts the used ones.
alter table {schema}.identity_session add column generation int not null default 0;
alter table {schema}.identity_session add column level smallint not null default 1;
alter table {schema}.identity_session add column scope text not null default 'full';
alter table {schema}.identity_session add column methods text[] not null default '{}';
alter table {schema}.identity_session add column proved_at timestamptz(3) not null default now();
alter table {schema}.identity_session add column last_used_at timestamptz(3) not null default now();
alter table {schema}.identity_session add column idle_seconds int not null default 1800;
alter table {schema}.identity_session add column idle_until timestamptz(3) not null default now();
alter table {schema}.identity_session add column rotated_by bytea;
alter table {schema}.identity_session add column device_hash bytea;
alter table {schema}.identity_session add column device_name text;
alter table {schema}.identity_session add column place jsonb;

-- What lives shortly: attempts to sign in and to step up, links, invitations, proofs of an address. What opens a ticket is derived from its
-- id under the installation's secret, so that nothing that is stored here opens anything.
create table {schema}.identity_ticket (
  ticket_id uuid primary key,
  kind text not null,
  user_id uuid references {schema}.identity_user (user_id) on delete cascade,
  facts jsonb not null default '{}',
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index on {schema}.identity_ticket (user_id);
create index on {schema}.identity_ticket (expires_at);

-- Failed proofs, counted per person over all factors and per address. Who does not exist is counted like everybody else.
create table {schema}.identity_lock (
  lock_key text primary key,
  failures int not null,
  locked_until timestamptz(3),
  failed_at timestamptz(3) not null
);
