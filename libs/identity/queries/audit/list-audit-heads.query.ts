import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { AuditHeads, currentTenant, Keyset, type Page, type PageQuery, Paging, type SignedHead } from '#kernel';

/** What the trail was at a moment, signed. Keep heads where nobody who could change the trail can change them. */
export class AuditHeadView {
  @ApiProperty({ format: 'uuid' })
  readonly tenant!: string;
  @ApiProperty({ type: 'integer', description: 'How many records the trail had.' })
  readonly size!: number;
  @ApiProperty({ description: 'Root of the Merkle tree over them (RFC 6962), hex.' })
  readonly root!: string;
  @ApiProperty({ format: 'date-time' })
  readonly signedAt!: string;
  @ApiProperty({ description: 'Names the key: the first 16 hex digits of the SHA-256 of its public part.' })
  readonly keyId!: string;
  @ApiProperty({ description: 'Ed25519, base64, over what docs/reference/audit-record.md says.' })
  readonly signature!: string;
}

/** The signed heads of the tenant's trail, the newest first. */
export class ListAuditHeads extends Query<Page<AuditHeadView>> {
  constructor(readonly page: PageQuery) {
    super();
  }
}

const newestFirst = new Keyset<SignedHead>([['size', 'desc']]);

@QueryHandler(ListAuditHeads)
export class ListAuditHeadsHandler implements IQueryHandler<ListAuditHeads> {
  constructor(
    private readonly heads: AuditHeads,
    private readonly paging: Paging,
  ) {}

  execute({ page }: ListAuditHeads): Promise<Page<AuditHeadView>> {
    const { schema } = currentTenant();
    return this.paging.page<SignedHead, AuditHeadView>(page, {
      list: 'identity.audit-heads',
      keyset: newestFirst,
      fetch: (_where, _orderBy, limit, from) => {
        const size = from ? Number(from.key[0]) : Number.MAX_SAFE_INTEGER;
        return this.heads.list(schema, { towards: from?.direction === 'prev' ? 'newer' : 'older', size, limit });
      },
      view: (head) => head,
    });
  }
}
