-- What callers sent more than a day ago is forgotten every hour, beside what policies did, which stays.
create index concurrently if not exists command_log_at on {schema}.command_log (at);
