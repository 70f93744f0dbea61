import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Public } from '#kernel';
import { DeprecationList, ListDeprecations } from '../queries/list-deprecations.query.ts';
import { ApiVersionList, ListVersions } from '../queries/list-versions.query.ts';

@ApiTags('versions')
@Controller('v1')
export class VersionsController {
  constructor(private readonly queries: QueryBus) {}

  /** The dated versions of this API, the newest first, with what changed in each and what a client has to do about it. */
  @Get('versions')
  @Public()
  @ApiOkResponse({ type: ApiVersionList })
  @ApiOperation({ operationId: 'listVersions' })
  versions(): Promise<ApiVersionList> {
    return this.queries.execute(new ListVersions());
  }

  /** The operations that are going to end, with when, what to use instead, and which of the tenant's keys still use them. */
  @Get('deprecations')
  @Can('deprecation:read')
  @ApiOkResponse({ type: DeprecationList })
  @ApiOperation({ operationId: 'listDeprecations' })
  deprecations(): Promise<DeprecationList> {
    return this.queries.execute(new ListDeprecations());
  }
}
