import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiProblems,
  Audited,
  Can,
  currentTenant,
  type Page,
  PageQuery,
  PageResponse,
  StepUp,
  TenantDirectory,
  TypedIdParam,
  Cost,
  tenantOfPath,
} from '#kernel';
import { AuditExportQuery, ExportAudit } from '../../queries/audit/export-audit.query.ts';
import { AuditKeyList, GetAuditKeys } from '../../queries/audit/get-audit-keys.query.ts';
import { AuditQuery } from '../../queries/audit/audit-filter.dto.ts';
import { AuditRecordView } from '../../queries/audit/audit-record-view.dto.ts';
import { AuditHeadView, ListAuditHeads } from '../../queries/audit/list-audit-heads.query.ts';
import { ListAuditRecords } from '../../queries/audit/list-audit-records.query.ts';
import {
  AuditProofView,
  ConsistencyQuery,
  InclusionQuery,
  ProveConsistency,
  ProveInclusion,
} from '../../queries/audit/prove-audit.query.ts';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('audit')
@Controller('v1')
export class AuditAdminController {
  constructor(
    private readonly queries: QueryBus,
    private readonly tenants: TenantDirectory,
  ) {}

  /** Who did, tried and looked at what in the tenant, the newest first. */
  @Get('audit')
  @Can('audit:read')
  @Audited()
  @PageResponse(AuditRecordView)
  @ApiOperation({ operationId: 'listAuditRecords' })
  list(@Query() query: AuditQuery): Promise<Page<AuditRecordView>> {
    return this.queries.execute(new ListAuditRecords(currentTenant().schema, 'tenant', query));
  }

  /** What the trail was minute by minute, signed: whoever keeps these can prove later that nothing was changed. */
  @Get('audit/heads')
  @Can('audit:read')
  @PageResponse(AuditHeadView)
  @ApiOperation({ operationId: 'listAuditHeads' })
  heads(@Query() page: PageQuery): Promise<Page<AuditHeadView>> {
    return this.queries.execute(new ListAuditHeads(page));
  }

  /** The public keys by which heads are checked. */
  @Get('audit/keys')
  @Can('audit:read')
  @ApiOkResponse({ type: AuditKeyList })
  @ApiOperation({ operationId: 'listAuditKeys' })
  keys(): Promise<AuditKeyList> {
    return this.queries.execute(new GetAuditKeys());
  }

  /** The digests by which anybody can tell, from the head alone, that a record is in the trail (RFC 9162 §2.1.3.2). */
  @Get('audit/proofs/inclusion')
  @Can('audit:read')
  @ApiProblems(404, 422)
  @ApiOkResponse({ type: AuditProofView })
  @ApiOperation({ operationId: 'proveAuditInclusion' })
  inclusion(@Query() wanted: InclusionQuery): Promise<AuditProofView> {
    return this.queries.execute(new ProveInclusion(wanted));
  }

  /** The digests by which anybody can tell that today's trail goes on from yesterday's (RFC 9162 §2.1.4.2). */
  @Get('audit/proofs/consistency')
  @Can('audit:read')
  @ApiProblems(404, 422)
  @ApiOkResponse({ type: AuditProofView })
  @ApiOperation({ operationId: 'proveAuditConsistency' })
  consistency(@Query() wanted: ConsistencyQuery): Promise<AuditProofView> {
    return this.queries.execute(new ProveConsistency(wanted));
  }

  /** The records that fit as a file, the oldest first. It comes as it is read, however long it is. */
  @Get('audit/export')
  @Cost(20)
  @Can('audit:export')
  @StepUp()
  @Audited()
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ content: { 'application/x-ndjson': FILE, 'text/csv': FILE } })
  @ApiOperation({ operationId: 'exportAudit' })
  async export(@Query() query: AuditExportQuery): Promise<StreamableFile> {
    const { contentType, name, lines } = await this.queries.execute(new ExportAudit(query));
    return new StreamableFile(Readable.from(lines, { objectMode: false }), {
      type: contentType,
      disposition: `attachment; filename="${name}"`,
    });
  }

  /** What operators did with a tenant, and what of it only operators see. */
  @Get('tenants/:tenantId/audit')
  @Can('tenant:audit', { holder: 'operator' })
  @ApiProblems(404)
  @PageResponse(AuditRecordView)
  @ApiOperation({ operationId: 'listTenantAuditRecords' })
  async ofTenant(
    @TypedIdParam('tenantId', 'tnt', 'tenant.not-found') tenantId: string,
    @Query() query: AuditQuery,
  ): Promise<Page<AuditRecordView>> {
    const { schema } = await tenantOfPath(this.tenants, tenantId);
    return this.queries.execute(new ListAuditRecords(schema, 'operator', query));
  }
}
