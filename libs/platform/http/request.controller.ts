import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Can, ListResponse, type Page } from '#kernel';
import {
  GetRequest,
  ListRequests,
  ListRequestsParameters,
  requestList,
  RequestSummary,
  RequestView,
} from '../queries/list-requests.query.ts';

/** A tenant's own requests, as its programs sent them. */
@ApiTags('requests')
@Controller('v1/requests')
export class RequestController {
  constructor(private readonly queries: QueryBus) {}

  /** The requests that the plan keeps, the newest first. */
  @Get()
  @Can('request:read')
  @ListResponse(RequestSummary, requestList)
  @ApiOperation({ operationId: 'listRequests' })
  list(@Query() wanted: ListRequestsParameters): Promise<Page<RequestSummary>> {
    return this.queries.execute(new ListRequests(wanted));
  }

  /** One request and its answer, with secrets and all that somebody wrote masked. The `instance` of every problem points here. */
  @Get(':requestId')
  @Can('request:read')
  @ApiProblems(404)
  @ApiOkResponse({ type: RequestView })
  @ApiOperation({ operationId: 'getRequest' })
  get(@Param('requestId') requestId: string): Promise<RequestView> {
    return this.queries.execute(new GetRequest(requestId));
  }
}
