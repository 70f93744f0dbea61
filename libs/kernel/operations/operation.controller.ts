import { Readable } from 'node:stream';
import { Controller, Delete, Get, Headers, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Audited } from '../audit/audited.decorator.ts';
import { currentContext, type RequestContext, runInContext } from '../context/request-context.ts';
import { DomainError } from '../domain/domain-error.ts';
import { Can, OpenToPortals } from '../http/authorization/can.decorator.ts';
import { EntityLists } from '../http/filtering/entity-lists.ts';
import { ListQuery } from '../http/filtering/list-query.dto.ts';
import { ListResponse } from '../http/filtering/list-response.decorator.ts';
import { ApiProblems } from '../http/openapi/api-problems.decorator.ts';
import { type Page } from '../http/reading/page.dto.ts';
import { Shows } from '../http/reading/shows.decorator.ts';
import { TypedIdParam } from '../http/validation/typed-id-param.ts';
import { operationShape, OperationView, operationView } from './operation.dto.ts';
import { OperationAnswers } from './operation-answers.ts';
import { operationList } from './operation-list.ts';
import { OperationRow } from './operation-row.ts';
import { Operations } from './operations.ts';
import { TakesPreference } from './starts-operation.decorator.ts';

const OperationId = (): ParameterDecorator => TypedIdParam('operationId', 'op', 'long-work.not-found');

@ApiTags('operations')
@Controller('v1/operations')
export class OperationController {
  constructor(
    private readonly operations: Operations,
    private readonly answers: OperationAnswers,
    private readonly lists: EntityLists,
  ) {}

  /** Long work, the newest first. It stays in the list for a week after its end. */
  @Get()
  @Can('operation:read')
  @ListResponse(OperationView, operationList)
  @ApiOperation({ operationId: 'listOperations' })
  list(@Query() query: ListQuery): Promise<Page<OperationView>> {
    const rows = { entity: OperationRow, within: { side: 'head' }, view: operationView };
    return this.lists.page(query, operationList, rows);
  }

  /** How far it is. With `Prefer: wait=5` the answer comes when it has ended, or after so many seconds. */
  @Get(':operationId')
  @Can('operation:read')
  @OpenToPortals()
  @Shows(operationShape)
  @TakesPreference()
  @ApiOkResponse({ type: OperationView })
  @ApiProblems(404)
  @ApiOperation({ operationId: 'getOperation' })
  get(
    @OperationId() operationId: string,
    @Headers('prefer') prefer: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    return this.answers.shown(operationId, prefer, reply);
  }

  /** Cancels it. What was done stays done, and its result can still be read. */
  @Delete(':operationId')
  @Can('operation:cancel')
  @OpenToPortals()
  @ApiOkResponse({ type: OperationView })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'cancelOperation' })
  async cancel(@OperationId() operationId: string): Promise<OperationView> {
    return operationView(await this.operations.cancel(operationId));
  }

  /** The result, line by line, once it has ended. Only who asked for the work may read it. */
  @Get(':operationId/result')
  @Can('operation:read')
  @OpenToPortals()
  @Audited()
  @ApiProduces('application/x-ndjson', 'text/csv')
  @ApiOkResponse({ description: 'Its lines.', schema: { type: 'string' } })
  @ApiProblems(404, 409)
  @ApiOperation({ operationId: 'getOperationResult' })
  async result(@OperationId() operationId: string): Promise<StreamableFile> {
    const context = currentContext()!;
    const { askedBy, finishedAt, kind, mediaType } = await this.operations.get(operationId);
    if (askedBy !== context.actor?.id)
      throw new DomainError('forbidden', 'long-work.not-yours', 'Only who asked for the work may read its result');
    if (!finishedAt)
      throw new DomainError('conflict', 'long-work.not-finished', 'The work has not ended yet', {
        retryAfterSeconds: 1,
      });
    const type = mediaType === 'text/csv' ? 'text/csv; charset=utf-8' : mediaType;
    const name = `${kind}.${mediaType === 'text/csv' ? 'csv' : 'ndjson'}`;
    return new StreamableFile(Readable.from(this.#parts(operationId, context)), {
      type,
      disposition: `attachment; filename="${name}"`,
    });
  }

  /** One part in memory at a time. A stream is read outside of the request that made it. */
  async *#parts(operationId: string, context: RequestContext): AsyncGenerator<string> {
    for (let part = 0; ; part += 1) {
      const lines = await runInContext(context, () => this.operations.output(operationId, part));
      if (lines === undefined) return;
      if (lines !== '') yield lines;
    }
  }
}
