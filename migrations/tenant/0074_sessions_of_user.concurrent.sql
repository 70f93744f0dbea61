-- Somebody's sessions are listed, counted and ended together.
create index concurrently if not exists identity_session_user on {schema}.identity_session (user_id);
