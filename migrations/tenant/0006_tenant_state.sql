-- The registry's status of this tenant as its own schema has it, changed with the rights that it stands for. `held` are the rights
-- to write that were taken away, table by table.
create table {schema}.tenant_state (
  one boolean primary key default true check (one),
  status text not null default 'live',
  epoch bigint not null default 0,
  held jsonb,
  changed_at timestamptz(3) not null default now()
);
insert into {schema}.tenant_state default values;
revoke insert, update, delete on {schema}.tenant_state from {schema};
