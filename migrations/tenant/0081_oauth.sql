-- What Clutch keeps as authorisation server of the tenant's apps: clients, codes, tokens, grants, interactions. Ids are hashes where
-- knowing the id would be enough. user_id is whose it is, so that it goes with the person.
create table {schema}.identity_oauth (
  model text not null,
  id text not null,
  payload jsonb not null,
  client_id text,
  grant_id text,
  uid text,
  user_code text,
  user_id uuid references {schema}.identity_user (user_id) on delete cascade,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3),
  used_at timestamptz(3),
  primary key (model, id)
) with (fillfactor = 80);
create index identity_oauth_grant on {schema}.identity_oauth (grant_id) where grant_id is not null;
create index identity_oauth_uid on {schema}.identity_oauth (uid) where uid is not null;
create index identity_oauth_user on {schema}.identity_oauth (user_id) where user_id is not null;
create index identity_oauth_expiry on {schema}.identity_oauth (expires_at) where expires_at is not null;
