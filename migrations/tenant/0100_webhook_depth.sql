-- What an endpoint wants, how it is reached, how fast, in which order, and how it has been.
-- signing: { algorithm, keys: [{ id, algorithm, sealed, createdAt, expiresAt }] }, newest first; until it is filled, `secret` is the only key.
-- health: the breaker and the ladder's clock. tokens: what was left of the endpoint's rate at tokens_at. claimed_at: when something was last
-- taken up to be sent, so that endpoints have their turn; turn: by whom, so that only they go on; held_by: whose the leases of its messages are. missed_from: how far the log was given out when the endpoint was last disabled.
-- notices: what its owners are still to be told of it; exhausted_untold: messages whose tries were used up and of which nobody was told yet.
-- verification: how it has to show that it wants to be sent something (kind, allowedPerMinute, last); null: it has not to.
-- header_names, auth_shown: what may be shown of sealed_headers and sealed_auth.
alter table {schema}.platform_webhook_endpoint
  add column channels text[] not null default '{}',
  add column filter jsonb,
  add column audience text,
  add column metadata jsonb not null default '{}',
  add column payload text not null default 'full',
  add column format text not null default 'standard',
  add column sealed_headers bytea,
  add column header_names text[] not null default '{}',
  add column auth_kind text not null default 'none',
  add column sealed_auth bytea,
  add column auth_shown jsonb,
  add column signing jsonb,
  add column signature_header text,
  add column retry_seconds int[],
  add column timeout_ms int not null default 15000,
  add column delay_seconds int not null default 0,
  add column rate_per_second real,
  add column concurrency int not null default 10,
  -- Those that are there were promised the order of the log.
  add column ordering text not null default 'strict',
  add column on_exhausted text not null default 'skip',
  add column transformation jsonb,
  add column health jsonb not null default '{}',
  add column tokens float8,
  add column tokens_at timestamptz(3),
  add column claimed_at timestamptz(3),
  add column turn uuid,
  add column held_by uuid,
  add column disabled_at timestamptz(3),
  add column missed_from bigint,
  add column notices jsonb not null default '[]',
  add column exhausted_untold int not null default 0,
  add column exhausted_told_at timestamptz(3),
  add column verification jsonb,
  add column verified_at timestamptz(3),
  add column changed_at timestamptz(3);

alter table {schema}.platform_webhook_endpoint alter column ordering set default 'none';

-- scheduled: tries of the schedule that are used up; attempts counts those asked for by hand, too. A body that was expunged, or is older
-- than it may be kept, is empty (expunged_at says since when). resend_at: somebody wants it sent once more, whatever the schedule says.
-- replayed_by: the operation that has opened it anew last, so that it does so once. instant: whether its extra try after a refused connection is due or used. holds_back: its tries are used up, and those behind it wait for it.
-- headers: what the form that it was written in says in headers, content-type and ce-*; null: nothing but that it is JSON.
alter table {schema}.platform_webhook_delivery
  add column ordering_key text not null default '',
  add column channels text[] not null default '{}',
  add column tags text[] not null default '{}',
  add column headers jsonb,
  add column origin text not null default 'event',
  add column scheduled int not null default 0,
  add column instant text not null default 'unused',
  add column holds_back boolean not null default false,
  add column resend_at timestamptz(3),
  add column ended_because text,
  add column error text,
  add column expunged_at timestamptz(3),
  add column replayed_by uuid;

-- error_detail: what the endpoint's script said when it failed.
alter table {schema}.platform_webhook_attempt
  add column cause text not null default 'schedule',
  add column error_detail text,
  add column request_headers jsonb,
  add column response_headers jsonb,
  add column phases jsonb,
  add column remote_address text;
