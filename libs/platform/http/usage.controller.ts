import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { ApiProblems, Can, Cost, currentTenant, type HttpRequest } from '#kernel';
import { GetBilledUnits, BilledUnitList } from '../queries/get-billed-units.query.ts';
import { GetKeyUsage, GetUsage, ListUsageErrors } from '../queries/get-usage.query.ts';
import { GetQuotas, QuotaList } from '../queries/get-quotas.query.ts';
import { UsageQuery, UsageRange, UsageSeries } from '../queries/usage-range.dto.ts';
import { KeyUsageView, UsageErrorList, UsageReport } from '../queries/usage-view.dto.ts';
import { usageCsv } from './usage-csv.ts';

/** A tenant's own requests, counted. */
@ApiTags('usage')
@Controller('v1')
export class UsageController {
  constructor(private readonly queries: QueryBus) {}

  /** Requests by time, and by operation, key or outcome where asked for. What ended a second ago may be missing. */
  @Get('usage')
  @Can('usage:read')
  @Cost(5)
  @ApiProduces('application/json', 'text/csv')
  @ApiExtraModels(UsageReport)
  @ApiOkResponse({
    description: 'The report; a table where CSV was asked for.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(UsageReport) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  @ApiOperation({ operationId: 'getUsage' })
  async get(
    @Query() query: UsageQuery,
    @Req() { headers }: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UsageReport | string> {
    const report = await this.queries.execute(new GetUsage(currentTenant().id, query));
    const wantsCsv = query.format === undefined ? headers.accept?.startsWith('text/csv') : query.format === 'csv';
    if (!wantsCsv) return report;
    reply.header('Content-Type', 'text/csv; charset=utf-8');
    return usageCsv(report);
  }

  /** What goes wrong, the most frequent first. */
  @Get('usage/errors')
  @Can('usage:read')
  @Cost(5)
  @ApiOkResponse({ type: UsageErrorList })
  @ApiOperation({ operationId: 'listUsageErrors' })
  errors(@Query() range: UsageRange): Promise<UsageErrorList> {
    return this.queries.execute(new ListUsageErrors(currentTenant().id, range));
  }

  /** What is billed by the unit, counted from the events themselves. */
  @Get('usage/units')
  @Can('usage:read')
  @ApiOkResponse({ type: BilledUnitList })
  @ApiOperation({ operationId: 'listBilledUnits' })
  units(@Query() range: UsageRange): Promise<BilledUnitList> {
    return this.queries.execute(new GetBilledUnits(range));
  }

  /** Everything that a dashboard shows of one key. */
  @Get('usage/keys/:keyId')
  @Can('usage:read')
  @Cost(5)
  @ApiProblems(404)
  @ApiOkResponse({ type: KeyUsageView })
  @ApiOperation({ operationId: 'getKeyUsage' })
  key(@Param('keyId') keyId: string, @Query() query: UsageSeries): Promise<KeyUsageView> {
    return this.queries.execute(new GetKeyUsage(currentTenant().id, keyId, query));
  }

  /** The quotas of this month and how much of them is used. */
  @Get('quotas')
  @Can('usage:read')
  @ApiOkResponse({ type: QuotaList })
  @ApiOperation({ operationId: 'listQuotas' })
  quotas(): Promise<QuotaList> {
    return this.queries.execute(new GetQuotas());
  }
}
