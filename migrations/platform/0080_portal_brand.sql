-- How the developer portal looks on a tenant's own host. A host counts once its owner has written the challenge into its DNS.
create table platform.portal_brand (
  tenant_id uuid primary key,
  name text not null,
  logo_url text,
  accent_color text,
  host text,
  host_challenge text,
  host_proved_at timestamptz(3),
  version int not null,
  check ((host is null) = (host_challenge is null))
);
create unique index portal_brand_of_host on platform.portal_brand (host) where host_proved_at is not null;
