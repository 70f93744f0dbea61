-- Whether a tenant lets secrets of webhooks be shown again after they were made: shown or hidden; null until somebody has decided, and shown.
alter table platform.api_key_policy
  add column webhook_secrets text check (webhook_secrets in ('shown', 'hidden'));

-- Days for which a tenant keeps payloads of webhooks, by pattern of event types; null: as the installation has it.
alter table platform.api_key_policy add column webhook_retention_days jsonb;

-- Whether receivers of a tenant have to show that they want to be sent something; null: they need not.
alter table platform.api_key_policy
  add column webhook_verification text check (webhook_verification in ('optional', 'required'));
