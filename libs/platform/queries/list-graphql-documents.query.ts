import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import {
  currentTenant,
  DocumentJudge,
  type DocumentVerdict,
  DomainError,
  Keyset,
  type Page,
  type PageQuery,
  Paging,
  PlatformDatabase,
  typedId,
} from '#kernel';
import { GraphqlDocumentRow } from '../entities.ts';

export class GraphqlFaultView {
  /** As its answer would have it: `graphql.invalid`. */
  readonly code!: string;
  /** What is wrong, for people. */
  readonly detail!: string;
}

export class GraphqlDocumentSummary {
  /** `gqd_…` */
  readonly id!: string;
  readonly name!: string;
  /** SHA-256 of the text, for `documentId` and automatic persisted queries. */
  @ApiProperty({ pattern: '^[0-9a-f]{64}$' })
  readonly sha256!: string;
  readonly forPublishableKeys!: boolean;
  /** The names of its operations; null for one without a name. */
  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true }, maxItems: 500, example: ['BookingCard'] })
  readonly operations!: (string | null)[];
  /** What the dearest of them costs with the longest pages. */
  @ApiProperty({ type: 'integer', format: 'int32' })
  readonly cost!: number;
  /** What a key needs to be shown all of it. */
  readonly permissions!: string[];
  /** Why it is not run in the present release: the schema has changed since. Empty where all is well. */
  @ApiProperty({ type: [GraphqlFaultView], maxItems: 20 })
  readonly faults!: GraphqlFaultView[];
  readonly createdAt!: string;
}

export class GraphqlDocumentView extends GraphqlDocumentSummary {
  /** The document as it was registered. */
  readonly query!: string;
}

const NEWEST_FIRST = new Keyset<GraphqlDocumentRow>([
  ['createdAt', 'desc'],
  ['documentId', 'desc'],
]);

/** What the tenant has registered, the newest first. */
export class ListGraphqlDocuments extends Query<Page<GraphqlDocumentSummary>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

/** One registered document, by its UUID. */
export class GetGraphqlDocument extends Query<GraphqlDocumentView> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(ListGraphqlDocuments)
export class ListGraphqlDocumentsHandler implements IQueryHandler<ListGraphqlDocuments> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly paging: Paging,
    private readonly judge: DocumentJudge,
  ) {}

  execute({ page }: ListGraphqlDocuments): Promise<Page<GraphqlDocumentSummary>> {
    const { id: tenantId } = currentTenant();
    return this.paging.page<GraphqlDocumentRow, GraphqlDocumentSummary>(page, {
      list: 'platform.graphql-documents',
      keyset: NEWEST_FIRST,
      fetch: (where, orderBy, limit) =>
        this.platform.em.find(GraphqlDocumentRow, { $and: [{ tenantId }, where] }, { orderBy, limit }),
      view: (row) => summary(row, this.judge.judge(row.text)),
    });
  }
}

@QueryHandler(GetGraphqlDocument)
export class GetGraphqlDocumentHandler implements IQueryHandler<GetGraphqlDocument> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly judge: DocumentJudge,
  ) {}

  /** @throws DomainError `graphql-document.not-found` */
  async execute({ id }: GetGraphqlDocument): Promise<GraphqlDocumentView> {
    const where = { tenantId: currentTenant().id, documentId: id };
    const row = await this.platform.em.findOne(GraphqlDocumentRow, where);
    if (!row) throw new DomainError('not-found', 'graphql-document.not-found', 'There is no document with this id');
    return { ...summary(row, this.judge.judge(row.text)), query: row.text };
  }
}

function summary(
  { documentId, name, sha256, isForPublishableKeys, createdAt }: GraphqlDocumentRow,
  { operations, cost, permissions, faults }: DocumentVerdict,
): GraphqlDocumentSummary {
  return {
    id: typedId('gqd', documentId),
    name,
    sha256,
    forPublishableKeys: isForPublishableKeys,
    operations: [...operations],
    cost,
    permissions: [...permissions],
    faults: [...faults],
    createdAt: createdAt.toISOString(),
  };
}
