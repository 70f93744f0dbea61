-- Until when a key has no credits left, so that lists can show and find it: the count itself lies where limits are counted.
alter table platform.api_key add column exhausted_until timestamptz(3);
