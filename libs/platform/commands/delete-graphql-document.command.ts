import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { currentTenant, DomainError, PlatformDatabase } from '#kernel';
import { DocumentChanges } from '../domain/document-changes.ts';

/** Takes a registered document away, by its UUID. Nobody runs it any more by its hash or name. */
export class DeleteGraphqlDocument extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}

const REMOVE = 'delete from platform.graphql_document where tenant_id = $1 and document_id = $2 returning name';

/** @throws DomainError `graphql-document.not-found` */
@CommandHandler(DeleteGraphqlDocument)
export class DeleteGraphqlDocumentHandler implements ICommandHandler<DeleteGraphqlDocument> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: DocumentChanges,
  ) {}

  async execute({ id }: DeleteGraphqlDocument): Promise<void> {
    const { id: tenantId } = currentTenant();
    const removed = await this.platform.query({ text: REMOVE, values: [tenantId, id] });
    if (removed.length === 0)
      throw new DomainError('not-found', 'graphql-document.not-found', 'There is no document with this id');
    this.changes.announce(tenantId);
  }
}
