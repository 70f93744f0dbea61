-- What was said of the operation when it was used last, so that whoever tells the owners needs not know the routes of another process.
alter table platform.deprecated_use add column facts jsonb not null default '{}';
