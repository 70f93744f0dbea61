export { Connection, connectionTypes, LIST_ARGUMENTS } from './connection.ts';
export { ConnectionSearch } from './connection-search.dto.ts';
export { type DocumentFault, DocumentJudge, type DocumentVerdict } from './document-judge.ts';
export { GraphqlContext } from './graphql-context.ts';
export { GraphqlEngine } from './graphql-engine.ts';
export { GraphqlModule } from './graphql.module.ts';
export { hashOf as hashOfDocument } from './known-documents.ts';
export { schemaText } from './schema-text.ts';
export { type DocumentName, type TrustedDocument, TrustedDocuments } from './trusted-documents.ts';
