-- How far a program of a tenant has got with the tenant's log: it reads behind `position` and moves it on. Kept here, and not with the
-- log, because it is no part of what has happened. `version` counts every move, so that of two readers only one moves it from one place.
create table platform.event_consumer (
  tenant_id uuid not null,
  name text not null,
  types text[] not null,
  position bigint not null,
  version int not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  primary key (tenant_id, name)
) with (fillfactor = 50);
