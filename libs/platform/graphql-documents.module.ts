import { Global, Module } from '@nestjs/common';
import { KERNEL, type Kernel, TrustedDocuments } from '#kernel';
import { BusDocumentChanges } from './adapters/bus-document-changes.ts';
import { StoredTrustedDocuments } from './adapters/stored-trusted-documents.ts';
import { ChangeGraphqlPolicyHandler } from './commands/change-graphql-policy.command.ts';
import { DeleteGraphqlDocumentHandler } from './commands/delete-graphql-document.command.ts';
import { RegisterGraphqlDocumentHandler } from './commands/register-graphql-document.command.ts';
import { DocumentChanges } from './domain/document-changes.ts';
import { GraphqlDocumentAdminController } from './http/graphql-document.admin.controller.ts';
import { GraphqlDocumentController } from './http/graphql-document.controller.ts';
import { GetGraphqlPolicyHandler } from './queries/get-graphql-policy.query.ts';
import { GetGraphqlDocumentHandler, ListGraphqlDocumentsHandler } from './queries/list-graphql-documents.query.ts';

const parts = [
  { provide: DocumentChanges, useFactory: ({ bus }: Kernel) => new BusDocumentChanges(bus), inject: [KERNEL] },
  RegisterGraphqlDocumentHandler,
  DeleteGraphqlDocumentHandler,
  ChangeGraphqlPolicyHandler,
  ListGraphqlDocumentsHandler,
  GetGraphqlDocumentHandler,
  GetGraphqlPolicyHandler,
];

/** For the app that runs documents: what is registered, found by whoever runs them. */
@Global()
@Module({
  controllers: [GraphqlDocumentController],
  providers: [...parts, { provide: TrustedDocuments, useClass: StoredTrustedDocuments }],
  exports: [TrustedDocuments],
})
export class GraphqlDocumentsModule {}

/** For staff. */
@Module({ controllers: [GraphqlDocumentAdminController], providers: parts })
export class GraphqlDocumentsAdminModule {}
