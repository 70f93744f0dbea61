import { type OpenAPIObject } from '@nestjs/swagger';
import { titleOf } from '../problems/problem.ts';

type Components = NonNullable<OpenAPIObject['components']>;
type Headers = NonNullable<Components['headers']>;

const text = (description: string, example: string) => ({ description, schema: { type: 'string' as const, example } });

/** The headers that more than one answer carries. */
export const HEADER_COMPONENTS: Headers = {
  'X-Request-Id': text('Id of this request: yours if you sent one, else ours.', 'req_01jd7r6e5vf3xbnq2m8k4tw9za'),
  'RateLimit-Policy': text('The quotas of this credential: q requests in w seconds.', '"minute";q=6000;w=60'),
  RateLimit: text('What is left: r requests in the next t seconds.', '"minute";r=5999;t=60'),
  ETag: text('The version of the resource.', '"7"'),
  'Retry-After': text('Seconds to wait before the next try.', '2'),
  Link: text('Where the page about the code stands on this host (RFC 8288).', '</docs/errors/request/invalid>; rel="help"; type="text/html"'),
  'WWW-Authenticate': text('How to authenticate (RFC 9110).', 'Bearer realm="clutch"'),
};

/** A reference to one of `HEADER_COMPONENTS` under its own name. */
export function headerRefs(...names: readonly string[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/**
 * The schemas of RFC 9457 problems as Clutch writes them.
 * @param codes all that there are: told as examples, because further ones come without a new version
 */
export const problemSchemas = (codes: readonly string[]): NonNullable<Components['schemas']> => ({
  Problem: {
    type: 'object',
    description: 'An error (RFC 9457). Some codes carry further members.',
    required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
    properties: {
      type: { type: 'string', format: 'uri', example: 'https://errors.clutch.dev/request/invalid' },
      title: { type: 'string', example: titleOf(422) },
      status: { type: 'integer', minimum: 400, maximum: 599, example: 422 },
      code: { type: 'string', description: 'Stable; what a program should look at. Further ones may come.', examples: [...codes] },
      detail: { type: 'string', description: 'For people.', example: '1 field is wrong' },
      instance: { type: 'string', description: 'Where the request can be looked at; absent where nobody can.', example: '/v1/requests/req_01jd7r6e5vf3xbnq2m8k4tw9za' },
      requestId: { type: 'string', example: 'req_01jd7r6e5vf3xbnq2m8k4tw9za' },
      errors: { type: 'array', maxItems: 1000, items: { $ref: '#/components/schemas/ProblemItem' } },
    },
    additionalProperties: true,
  },
  ProblemItem: {
    type: 'object',
    description: 'One fault of a request, with its place.',
    required: ['code', 'detail'],
    properties: {
      pointer: { type: 'string', description: 'JSON Pointer into the body; # is the body itself.', example: '/items/0/quantity' },
      parameter: { type: 'string', description: 'Name of the query or path parameter.', example: 'cursor' },
      code: { type: 'string', example: 'min' },
      detail: { type: 'string', example: 'quantity must not be less than 1' },
    },
  },
});

const FURTHER_HEADERS: Readonly<Record<number, readonly string[]>> = { 401: ['WWW-Authenticate'], 429: ['RateLimit-Policy', 'RateLimit', 'Retry-After'], 503: ['Retry-After'] };

/** Name of the response in which directories are told what is wrong. */
export const SCIM_ERROR = 'ScimError';

/** What directories are told in place of a problem (RFC 7644 §3.12); for documents that speak of it. */
export function scimErrorResponse(): NonNullable<Components['responses']> {
  const properties = {
    schemas: { type: 'array' as const, items: { type: 'string' as const } },
    status: { type: 'string' as const, example: '400' },
    scimType: { type: 'string' as const, description: 'What is wrong, where RFC 7644 has a word for it.', example: 'invalidFilter' },
    detail: { type: 'string' as const, description: 'For people, with the code and the id of the request.' },
  };
  return {
    [SCIM_ERROR]: {
      description: 'An error as SCIM tells it; a 401 carries WWW-Authenticate, a 429 and a 503 Retry-After.',
      headers: headerRefs('X-Request-Id'),
      content: { 'application/scim+json': { schema: { type: 'object', required: ['schemas', 'status', 'detail'], properties } } },
    },
  };
}

/** One response component for each of the statuses, `Problem404`. */
export function problemResponses(statuses: readonly number[]): NonNullable<Components['responses']> {
  return Object.fromEntries(
    statuses.map((status) => [
      `Problem${status}`,
      {
        description: `${titleOf(status)}.`,
        headers: headerRefs('X-Request-Id', 'Link', ...(FURTHER_HEADERS[status] ?? [])),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
