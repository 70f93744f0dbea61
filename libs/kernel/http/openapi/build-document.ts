import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { findPart } from '../find-part.ts';
import { ProblemRegistry } from '../problems/registry/problem-registry.ts';
import { ApiVersions } from '../versions/api-versions.ts';
import { withClassConstraints } from './class-constraints.ts';
import { type Examples, withExample } from './examples.ts';
import { finishOperation, METHODS, type Operation } from './finish-operation.ts';
import { namedFormats } from './named-formats.ts';
import { namePages } from './name-pages.ts';
import { stableEnums } from './stable-enums.ts';
import { wholeNumbers } from './whole-numbers.ts';
import { HEADER_COMPONENTS, problemResponses, problemSchemas, scimErrorResponse } from './problem-components.ts';

type Components = NonNullable<OpenAPIObject['components']>;
type SecuritySchemes = NonNullable<Components['securitySchemes']>;
type Schemas = NonNullable<Components['schemas']>;

/** What the document says of the app as a whole. */
export interface DocumentOptions {
  readonly title: string;
  readonly description: string;
  /** Of the API, not of the software: it changes when the API does. Default `1.0.0`. */
  readonly version?: string;
  /** Ways to authenticate, any one of which is enough. Default: `apiKey`, a bearer token. */
  readonly securitySchemes?: SecuritySchemes;
  /** What the operations under each `@ApiTags(...)` are about; a tag without a description is left out, and the judges name it. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Asked once, when the document is made: what was recorded of the operations. */
  readonly examples?: () => Examples;
  /** Asked once, when the document is made: the messages that the app sends by itself, as the document's `webhooks`. */
  readonly webhooks?: (app: INestApplication) => Pick<OpenAPIObject, 'webhooks' | 'components'>;
  /** Asked once, when somebody first looks: the same messages as an AsyncAPI document, served at `/asyncapi.json`. */
  readonly asyncApi?: (app: INestApplication) => object;
}

const BEARER: SecuritySchemes = { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer <key>`.' } };

/** Where `createHttpApp` leaves the options, so that a document can be made of the app alone. */
export const DOCUMENT_OPTIONS = Symbol('DOCUMENT_OPTIONS');

/** The server that hands out the document is the one that it speaks of, whatever host it is reached by. */
const SERVERS = [
  { url: '/', description: 'The installation that this document comes from: production, staging or local.', 'x-internal': false },
];

/**
 * The OpenAPI 3.1 document of an app, from its controllers and DTO classes; what decorators imply (headers, problems, security) is
 * written out. Throws an Error that lists operations without an `operationId`, without a success, or with the id of another one.
 */
export function buildDocument(app: INestApplication, options: DocumentOptions = app.get(DOCUMENT_OPTIONS)): OpenAPIObject {
  const { title, description, version = '1.0.0', securitySchemes = BEARER } = options;
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle(title).setDescription(description).setVersion(version).build();
  const made = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${MISSING}${controller}.${method}`,
  });
  assertOperations(made);
  const examples = options.examples?.() ?? {};
  const paths = Object.fromEntries(Object.entries(made.paths).map(([path, item]) => [path, finishPath(item, examples)]));
  const sent = options.webhooks?.(app) ?? {};
  const info = {
    ...made.info,
    'x-clutch-version': (findPart(app, ApiVersions) ?? new ApiVersions()).newest,
    contact: { name: 'Clutch', url: 'https://clutch.dev' },
  };
  const finished = namePages({
    ...made,
    info,
    servers: SERVERS,
    externalDocs: { description: 'Guides, events, errors by code and what has changed.', url: 'https://docs.clutch.dev' },
    tags: tagsOf(paths, options.tags ?? {}),
    security: Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
    paths,
    ...(sent.webhooks ? { webhooks: sent.webhooks } : {}),
    components: { ...componentsOf(app, { ...made, paths }, sent.components?.schemas), securitySchemes },
  });
  return namedFormats(stableEnums(finished));
}

function componentsOf(app: INestApplication, made: OpenAPIObject, messages: Schemas = {}): OpenAPIObject['components'] {
  const { schemas = {}, responses, headers } = made.components ?? {};
  const codes = (findPart(app, ProblemRegistry) ?? new ProblemRegistry()).all().map(([code]) => code);
  return {
    ...made.components,
    schemas: { ...wholeNumbers(withClassConstraints(schemas)), ...problemSchemas(codes), ...messages },
    responses: {
      ...responses,
      ...problemResponses(problemsOf(made.paths)),
      ...(speaksScim(made) ? scimErrorResponse() : {}),
    },
    headers: { ...headers, ...HEADER_COMPONENTS },
  };
}

const MISSING = 'missing:';

const speaksScim = ({ paths }: OpenAPIObject): boolean => Object.keys(paths).some((path) => path.startsWith('/scim/'));

type Paths = OpenAPIObject['paths'];
type PathItem = Paths[string];

function operationsOf(item: PathItem): [(typeof METHODS)[number], Operation][] {
  return METHODS.flatMap((method) => (item[method] ? [[method, item[method] as Operation]] : []));
}

function finishPath(item: PathItem, examples: Examples): PathItem {
  const finished = operationsOf(item).map(([method, operation]) => [
    method,
    withExample(finishOperation(method, operation), examples[operation.operationId ?? MISSING]),
  ]);
  return { ...item, ...Object.fromEntries(finished) };
}

/** The tags in use, by the alphabet. */
function tagsOf(paths: Paths, described: Readonly<Record<string, string>>): { name: string; description: string }[] {
  const used = new Set(Object.values(paths).flatMap((item) => operationsOf(item).flatMap(([, { tags = [] }]) => tags)));
  return [...used].toSorted().flatMap((name) => (described[name] ? [{ name, description: described[name] }] : []));
}

/** Statuses whose problem some operation refers to. */
function problemsOf(paths: Paths): number[] {
  const references = JSON.stringify(paths).matchAll(/"#\/components\/responses\/Problem(?<status>\d{3})"/g);
  return [...new Set([...references].map(({ groups }) => Number(groups!['status'])))].toSorted((a, b) => a - b);
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
