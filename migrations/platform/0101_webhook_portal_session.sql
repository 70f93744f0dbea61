-- Sessions of the consumer portal: doors for a tenant's customers to their webhook endpoints. `token_hash` is a digest under a pepper that lies
-- outside of the database. `channels` is null where the session is for all endpoints. Whom the maker belongs to bounds what it opens.
create table platform.webhook_portal_session (
  session_id uuid primary key,
  tenant_id uuid not null,
  mode text not null check (mode in ('live', 'test')),
  label text not null,
  capabilities text[] not null,
  channels text[],
  embed_origins text[] not null,
  token_hash bytea not null,
  pepper text not null,
  owner_kind text check (owner_kind in ('user', 'service-account')),
  owner_id uuid,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index webhook_portal_session_of_tenant on platform.webhook_portal_session (tenant_id, session_id);
create index webhook_portal_session_age on platform.webhook_portal_session (expires_at);
