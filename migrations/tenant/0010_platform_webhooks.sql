-- last_seq numbers an endpoint's messages without a hole; events up to after_position were there before the endpoint.
create table {schema}.platform_webhook_endpoint (
  endpoint_id uuid primary key,
  url text not null,
  description text,
  event_types text[] not null,
  secret bytea not null,
  status text not null default 'active' check (status in ('active', 'disabled')),
  disabled_reason text,
  after_position bigint not null,
  last_seq bigint not null default 0,
  version int not null default 1,
  created_at timestamptz(3) not null
) with (fillfactor = 70);

-- One message for one endpoint. The lease (leased_until) says that a worker is sending; fence counts the leases, so that a worker
-- that comes back too late changes nothing.
create table {schema}.platform_webhook_delivery (
  endpoint_id uuid not null,
  seq bigint not null,
  event_id uuid not null,
  event_type text not null,
  position bigint,
  body bytea not null,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'exhausted')),
  attempts int not null default 0,
  next_attempt_at timestamptz(3) not null,
  leased_until timestamptz(3),
  fence int not null default 0,
  recorded_at timestamptz(3) not null,
  finished_at timestamptz(3),
  primary key (endpoint_id, seq),
  unique (endpoint_id, event_id)
) with (fillfactor = 80);
create index platform_webhook_pending on {schema}.platform_webhook_delivery (endpoint_id, seq) where status = 'pending';

create table {schema}.platform_webhook_attempt (
  endpoint_id uuid not null,
  seq bigint not null,
  attempt int not null,
  started_at timestamptz(3) not null,
  duration_ms int not null,
  response_status int,
  error text,
  response_body text,
  primary key (endpoint_id, seq, attempt)
);
