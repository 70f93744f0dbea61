-- The index of what is due, which is by endpoint as well, serves whatever this one did; each message was written to it three times.
drop index concurrently if exists {schema}.platform_webhook_pending;
