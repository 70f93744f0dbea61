-- Whether a tenant lets secrets of webhooks be shown again after they were made: shown or hidden; null until somebody has decided, and shown.
alter table platform.api_key_policy
  add column webhook_secrets text check (webhook_secrets in ('shown', 'hidden'));

-- Days for which a tenant keeps payloads of webhooks, by pattern of event types; null: as the installation has it.
alter table platform.api_key_policy add column webhook_retention_days jsonb;
