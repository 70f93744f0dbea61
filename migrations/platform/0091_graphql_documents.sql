-- GraphQL documents that a tenant has registered, to be run by their hash or name. Publishable keys run those alone that are marked for them.
create table platform.graphql_document (
  tenant_id uuid not null,
  document_id uuid not null,
  sha256 text not null,
  name text not null,
  text text not null,
  is_for_publishable_keys boolean not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, document_id),
  unique (tenant_id, sha256),
  unique (tenant_id, name)
);

-- Whether a tenant lets nobody run what is not registered; without a row it does not.
create table platform.graphql_policy (
  tenant_id uuid primary key,
  only_registered boolean not null,
  version integer not null
);
