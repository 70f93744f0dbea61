import { Injectable, Optional } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { refuseWritesOfStopped } from '../http/authorization/authentication.guard.ts';
import { ProjectionPositions } from '../context/projection-positions.ts';
import { parsePermission } from '../http/authorization/ability.ts';
import { scopeLacking } from '../http/authorization/ability-checks.ts';
import { SystemClock } from '../context/system-clock.ts';
import { OperationNames } from '../http/metering/operation-names.ts';
import { Expanders } from '../http/reading/expanders.ts';
import { type HttpRequest } from '../http/requests/http-request.ts';
import { span } from '../observability/span.ts';
import { costOf } from './document-cost.ts';
import { faultsOf } from './document-faults.ts';
import { permissionsOf } from './document-permissions.ts';
import { type AskedDocument, DocumentTexts } from './document-texts.ts';
import { formatError } from './graphql-errors.ts';
import { GraphqlContext } from './graphql-context.ts';
import { GRAPHQL_LIMITS, requestsOf, tooComplex } from './graphql-limits.ts';
import { type GraphqlAnswer, type GraphqlRequestBody } from './graphql-request.dto.ts';
import { hashOf, parseDocument, Recent } from './known-documents.ts';
import { Loaders } from './loaders.ts';
import { TrustedDocuments } from './trusted-documents.ts';

const REMEMBERED = 1_000;

/** A document that may be run. */
export interface CheckedDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown>;
  readonly cost: number;
  /** What usage and the request log call it. */
  readonly label: string;
}

/** An answer with the status of its carrier: 400 where nothing was run, else 200 and the errors inside. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: GraphqlAnswer;
}

/** Takes the cost of a document out of what the caller may ask for. */
export type Charge = (cost: number) => Promise<void>;

/** Checks documents against the schema and the limits, and runs them. Nothing of a refused document is run. */
@Injectable()
export class GraphqlEngine {
  readonly #texts: DocumentTexts;
  readonly #checked = new Recent<DocumentNode>(REMEMBERED);
  readonly #names = new OperationNames('graphql', new SystemClock());

  constructor(
    private readonly schemas: GraphQLSchemaHost,
    private readonly expanders: Expanders,
    private readonly positions: ProjectionPositions,
    @Optional() trusted?: TrustedDocuments,
  ) {
    this.#texts = new DocumentTexts(trusted);
  }

  get schema(): GraphQLSchemaHost['schema'] {
    return this.schemas.schema;
  }

  /** Never throws for what is in the document. @throws what `charge` throws */
  async answer(request: HttpRequest, asked: GraphqlRequestBody, charge: Charge): Promise<EngineAnswer> {
    const refused = (errors: readonly GraphQLError[]): EngineAnswer => ({
      status: 400,
      body: { errors: errors.map((error) => formatted(error, request.id)) },
    });
    let checked: CheckedDocument;
    try {
      checked = await this.check(request, asked);
    } catch (error) {
      if (error instanceof RefusedDocument) return refused(error.faults);
      if (error instanceof GraphQLError) return refused([error]);
      throw error;
    }
    const operation = this.#names.of(request.clutch.tenant?.id ?? '', checked.label);
    request.metered = { operation, cost: 1 };
    await charge(checked.cost);
    request.metered = { operation, cost: requestsOf(checked.cost) };
    if (checked.operation.operation === OperationTypeNode.MUTATION) refuseWritesOfStopped(request, 'POST');
    const { data, errors } = await this.#run(request, checked);
    return {
      status: 200,
      body: {
        ...(data === undefined ? {} : { data: data }),
        ...(errors ? { errors: errors.map((error) => formatted(error, request.id)) } : {}),
        extensions: { cost: checked.cost },
      },
    };
  }

  /**
   * @throws RefusedDocument, GraphQLError: of what is wrong with the document; ProblemError 422 of what is with the request, 403 of what
   *   its sender may not run
   */
  async check(request: HttpRequest, asked: GraphqlRequestBody): Promise<CheckedDocument> {
    const isPublishable = keyKindOf(request) === 'pk';
    const found = await this.#texts.documentOf({ tenant: request.clutch.tenant, isPublishable }, asked);
    const document = this.#valid(found.text, mayIntrospect(request));
    if (isPublishable) this.#requireScopes(request, document);
    const operation = getOperationAST(document, asked.operationName);
    if (!operation)
      throw new GraphQLError('Name with operationName one of the operations of the document', {
        extensions: { code: 'graphql.unknown-operation' },
      });
    const { coerced, errors } = getVariableValues(
      this.schema,
      operation.variableDefinitions ?? [],
      asked.variables ?? {},
      { maxErrors: 20 },
    );
    if (errors) throw new RefusedDocument(errors);
    const cost = costOf(this.schema, document, operation, coerced);
    const refusal = tooComplex(cost);
    if (refusal) throw refusal;
    return { document, operation, variables: coerced, cost, label: labelOf(found, operation) };
  }

  /** Somebody who took a key out of a page is not shown which half of a document it opens. @throws ProblemError 403 `key.scope` */
  #requireScopes({ ability }: HttpRequest, document: DocumentNode): void {
    const lacking = permissionsOf(this.schema, document).find((permission) => {
      const { action, subject } = parsePermission(permission);
      return !ability?.can(action, subject);
    });
    if (lacking !== undefined) throw scopeLacking(lacking);
  }

  contextOf(request: HttpRequest): GraphqlContext {
    return new GraphqlContext(request, new Loaders(this.expanders, request.ability), this.positions);
  }

  #run(request: HttpRequest, { document, operation, variables }: CheckedDocument): Promise<ExecutionResult> {
    const attributes = {
      'graphql.operation.type': operation.operation,
      'graphql.operation.name': operation.name?.value ?? '',
    };
    return span('clutch.graphql', attributes, () =>
      withinTime(
        Promise.resolve(
          execute({
            schema: this.schema,
            document,
            contextValue: this.contextOf(request),
            variableValues: variables,
            ...(operation.name ? { operationName: operation.name.value } : {}),
          }),
        ),
      ),
    );
  }

  #valid(text: string, canIntrospect: boolean): DocumentNode {
    const key = `${canIntrospect ? 'all' : 'data'} ${text}`;
    const known = this.#checked.get(key);
    if (known) return known;
    const document = parseDocument(text);
    const faults = faultsOf(this.schema, document, canIntrospect);
    if (faults.length > 0) throw new RefusedDocument(faults);
    this.#checked.set(key, document);
    return document;
  }
}

/** Every fault of a document that is not run. */
export class RefusedDocument extends Error {
  constructor(readonly faults: readonly GraphQLError[]) {
    super('The document is not valid');
  }
}

const formatted = (error: GraphQLError, requestId: string) =>
  formatError(error, requestId) as NonNullable<GraphqlAnswer['errors']>[number];

/** Of a program's key: `pk` stands in pages and apps, where everybody can read it. */
function keyKindOf({ principal }: HttpRequest): string | undefined {
  return (principal as { readonly apiKey?: { readonly kind?: string } } | undefined)?.apiKey?.kind;
}

/** The schema is shown to programs that hold a secret; everybody else has it from the documentation. */
function mayIntrospect(request: HttpRequest): boolean {
  return request.principal?.actor.kind === 'api-key' && keyKindOf(request) !== 'pk';
}

const LONGEST_NAME = 100;

/** The operation's own name, that under which the document is registered, or the beginning of its hash. */
function labelOf({ text, name }: AskedDocument, operation: OperationDefinitionNode): string {
  const said = operation.name?.value ?? name;
  return said !== undefined && said.length <= LONGEST_NAME ? said : `sha-${hashOf(text).slice(0, 12)}`;
}

async function withinTime(running: Promise<ExecutionResult>): Promise<ExecutionResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ExecutionResult>((resolve) => {
    timer = setTimeout(() => resolve({ data: null, errors: [tooSlow()] }), GRAPHQL_LIMITS.timeoutMs);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): GraphQLError {
  const seconds = GRAPHQL_LIMITS.timeoutMs / 1_000;
  return new GraphQLError(`The answer took more than ${seconds} s; ask for less at once`, {
    extensions: { code: 'graphql.timeout', status: 503 },
  });
}
