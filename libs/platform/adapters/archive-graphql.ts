import { type ArchivePart } from '#kernel';
import { rowsPart } from './rows-part.ts';

/** What a tenant has registered to be run by GraphQL, and whether nothing else is: the same in a copy of it. */
export const graphqlParts: readonly ArchivePart[] = [
  rowsPart('graphql-documents', {
    table: 'graphql_document',
    leave: `select to_jsonb(r) - 'tenant_id' as row from platform.graphql_document r where tenant_id = $1 order by document_id`,
    arrive: `insert into platform.graphql_document select r.* from jsonb_populate_record(null::platform.graphql_document,
      $1::jsonb || jsonb_build_object('tenant_id', $2::text)) r on conflict do nothing`,
  }),
  rowsPart('graphql-policy', {
    table: 'graphql_policy',
    leave: `select to_jsonb(r) - 'tenant_id' as row from platform.graphql_policy r where tenant_id = $1`,
    arrive: `insert into platform.graphql_policy select r.* from jsonb_populate_record(null::platform.graphql_policy,
      $1::jsonb || jsonb_build_object('tenant_id', $2::text)) r on conflict do nothing`,
  }),
];
