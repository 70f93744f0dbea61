-- Whose pages may call the API from a browser: those that a publishable key names, and those on domains that a tenant has proved. The second
-- are copied from the tenant's own rows, one row a tenant, because a browser asks before anybody knows which tenant it is about.
alter table platform.api_key add column origins text[] not null default '{}';
create index api_key_of_origin on platform.api_key using gin (origins);

create table platform.web_domains (
  tenant_id uuid primary key,
  domains text[] not null
);
create index web_domains_of_domain on platform.web_domains using gin (domains);

-- What is still to be told of a key: to its owner by letter, to the tenant by its audit trail. It is written with the change itself, and
-- taken away once it is told, so that whoever dies in between leaves it to the next one.
alter table platform.api_key add column untold jsonb not null default '[]';
