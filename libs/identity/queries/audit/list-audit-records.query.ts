import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type AuditAudience, AuditReader, Keyset, type OpenRecord, type Page, Paging } from '#kernel';
import { type AuditQuery } from './audit-filter.dto.ts';
import { auditRecordView, type AuditRecordView } from './audit-record-view.dto.ts';

/** What was written down in one tenant, the newest first, as the audience may see it. */
export class ListAuditRecords extends Query<Page<AuditRecordView>> {
  constructor(
    readonly schema: string,
    readonly audience: AuditAudience,
    readonly query: AuditQuery,
  ) {
    super();
  }
}

const newestFirst = new Keyset<OpenRecord>([['position', 'desc']]);

@QueryHandler(ListAuditRecords)
export class ListAuditRecordsHandler implements IQueryHandler<ListAuditRecords> {
  constructor(
    private readonly reader: AuditReader,
    private readonly paging: Paging,
  ) {}

  execute({ schema, audience, query }: ListAuditRecords): Promise<Page<AuditRecordView>> {
    const wanted = query.filter ?? {};
    return this.paging.page<OpenRecord, AuditRecordView>(query, {
      // The operator pages through tenants, and a cursor belongs to one.
      list: `identity.audit.${audience}.${schema}`,
      keyset: newestFirst,
      filter: JSON.parse(JSON.stringify(wanted)),
      fetch: (_where, _orderBy, limit, from) =>
        this.reader.search(schema, audience, wanted, {
          towards: from?.direction === 'prev' ? 'newer' : 'older',
          position: from ? Number(from.key[0]) : Number.MAX_SAFE_INTEGER,
          limit,
        }),
      view: auditRecordView,
    });
  }
}
