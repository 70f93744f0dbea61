import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, ValidateNested } from 'class-validator';
import {
  AuditHeads,
  AuditReader,
  type AuditSearch,
  Clock,
  CSV_HEADER,
  csvLine,
  currentTenant,
  invalidRequest,
  ocsfEvent,
  type OpenRecord,
  Optional,
  type TenantRef,
  writeTrail,
} from '#kernel';
import { AuditFilter } from './audit-filter.dto.ts';
import { auditRecordView } from './audit-record-view.dto.ts';

const FORMATS = ['ndjson', 'csv', 'ocsf', 'trail'] as const;
type Format = (typeof FORMATS)[number];
const AT_A_TIME = 500;

export class AuditExportQuery {
  @ApiPropertyOptional({
    enum: FORMATS,
    default: 'ndjson',
    description:
      'ndjson: a record a line. csv: the same for spreadsheets, safe against formulas. ocsf: events of the Open Cybersecurity Schema Framework, a line each. trail: the whole trail as `clutch audit verify` reads it, without a filter.',
  })
  @Optional()
  @IsIn(FORMATS)
  readonly format: Format = 'ndjson';

  @Optional()
  @ValidateNested()
  @Type(() => AuditFilter)
  readonly filter?: AuditFilter;
}

/** A file that is made while it is read. */
export interface AuditExport {
  readonly contentType: string;
  readonly name: string;
  readonly lines: AsyncIterable<string>;
}

/** The records that fit, the oldest first, as they are at this moment. */
export class ExportAudit extends Query<AuditExport> {
  constructor(readonly query: AuditExportQuery) {
    super();
  }
}

const TYPES: Readonly<Record<Format, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
  ocsf: 'application/x-ndjson',
  trail: 'application/x-ndjson',
};

@QueryHandler(ExportAudit)
export class ExportAuditHandler implements IQueryHandler<ExportAudit> {
  constructor(
    private readonly reader: AuditReader,
    private readonly heads: AuditHeads,
    private readonly clock: Clock,
  ) {}

  async execute({ query: { format, filter = {} } }: ExportAudit): Promise<AuditExport> {
    const tenant = currentTenant();
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    if (format === 'trail' && isFiltered)
      throw invalidRequest([
        { parameter: 'filter', code: 'not-with-trail', detail: 'A trail is proved as a whole; leave the filter out' },
      ]);
    const exportedAt = this.clock.now();
    const name = `audit-${tenant.slug}-${exportedAt.toISOString().slice(0, 10)}.${format === 'csv' ? 'csv' : 'ndjson'}`;
    const { reader, heads } = this;
    const lines =
      format === 'trail'
        ? writeTrail({ tenant, reader, heads, exportedAt })
        : this.#lines(tenant, format, filter, await this.reader.size(tenant.schema));
    return { contentType: TYPES[format], name, lines };
  }

  async *#lines(
    tenant: TenantRef,
    format: Exclude<Format, 'trail'>,
    wanted: AuditSearch,
    upTo: number,
  ): AsyncGenerator<string> {
    if (format === 'csv') yield CSV_HEADER;
    for (let after = 0; after < upTo;) {
      const place = { towards: 'newer', position: after, limit: AT_A_TIME } as const;
      const found = await this.reader.search(tenant.schema, 'tenant', wanted, place);
      for (const record of found.filter(({ position }) => position <= upTo)) yield lineOf(record, format, tenant);
      after = found.length < AT_A_TIME ? upTo : found.at(-1)!.position;
    }
  }
}

function lineOf(record: OpenRecord, format: Exclude<Format, 'trail'>, tenant: TenantRef): string {
  if (format === 'csv') return csvLine(record);
  return `${JSON.stringify(format === 'ocsf' ? ocsfEvent(record, tenant) : auditRecordView(record))}\n`;
}
