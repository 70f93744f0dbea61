-- What is due, new before tried; what is before it of the same key, or of all; what is under way; what somebody wants again.
create index concurrently if not exists platform_webhook_due on {schema}.platform_webhook_delivery
  (endpoint_id, least(scheduled, 1), next_attempt_at, seq) where status = 'pending';
create index concurrently if not exists platform_webhook_open on {schema}.platform_webhook_delivery
  (endpoint_id, seq) where status = 'pending' or holds_back;
create index concurrently if not exists platform_webhook_key on {schema}.platform_webhook_delivery
  (endpoint_id, ordering_key, seq) where status = 'pending' or holds_back;
create index concurrently if not exists platform_webhook_leased on {schema}.platform_webhook_delivery
  (endpoint_id, leased_until) where leased_until is not null;
create index concurrently if not exists platform_webhook_resend on {schema}.platform_webhook_delivery
  (endpoint_id, seq) where resend_at is not null;
-- Whose payloads are older than they may be kept, and what of those without one is to be forgotten.
create index concurrently if not exists platform_webhook_kept on {schema}.platform_webhook_delivery
  (event_type, recorded_at) where expunged_at is null and status <> 'pending';
create index concurrently if not exists platform_webhook_expunged on {schema}.platform_webhook_delivery
  (recorded_at) where expunged_at is not null;
-- A message with all its receivers, and the newest tries of one receiver and of all.
create index concurrently if not exists platform_webhook_message on {schema}.platform_webhook_delivery (event_id);
create index concurrently if not exists platform_webhook_tries on {schema}.platform_webhook_attempt (endpoint_id, started_at);
create index concurrently if not exists platform_webhook_newest_tries on {schema}.platform_webhook_attempt (started_at);
-- The newest messages, each once.
create index concurrently if not exists platform_webhook_newest on {schema}.platform_webhook_delivery (recorded_at, event_id);
