import { capital, methodNames, resourceName } from './operation-names.ts';
import { type App, type OpenApi, type Operation, type Parameter, type Placed, placedOperations } from './document.ts';

/** The TypeScript of an app's resources: a class for each tag with a method for each operation, and one class that holds them all. */
export function resourcesOf(app: App, document: OpenApi): string {
  const byTag = Map.groupBy(placedOperations(document), ({ operation }) => operation.tags![0]!);
  const tags = [...byTag.keys()].toSorted();
  const resources = tags.map((tag) => classOf(tag, byTag.get(tag)!, document));
  const fields = tags.map((tag) => `  readonly ${resourceName(tag)}: ${capital(resourceName(tag))};`);
  const made = tags.map((tag) => `    this.${resourceName(tag)} = new ${capital(resourceName(tag))}(transport);`);
  const used = TRANSPORT.filter((name) =>
    resources.some((text) => text.search(new RegExp(`\\b${name.replace('type ', '')}\\b`)) >= 0),
  );
  return `// Made by tools/openapi/generate-sdk.ts from docs/openapi/${app}.json.
import type { operations, paths } from './${app}.types.ts';
import type { CutOf } from '../cut-of.ts';
import type { BodyOf, QueryOf, ResultOf } from '../operation-types.ts';
import type { PagePromise } from '../paging.ts';
import { ${used.join(', ')} } from '../transport.ts';

type Id = keyof operations;
/** What the operation takes in its query. */
export type Query<Name extends Id> = QueryOf<operations[Name]>;
/** What the operation takes as its body. */
export type Body<Name extends Id> = BodyOf<operations[Name]>;
/** What the operation answers. */
export type Result<Name extends Id> = ResultOf<operations[Name]>;
/** What is left of it by \`fields\`; all of it where they are \`never\`. */
export type Cut<Name extends Id, Fields extends string> = CutOf<ResultOf<operations[Name]>, Fields>;

${resources.join('\n\n')}

/** Every resource of the ${app} app. */
export class ${capital(app)}Resources {
${fields.join('\n')}

  constructor(transport: Transport<paths>) {
${made.join('\n')}
  }
}
`;
}

function classOf(tag: string, placed: readonly Placed[], document: OpenApi): string {
  const names = methodNames(
    placed.map(({ operation }) => operation.operationId),
    tag,
  );
  const { description } = document.tags?.find(({ name }) => name === tag) ?? {};
  const methods = placed.map((one) => methodOf(names.get(one.operation.operationId)!, one, document));
  return `${docstring(description ?? tag, '')}export class ${capital(resourceName(tag))} {
  readonly #transport: Transport<paths>;

  constructor(transport: Transport<paths>) {
    this.#transport = transport;
  }

${methods.join('\n\n')}
}`;
}

function docstring(text: string, indent: string): string {
  return `${indent}/** ${text.replaceAll('*/', '*\\/')} */\n`;
}

interface Shape {
  readonly id: string;
  readonly path: readonly Parameter[];
  readonly hasBody: boolean;
  readonly bodyIsRequired: boolean;
  readonly hasQuery: boolean;
  readonly queryIsRequired: boolean;
  readonly headers: readonly string[];
  readonly options: string;
  readonly optionsAreRequired: boolean;
  readonly isPaged: boolean;
  /** Whether `fields` cuts the answer, as it is written in a query or in a search. */
  readonly cutBy: keyof typeof FIELDS | undefined;
  readonly parseAs: 'json' | 'text' | 'blob';
}

function methodOf(name: string, { method, path, operation }: Placed, document: OpenApi): string {
  const shape = shapeOf(operation, document);
  const { id, isPaged, cutBy } = shape;
  const answer = cutBy ? `Cut<'${id}', Fields>` : `Result<'${id}'>`;
  const result = isPaged ? `PagePromise<${answer}>` : `Promise<${answer}>`;
  const generic = cutBy ? '<Fields extends string = never>' : '';
  const call = isPaged ? 'pages' : 'call';
  const given = isPaged ? '(init, cursor)' : '(init)';
  const deprecated = operation.deprecated ? ` @deprecated ${endOf(operation)}` : '';
  return `${docstring(`${operation.description ?? operation.summary ?? id}${deprecated}`, '  ')}  ${name}${generic}(${argumentsOf(shape)}): ${result} {
    return this.#transport.${call}<${answer}>(options, ${given} =>
      this.#transport.client.${method}('${path}', ${initOf(shape)}),
    );
  }`;
}

/** Until when, and what to use instead, as `@Deprecated` says it. */
function endOf({ 'x-deprecation': ends }: Operation): string {
  return ends ? `Taken until ${ends.sunset} at least: use \`${ends.successor}\`.` : '';
}

function shapeOf(operation: Operation, document: OpenApi): Shape {
  const { operationId: id, parameters = [], requestBody, responses } = operation;
  const of = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const headers = of('header').filter(({ name }) => name in OPTIONS);
  const required = headers.filter((header) => header.required && header.name === 'If-Match');
  const types = headers.map((header) =>
    required.includes(header) ? 'RequiredMatchOptions' : OPTIONS[header.name]!.type,
  );
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const [mediaType = 'application/json', content] = Object.entries(success?.content ?? {})[0] ?? [];
  return {
    id,
    path: of('path'),
    hasBody: requestBody !== undefined,
    bodyIsRequired: requestBody?.required ?? false,
    hasQuery: of('query').length > 0,
    queryIsRequired: of('query').some((parameter) => parameter.required),
    headers: headers.map(({ name }) => name),
    options: [...new Set(types.length > 0 ? types : ['CallOptions'])]
      .join(' & ')
      .replace(/^(?!.*(Call|Keyed)Options)/, 'CallOptions & '),
    optionsAreRequired: required.length > 0,
    cutBy: operation['x-filter-fields'] ? 'body' : of('query').some(({ name }) => name === 'fields') ? 'query' : undefined,
    isPaged: isPage(content?.schema?.$ref, document) && takesCursor(of('query')),
    parseAs: parserOf(mediaType),
  };
}

const TRANSPORT = [
  'type CallOptions',
  'type KeyedOptions',
  'keyOf',
  'type MatchOptions',
  'type PositionOptions',
  'type RequiredMatchOptions',
  'type Transport',
];

/** What callers say in place of headers. */
const OPTIONS: Readonly<Record<string, { readonly type: string; readonly value: string }>> = {
  'Idempotency-Key': { type: 'KeyedOptions', value: 'keyOf(options)' },
  'If-Match': { type: 'MatchOptions', value: 'options.ifMatch' },
  'Clutch-Min-Position': { type: 'PositionOptions', value: 'options.minPosition?.toString()' },
};

/** Said as it is written, `fields` gives the answer its type. */
const FIELDS = {
  query: '{ readonly fields?: Fields }',
  body: '{ readonly fields?: readonly Fields[] }',
} as const;

const takesCursor = (query: readonly Parameter[]): boolean => query.some(({ name }) => name === 'cursor');

function isPage(reference: string | undefined, { components }: OpenApi): boolean {
  const schema = reference === undefined ? undefined : components.schemas[reference.split('/').at(-1)!];
  return schema?.properties !== undefined && 'data' in schema.properties && 'page' in schema.properties;
}

function parserOf(mediaType: string): Shape['parseAs'] {
  if (mediaType.endsWith('json')) return 'json';
  return /^text\/|xml$/.test(mediaType) ? 'text' : 'blob';
}

/**
 * `(id, params, options)`, each where the operation takes it: a second id would be one more text that nobody can tell from the first, so
 * several are given by name; and what else there is beside a body stands in the options.
 */
function argumentsOf(shape: Shape): string {
  const { id, hasBody, hasQuery, bodyIsRequired, queryIsRequired } = shape;
  const cut = (place: keyof typeof FIELDS): string => (shape.cutBy === place ? ` & ${FIELDS[place]}` : '');
  const query = `Query<'${id}'>${cut('query')}`;
  const hasBoth = hasBody && hasQuery;
  const optionsAreRequired = shape.optionsAreRequired || (hasBoth && queryIsRequired);
  const options = hasBoth ? `${shape.options} & { readonly query${queryIsRequired ? '' : '?'}: ${query} }` : shape.options;
  const paramsAreRequired = hasBody ? bodyIsRequired : queryIsRequired;
  // What may be left out stands behind what may not.
  const params = paramsAreRequired || optionsAreRequired ? '' : ' = {}';
  return [
    ...idsOf(shape.path),
    ...(hasBody ? [`body: Body<'${id}'>${cut('body')}${params}`] : hasQuery ? [`query: ${query}${params}`] : []),
    `options: ${options}${optionsAreRequired ? '' : ' = {}'}`,
  ].join(', ');
}

function idsOf(path: readonly Parameter[]): string[] {
  const typed = path.map(({ name, schema }) => `${name}: ${schema?.type === 'integer' ? 'number' : 'string'}`);
  return typed.length < 2 ? typed : [`ids: { ${typed.map((one) => `readonly ${one}`).join('; ')} }`];
}

function initOf({ path, hasBody, hasQuery, headers, isPaged, parseAs }: Shape): string {
  const header = headers.map((name) => `'${name}': ${OPTIONS[name]!.value}`);
  const asked = hasBody ? 'options.query' : 'query';
  const query = isPaged ? `{ ...${asked}, ...(cursor === undefined ? {} : { cursor }) }` : asked;
  const params = [
    ...(path.length > 1 ? ['path: ids'] : path.map(({ name }) => `path: { ${name} }`)),
    ...(hasQuery ? [query === 'query' ? query : `query: ${query}`] : []),
    ...(header.length > 0 ? [`header: { ${header.join(', ')} }`] : []),
  ];
  const parts = [
    ...(params.length > 0 ? [`params: { ${params.join(', ')} }`] : []),
    ...(hasBody ? ['body'] : []),
    ...(parseAs === 'json' ? [] : [`parseAs: '${parseAs}'`]),
    '...init',
  ];
  return `{ ${parts.join(', ')} }`;
}

/** What the client is made of, beside its operations: the dated version that it speaks, and the codes of errors that were known then. */
export function factsOf(documents: Readonly<Record<App, OpenApi>>): string {
  const codes = Object.values(documents).flatMap(({ components }) => {
    const { code } = components.schemas['Problem']?.properties ?? {};
    return (code?.['examples'] ?? []) as string[];
  });
  const union = [...new Set(codes)].toSorted().map((code) => `  | '${code}'`);
  return `// Made by tools/openapi/generate-sdk.ts from docs/openapi.
/** The dated version of the API that this client was made for. */
export const API_VERSION = '${documents.api.info['x-clutch-version']}';

/** Every code of an error that was known when this client was made; later ones come without a new version. */
export type KnownProblemCode =
${union.join('\n')};
`;
}
