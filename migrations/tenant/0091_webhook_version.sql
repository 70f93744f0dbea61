-- The dated version of the API in which an endpoint gets its messages. Endpoints from before the second version keep the first.
alter table {schema}.platform_webhook_endpoint add column api_version text not null default '2026-11-01';
