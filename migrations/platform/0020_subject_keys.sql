-- The keys of people. Only wrapped keys lie here: a root key (an epoch), which is kept outside of the database, wraps a key per
-- tenant, and that one wraps a key per person. A schema of its own, so that a dump of tenants leaves it out.
create schema keys;

-- Root keys by their names. At most one is in use; a retired one is destroyed as soon as nothing is wrapped with it.
create table keys.epoch (
  epoch text primary key,
  begun_at timestamptz not null default now(),
  retired_at timestamptz,
  destroyed_at timestamptz
);
create unique index epoch_in_use on keys.epoch ((true)) where retired_at is null;

create table keys.tenant_key (
  tenant_id uuid not null,
  generation int not null,
  epoch text not null,
  wrapped bytea not null,
  retired_at timestamptz,
  primary key (tenant_id, generation)
);
create unique index tenant_key_in_use on keys.tenant_key (tenant_id) where retired_at is null;

-- A row without a key is a tombstone: the person was erased, and stays so. completed_at: every place was scrubbed.
create table keys.subject_key (
  tenant_id uuid not null,
  subject text not null check (subject ~ '^[a-z]{2,8}_[0-7][0-9a-hjkmnp-tv-z]{25}$'),
  version smallint not null default 1,
  generation int,
  wrapped bytea,
  erased_at timestamptz(3),
  completed_at timestamptz(3),
  primary key (tenant_id, subject),
  check ((wrapped is null) = (erased_at is not null) and (wrapped is null) = (generation is null))
);
create index subject_key_generation on keys.subject_key (tenant_id, generation, subject) where wrapped is not null;
create index subject_erasure_open on keys.subject_key (tenant_id) where erased_at is not null and completed_at is null;
