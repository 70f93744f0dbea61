import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { finishOperation, METHODS, type Operation } from './finish-operation.ts';
import { stableEnums } from './stable-enums.ts';
import { HEADER_COMPONENTS, PROBLEM_SCHEMAS, problemResponses, scimErrorResponse } from './problem-components.ts';

type SecuritySchemes = NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']>;

/** What the document says of the app as a whole. */
export interface DocumentOptions {
  readonly title: string;
  readonly description: string;
  /** Of the API, not of the software: it changes when the API does. Default `1.0.0`. */
  readonly version?: string;
  /** Ways to authenticate, any one of which is enough. Default: `apiKey`, a bearer token. */
  readonly securitySchemes?: SecuritySchemes;
}

const BEARER: SecuritySchemes = { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer <key>`.' } };

/** Where `createHttpApp` leaves the options, so that a document can be made of the app alone. */
export const DOCUMENT_OPTIONS = Symbol('DOCUMENT_OPTIONS');

/**
 * The OpenAPI 3.1 document of an app, from its controllers and DTO classes; what decorators imply (headers, problems, security) is
 * written out. Throws an Error that lists operations without an `operationId`, without a success, or with the id of another one.
 */
export function buildDocument(app: INestApplication, options: DocumentOptions = app.get(DOCUMENT_OPTIONS)): OpenAPIObject {
  const { title, description, version = '1.0.0', securitySchemes = BEARER } = options;
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle(title).setDescription(description).setVersion(version).build();
  const made = SwaggerModule.createDocument(app, config, { operationIdFactory: (controller, method) => `${MISSING}${controller}.${method}` });
  assertOperations(made);
  return stableEnums({
    ...made,
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    paths: Object.fromEntries(Object.entries(made.paths).map(([path, item]) => [path, finishPath(item)])),
    components: {
      ...made.components,
      securitySchemes,
      schemas: { ...made.components?.schemas, ...PROBLEM_SCHEMAS },
      responses: { ...made.components?.responses, ...problemResponses(), ...(speaksScim(made) ? scimErrorResponse() : {}) },
      headers: { ...made.components?.headers, ...HEADER_COMPONENTS },
    },
  });
}

const MISSING = 'missing:';

const speaksScim = ({ paths }: OpenAPIObject): boolean => Object.keys(paths).some((path) => path.startsWith('/scim/'));

type PathItem = OpenAPIObject['paths'][string];

function operationsOf(item: PathItem): [(typeof METHODS)[number], Operation][] {
  return METHODS.flatMap((method) => (item[method] ? [[method, item[method] as Operation]] : []));
}

function finishPath(item: PathItem): PathItem {
  return { ...item, ...Object.fromEntries(operationsOf(item).map(([method, operation]) => [method, finishOperation(method, operation)])) };
}

function assertOperations({ paths }: OpenAPIObject): void {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, { operationId = MISSING, responses }] of operationsOf(item)) {
      const name = `${method.toUpperCase()} ${path}`;
      if (operationId.startsWith(MISSING)) faults.push(`${name} has no operationId`);
      else if (seen.has(operationId)) faults.push(`${name} has the operationId of another operation: ${operationId}`);
      if (!Object.keys(responses).some((status) => /^[23]/.test(status))) faults.push(`${name} declares no success`);
      seen.add(operationId);
    }
  }
  if (faults.length > 0) throw new Error(`The OpenAPI document is not complete:\n  ${faults.join('\n  ')}`);
}
