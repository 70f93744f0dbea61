import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { AuditReader, currentTenant, ocsfEvent, Optional, PageQuery } from '#kernel';
import { auditRecordView } from './audit-record-view.dto.ts';
import { AuditFeedPage } from './audit-feed-page.dto.ts';

export class AuditFeedQuery extends PageQuery {
  /** Position to go on from, as `nextCursor` showed it. Left out, from the beginning. */
  @Optional()
  @Matches(/^\d{1,15}$/, { message: 'cursor must be a position as nextCursor showed it' })
  override readonly cursor?: string = undefined;

  @ApiPropertyOptional({ enum: ['clutch', 'ocsf'], default: 'clutch' })
  @Optional()
  @IsIn(['clutch', 'ocsf'])
  readonly format: 'clutch' | 'ocsf' = 'clutch';
}

/** Records in their order, to be read on from a cursor: for programs that collect them. */
export class ReadAuditFeed extends Query<AuditFeedPage> {
  constructor(readonly query: AuditFeedQuery) {
    super();
  }
}

@QueryHandler(ReadAuditFeed)
export class ReadAuditFeedHandler implements IQueryHandler<ReadAuditFeed> {
  constructor(private readonly reader: AuditReader) {}

  async execute({ query: { cursor = '0', limit, format } }: ReadAuditFeed): Promise<AuditFeedPage> {
    const tenant = currentTenant();
    const size = await this.reader.size(tenant.schema);
    const rows = await this.reader.range(tenant.schema, Number(cursor), size, limit);
    const visible = rows.filter(({ visibility }) => visibility === 'tenant');
    const open = await this.reader.open(tenant.schema, visible);
    const reached = rows.at(-1)?.position ?? Number(cursor);
    return {
      data: open.map((record) =>
        format === 'ocsf' ? { ...ocsfEvent(record, tenant) } : { ...auditRecordView(record) },
      ),
      page: { nextCursor: String(reached), prevCursor: null, hasMore: reached < size },
    };
  }
}
