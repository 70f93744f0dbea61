-- Keys that access tokens are signed with (Ed25519). The private half is sealed with the installation's secret, the public one is shown to
-- everybody. A key is known some minutes before it signs, and until the last token that it signed has ended.
create table platform.signing_key (
  generation int primary key,
  key_id text not null unique,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  created_at timestamptz(3) not null,
  signs_from timestamptz(3) not null
);

-- Sessions that ended lately, of all tenants: as long as an access token may outlive its session, every process asks here.
create table platform.ended_session (
  session_id uuid primary key,
  ended_at timestamptz(3) not null default now()
);
create index ended_session_at on platform.ended_session (ended_at);
