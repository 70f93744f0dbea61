-- How the webhooks of tenants are, as a worker last saw them: so that an overview of all tenants enters none of their schemas. A tenant
-- without endpoints has no row. Ages in seconds, when it was seen, and 0 where nothing waits; tries of the hour before, the newest 10,000.
-- endpoints_lost: those of the disabled that nobody of the tenant has disabled.
create table platform.webhook_tenant_state (
  tenant_id uuid primary key,
  pending int not null,
  queue_seconds int not null,
  oldest_seconds int not null,
  endpoints_active int not null,
  endpoints_paused int not null,
  endpoints_disabled int not null,
  endpoints_lost int not null,
  tries int not null,
  failures int not null,
  worst_share double precision,
  paused_since timestamptz(3),
  is_troubled boolean not null,
  seen_at timestamptz(3) not null default now()
) with (fillfactor = 50);
