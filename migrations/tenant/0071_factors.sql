-- What people prove who they are with beside a password. Secrets are sealed under the person's own key; backup codes are one row with
-- their hashes in facts. used_until is the last time step of a TOTP, or the signature counter of a passkey.
create table {schema}.identity_factor (
  factor_id uuid primary key,
  user_id uuid not null references {schema}.identity_user (user_id) on delete cascade,
  kind text not null check (kind in ('totp', 'sms', 'email', 'passkey', 'backup-code')),
  name text not null,
  secret jsonb,
  facts jsonb not null default '{}',
  credential_id text unique,
  used_until bigint not null default 0,
  created_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  last_used_at timestamptz(3)
) with (fillfactor = 80);
create index identity_factor_of_user on {schema}.identity_factor (user_id);

-- What is asked and not yet answered: codes that were sent, challenges of passkeys; and, as quota, how many were sent in a window.
create table {schema}.identity_challenge (
  kind text not null check (kind in ('sms', 'email', 'passkey', 'passkey-sign-in', 'quota', 'device')),
  attempt text not null,
  user_id uuid references {schema}.identity_user (user_id) on delete cascade,
  factor_id uuid references {schema}.identity_factor (factor_id) on delete cascade,
  expected bytea,
  tries int not null default 0,
  expires_at timestamptz(3) not null,
  primary key (kind, attempt)
) with (fillfactor = 80);
create index identity_challenge_expiry on {schema}.identity_challenge (expires_at);
