import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can } from '#kernel';
import { AuditFeedPage } from '../../queries/audit/audit-feed-page.dto.ts';
import { AuditFeedQuery, ReadAuditFeed } from '../../queries/audit/read-audit-feed.query.ts';

@ApiTags('audit')
@Controller('v1/audit/feed')
export class AuditFeedController {
  constructor(private readonly queries: QueryBus) {}

  /** The audit trail for programs that collect it: oldest first, every record once, by a cursor that never ends. */
  @Get()
  @Can('audit:read')
  @ApiOkResponse({ type: AuditFeedPage })
  @ApiOperation({ operationId: 'readAuditFeed' })
  read(@Query() query: AuditFeedQuery): Promise<AuditFeedPage> {
    return this.queries.execute(new ReadAuditFeed(query));
  }
}
