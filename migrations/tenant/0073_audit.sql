-- Who did, tried and looked at what. Time, visibility and digest of a record make its leaf in the tenant's Merkle log (RFC 6962); a record
-- whose time of keeping is over loses its body and nothing else. What is written stays as it was: the tenant's own role may only add.
create table {schema}.audit_record (
  position bigint primary key,
  recorded_at timestamptz(3) not null,
  visibility text not null check (visibility in ('tenant', 'operator')),
  digest bytea not null,
  body jsonb
) with (autovacuum_vacuum_insert_scale_factor = 0.05);
create index audit_record_by_time on {schema}.audit_record (recorded_at);
create index audit_record_by_actor on {schema}.audit_record ((body #>> '{actor,id}'), position);
create index audit_record_by_request on {schema}.audit_record ((body #>> '{context,requestId}'), position);
create index audit_record_by_target on {schema}.audit_record using gin ((body -> 'targets') jsonb_path_ops);
revoke update, delete on {schema}.audit_record from {schema};

-- The counter, whose row lock makes positions gap-free; the signed heads of the log by their size; the tenant's policy; where the
-- records are sent, and how far they have been.
create table {schema}.audit_head (
  kind text not null check (kind in ('counter', 'head', 'policy', 'sink')),
  size bigint not null default 0,
  position bigint not null default 0,
  body jsonb not null default '{}',
  changed_at timestamptz(3) not null default now(),
  primary key (kind, size)
) with (fillfactor = 20);
insert into {schema}.audit_head (kind) values ('counter');
