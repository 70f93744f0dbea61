import { type OpenAPIObject } from '@nestjs/swagger';
import { PROBLEMS_EXTENSION } from './api-problems.decorator.ts';
import { STATUS_EXTENSION } from '../writing/command-response.decorator.ts';
import { headerRefs, SCIM_ERROR } from './problem-components.ts';
import { summaryOf } from './summary-of.ts';

type PathItem = OpenAPIObject['paths'][string];
/** An operation of the document, with the marks that our decorators leave on it. */
export type Operation = NonNullable<PathItem['get']> & Readonly<Record<`x-${string}`, unknown>>;
type Parameter = NonNullable<Operation['parameters']>[number];

/** Methods of a path item that are operations. */
export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
type Method = (typeof METHODS)[number];

/** Marks that have done their work once the operation is finished; `x-permission` stays, for readers. */
const MARKS = [
  'x-public',
  STATUS_EXTENSION,
  'x-requires-idempotency-key',
  'x-if-match',
  'x-reads-projection',
  'x-versioned',
  'x-safe',
  PROBLEMS_EXTENSION,
];

/**
 * The operation as its decorators mean it: request headers, the problems that guards, parsers and interceptors may answer, the
 * headers of its successes, and no security where it is public.
 */
export function finishOperation(method: Method, operation: Operation): Operation {
  const named = [...(operation.parameters ?? []).map(asDeepObject).map(completed), ...headerParameters(method, operation)];
  const parameters = named.toSorted((a, b) => Number(isRequired(b)) - Number(isRequired(a)));
  const finished: Operation = {
    ...operation,
    ...(operation.summary && !operation.description ? summaryOf(operation.summary) : {}),
    parameters,
    ...(method === 'patch' && operation['x-holder'] !== 'directory' && operation.requestBody ? { requestBody: asMergePatch(operation.requestBody) } : {}),
    responses: { ...successes(operation), ...problems(method, operation) },
    ...(operation['x-public'] ? { security: [] } : {}),
  };
  const kept = Object.entries(finished).filter(([name, value]) => !MARKS.includes(name) && value !== '');
  return Object.fromEntries(kept) as unknown as Operation;
}

function headerParameters(method: Method, operation: Operation): Parameter[] {
  if (operation['x-public']) return [];
  const header = (name: string, description: string, required: boolean, schema: object): Parameter => ({
    name,
    in: 'header',
    required,
    description,
    schema,
  });
  const found: Parameter[] = [];
  if (method === 'post' && !operation['x-safe']) {
    const description = 'A repeat with the same key gets the first answer and acts only once. Remembered for at least 24 hours.';
    found.push(
      header('Idempotency-Key', description, Boolean(operation['x-requires-idempotency-key']), {
        type: 'string',
        minLength: 1,
        maxLength: 257,
      }),
    );
  }
  if (operation['x-if-match']) {
    const schema = { type: 'string', pattern: String.raw`^(\*|"\d+(\.[0-9a-z]+)?")$`, example: '"7"' };
    const description = 'The ETag of the version that is to be changed, or * for any.';
    found.push(header('If-Match', description, operation['x-if-match'] === 'required', schema));
  }
  if (operation['x-reads-projection']) {
    const description = 'A Clutch-Position that a command answered: the read waits up to 2 s until it has seen that far.';
    found.push(header('Clutch-Min-Position', description, false, { type: 'string', pattern: String.raw`^\d{1,15}$`, example: '8812' }));
  }
  if (operation['x-versioned'])
    found.push(
      header('If-None-Match', 'An ETag that is already known: if it is still the one, 304.', false, {
        type: 'string',
        maxLength: 256,
        example: '"7"',
      }),
    );
  return found;
}

function problems(method: Method, operation: Operation): Operation['responses'] {
  const inPath = operation.parameters?.some((parameter) => 'in' in parameter && parameter.in === 'path') ?? false;
  const inQuery = operation.parameters?.some((parameter) => 'in' in parameter && parameter.in === 'query') ?? false;
  const guarded = !operation['x-public'];
  const hasBody = operation.requestBody !== undefined;
  const own = (operation[PROBLEMS_EXTENSION] as number[] | undefined) ?? [];
  const when: readonly (readonly [status: number, applies: unknown])[] = [
    [400, true],
    [401, guarded],
    [403, operation['x-permission']],
    [404, inPath],
    // Others may change the same thing at the same time, again and again.
    [409, guarded && method !== 'get' && !operation['x-safe']],
    [412, operation['x-if-match']],
    [413, hasBody],
    [415, hasBody],
    [422, hasBody || inQuery || (guarded && method === 'post')],
    [428, operation['x-if-match'] === 'required'],
    [429, guarded],
    [503, true],
  ];
  const statuses = new Set([...own, ...when.filter(([, applies]) => applies).map(([status]) => status)]);
  const isScim = operation['x-holder'] === 'directory';
  const told = [...statuses].filter((status) => !(isScim && status === 422)).toSorted((a, b) => a - b);
  return Object.fromEntries(told.map((status) => [status, { $ref: `#/components/responses/${isScim ? SCIM_ERROR : `Problem${status}`}` }]));
}

function successes(operation: Operation): Operation['responses'] {
  const names = [
    'X-Request-Id',
    ...(operation['x-public'] ? [] : ['RateLimit-Policy', 'RateLimit']),
    ...(operation['x-versioned'] ? ['ETag'] : []),
  ];
  const headers = headerRefs(...names);
  const finished: Operation['responses'] = {};
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!/^[23]/.test(status) || !response || '$ref' in response) continue;
    // The compiler plugin cannot see a status that our own decorator sets, and adds its default.
    const only = operation[STATUS_EXTENSION] as number | undefined;
    if (only !== undefined && status !== String(only)) continue;
    const description = response.description || 'Done.';
    finished[status] = { ...response, description, headers: { ...headers, ...response.headers } };
  }
  if (operation['x-versioned']) finished['304'] = { description: 'It is still the version that you know.', headers };
  return finished;
}

/** `filter[status]=open` is OpenAPI's `deepObject`; swagger leaves a nested class in the query without a style. */
function asDeepObject(parameter: Parameter): Parameter {
  if (!('in' in parameter) || parameter.in !== 'query' || !parameter.schema) return parameter;
  const nested = '$ref' in parameter.schema || 'allOf' in parameter.schema;
  return nested ? { ...parameter, style: 'deepObject', explode: true } : parameter;
}

/** What must be sent stands before what may be. */
const isRequired = (parameter: Parameter): boolean => 'in' in parameter && parameter.required === true;

/** The router takes no more in one part of a path. */
const PATH_LENGTH = 100;

/** `bookingId` needs no more words than these; whoever has more to say says it at the parameter. */
function completed(parameter: Parameter): Parameter {
  if (!('in' in parameter)) return parameter;
  const words = parameter.name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const said = words.endsWith(' id') ? `Id of the ${words.slice(0, -3)}.` : `The ${words}.`;
  const schema = parameter.schema as Readonly<Record<string, unknown>> | undefined;
  const isOpen =
    parameter.in === 'path' && schema?.['type'] === 'string' && !['pattern', 'enum', 'format', 'maxLength'].some((word) => word in schema);
  // A list that an address holds as one text, `a,b`: the compiler plugin tells its items beside it.
  const { items: _, ...text } = schema ?? {};
  return {
    ...parameter,
    ...(schema?.['type'] === 'string' && 'items' in schema ? { schema: text } : {}),
    description: parameter.description ?? (parameter.style === 'deepObject' ? DEEP_OBJECT : said),
    ...(isOpen ? { schema: { ...schema, maxLength: PATH_LENGTH } } : {}),
  };
}

const DEEP_OBJECT = 'Conditions by field, all of which hold: `filter[status]=open`.';

type RequestBody = NonNullable<Operation['requestBody']>;

/** What a PATCH takes as JSON it takes as a merge patch too (RFC 7396): the parser reads both alike. SCIM patches with operations of its own. */
function asMergePatch(body: RequestBody): RequestBody {
  const json = 'content' in body ? body.content['application/json'] : undefined;
  if (!json || !('content' in body)) return body;
  return { ...body, content: { ...body.content, 'application/merge-patch+json': json } };
}
