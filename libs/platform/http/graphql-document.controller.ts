import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import {
  ApiProblems,
  Can,
  etag,
  type Page,
  PageQuery,
  PageResponse,
  RequiresIfMatch,
  TypedIdParam,
  Versioned,
} from '#kernel';
import { ChangeGraphqlPolicy, GraphqlPolicyBody } from '../commands/change-graphql-policy.command.ts';
import { DeleteGraphqlDocument } from '../commands/delete-graphql-document.command.ts';
import { RegisterGraphqlDocument, RegisterGraphqlDocumentBody } from '../commands/register-graphql-document.command.ts';
import { GetGraphqlPolicy, GraphqlPolicyView } from '../queries/get-graphql-policy.query.ts';
import {
  GetGraphqlDocument,
  GraphqlDocumentSummary,
  GraphqlDocumentView,
  ListGraphqlDocuments,
} from '../queries/list-graphql-documents.query.ts';

const DocumentId = (): ParameterDecorator => TypedIdParam('documentId', 'gqd', 'graphql-document.not-found');

/** Documents that are known beforehand: what publishable keys may run, and, where the tenant says so, what anybody may. */
@ApiTags('graphql')
@Controller('v1')
export class GraphqlDocumentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The registered documents, the newest first, each as the present release sees it. */
  @Get('graphql-documents')
  @Can('graphql-document:read')
  @PageResponse(GraphqlDocumentSummary)
  @ApiOperation({ operationId: 'listGraphqlDocuments' })
  list(@Query() page: PageQuery): Promise<Page<GraphqlDocumentSummary>> {
    return this.queries.execute(new ListGraphqlDocuments(page));
  }

  /**
   * Lets a document be run by its hash or name. It must fit the schema and the limits, with its longest pages too. The same text again
   * takes the new name and mark.
   */
  @Post('graphql-documents')
  @Can('graphql-document:create')
  @ApiProblems(409)
  @ApiCreatedResponse({ type: GraphqlDocumentView })
  @ApiOperation({ operationId: 'registerGraphqlDocument' })
  async register(@Body() body: RegisterGraphqlDocumentBody): Promise<GraphqlDocumentView> {
    const id = await this.commands.execute(new RegisterGraphqlDocument(body));
    return this.queries.execute(new GetGraphqlDocument(id));
  }

  /** One registered document with its text. */
  @Get('graphql-documents/:documentId')
  @Can('graphql-document:read')
  @ApiProblems(404)
  @ApiOkResponse({ type: GraphqlDocumentView })
  @ApiOperation({ operationId: 'getGraphqlDocument' })
  get(@DocumentId() id: string): Promise<GraphqlDocumentView> {
    return this.queries.execute(new GetGraphqlDocument(id));
  }

  /** Takes a document away. Who runs it by its hash or name is refused within 5 s. */
  @Delete('graphql-documents/:documentId')
  @HttpCode(204)
  @Can('graphql-document:delete')
  @ApiProblems(404)
  @ApiNoContentResponse({ description: 'The document is not registered any more.' })
  @ApiOperation({ operationId: 'deleteGraphqlDocument' })
  remove(@DocumentId() id: string): Promise<void> {
    return this.commands.execute(new DeleteGraphqlDocument(id));
  }

  /** What you have decided about GraphQL. */
  @Get('graphql-policy')
  @Can('graphql-document:read')
  @Versioned()
  @ApiOkResponse({ type: GraphqlPolicyView })
  @ApiOperation({ operationId: 'getGraphqlPolicy' })
  policy(): Promise<GraphqlPolicyView> {
    return this.queries.execute(new GetGraphqlPolicy());
  }

  /** Replaces it. Holds within 5 s. */
  @Put('graphql-policy')
  @Can('graphql-document:update')
  @RequiresIfMatch()
  @ApiOkResponse({ type: GraphqlPolicyView })
  @ApiOperation({ operationId: 'changeGraphqlPolicy' })
  async changePolicy(
    @Body() body: GraphqlPolicyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GraphqlPolicyView> {
    await this.commands.execute(new ChangeGraphqlPolicy(body));
    const policy = await this.queries.execute(new GetGraphqlPolicy());
    reply.header('ETag', etag(policy.version));
    return policy;
  }
}
