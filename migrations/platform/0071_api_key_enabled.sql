-- A key that somebody enables again is not unused: it counts from then on.
alter table platform.api_key add column enabled_at timestamptz(3);
