import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { Can } from '../http/authorization/can.decorator.ts';
import { ApiProblems } from '../http/openapi/api-problems.decorator.ts';
import { LimitsInForce } from '../http/limits/limits-in-force.ts';
import { chargeMore } from '../http/limits/rate-limit.guard.ts';
import { type HttpRequest } from '../http/requests/http-request.ts';
import { Safe } from '../http/reading/safe.decorator.ts';
import { requestsOf } from './graphql-limits.ts';
import { GraphqlEngine } from './graphql-engine.ts';
import { GraphqlAnswer, GraphqlRequestBody } from './graphql-request.dto.ts';

/** Of the whole document: each of its mutations takes a part of its own, so that the route itself keeps no answer. */
const KEY_HEADER = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'For every mutation of the document that has no `idempotencyKey` of its own: a repeat with the same key gets their first answers, and each acts only once.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

@ApiTags('graphql')
@Controller('graphql')
export class GraphqlController {
  constructor(
    private readonly engine: GraphqlEngine,
    private readonly limits: LimitsInForce,
  ) {}

  /**
   * Runs a GraphQL document. Whoever may know who they are may ask; each field then asks for the permission of the route that it stands
   * for. A document that is not run answers 400 with `errors`; else the answer is 200, and what went wrong stands in it.
   */
  @Post()
  @HttpCode(200)
  @Can('whoami:read')
  @Safe()
  @ApiHeader(KEY_HEADER)
  @ApiProblems(400, 422)
  @ApiOkResponse({ type: GraphqlAnswer })
  @ApiOperation({ operationId: 'runGraphql' })
  async run(
    @Body() asked: GraphqlRequestBody,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GraphqlAnswer> {
    const { status, body } = await this.engine.answer(request, asked, (cost) =>
      // One is counted by the route.
      chargeMore(this.limits, request, reply, requestsOf(cost) - 1),
    );
    reply.code(status);
    return body;
  }
}
