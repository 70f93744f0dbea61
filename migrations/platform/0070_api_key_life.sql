-- Kinds, owners, states and limits of API keys. A key of a person or a service account is never worth more than that is; one without an
-- owner is the tenant's own. `counted_as` is the first key of a line of rotations: all of the line draw on the same limits.
alter table platform.api_key
  drop constraint api_key_kind_check,
  add constraint api_key_kind_known check (kind in ('sk', 'rk', 'pk')),
  add column pepper text,
  add column owner_kind text check (owner_kind in ('user', 'service-account')),
  add column owner_id uuid,
  add column environment text,
  add column partner_id text,
  add column metadata jsonb not null default '{}',
  add column networks text[] not null default '{}',
  add column limits jsonb not null default '[]',
  add column credits jsonb,
  add column counted_as text,
  add column replaced_by text,
  add column disabled_at timestamptz(3),
  add column disabled_reason text,
  add column revoked_reason text,
  add column last_used_ip text,
  add column last_used_agent text,
  add column reminded_at timestamptz(3),
  add column version integer not null default 1;

-- Somebody who is a program and stays when people leave.
create table platform.service_account (
  tenant_id uuid not null,
  service_account_id uuid not null,
  name text not null,
  description text,
  role_ids uuid[] not null,
  command_id uuid unique,
  fingerprint text,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  primary key (tenant_id, service_account_id)
);

-- What a tenant has decided about all of its keys; without a row it is what the code says.
create table platform.api_key_policy (
  tenant_id uuid primary key,
  networks text[] not null default '{}',
  when_leaked text not null check (when_leaked in ('revoke', 'disable')),
  when_unused text not null check (when_unused in ('list', 'disable')),
  unused_days integer not null,
  remind_days integer,
  version integer not null
);
