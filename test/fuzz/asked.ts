import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { type Call } from '../authorization/call.ts';
import { type Documented, type Parameter } from './documented.ts';
import { hostileText, hostileValue } from './hostile-values.ts';
import { oddHeaders } from './odd-headers.ts';
import { type SchemaValues } from './schema-values.ts';
import { spoil, type Spoiling, WAYS } from './spoil.ts';
import { asText, type Content, type Stray, writtenBody, writtenUrl } from './written.ts';

/** Who asks. */
export const CALLERS = [
  'owner',
  'session',
  'sandbox',
  'narrow',
  'stranger',
  'nobody',
  'operator',
  'directory',
] as const;
export type Caller = (typeof CALLERS)[number];

/** One request before it is sent. */
export interface Asked {
  readonly caller: Caller;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A call that is right in the world as it is, made anew each time, so that it is not refused as a repeat. */
export type MakeCall = () => Call;

const MALFORMED = [
  '{',
  '[]',
  '"text"',
  'null',
  '1e999',
  '{"a":1,}',
  '{"a":"\\ud800"}',
  '\u00ff',
  '\ufeff{}',
  '',
  '{"__proto__":{"a":1}}',
  '['.repeat(5_000),
];

/** A call with its headers, and a body that is no JSON where there is one. */
interface Made extends Content {
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/**
 * Requests of one operation: half of them begin with a call that is right, and have a place or two changed; the others are made from
 * the operation's document, and fit it, nearly or not at all.
 */
export function askedOf(operation: Documented, values: SchemaValues, right: MakeCall): fc.Arbitrary<Asked> {
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const stray: fc.Arbitrary<readonly Stray[]> = fc.oneof(
    { weight: 11, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(fc.tuple(hostileText, hostileText)) },
    ...(inQuery.length === 0
      ? []
      : [
          {
            weight: 1,
            arbitrary: fc.tuple(fc.tuple(fc.constantFrom(...inQuery.map(({ name }) => name)), hostileText)),
          },
        ]),
  );
  return fc
    .record({
      caller: fc.constantFrom(...callersOf(operation)),
      made: fc.oneof(
        { weight: 6, arbitrary: nearlyRight(operation, values, right) },
        { weight: 5, arbitrary: fromDocument(operation, values, right) },
      ),
      stray,
      version: versionOf(operation),
      headers: oddHeaders,
    })
    .map(({ caller, made, stray: strays, version, headers }) => ({
      caller,
      method: operation.method,
      url: writtenUrl(operation, made, strays),
      ...writtenRest(operation, made, { ...version, ...headers }),
    }));
}

function writtenRest(
  { method, body: documented }: Documented,
  made: Made,
  odd: Readonly<Record<string, string>>,
): Pick<Asked, 'headers' | 'body'> {
  const sent = documented && (made.body !== undefined || made.text !== undefined);
  const mediaType = made.headers?.['content-type'] ?? documented?.mediaType ?? '';
  return {
    headers: {
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...(sent ? { 'content-type': mediaType } : {}),
      ...made.headers,
      ...odd,
    },
    body: sent ? (made.text ?? writtenBody(mediaType, made.body)) : undefined,
  };
}

/** Any version that there is, which what is not there yet has not; nothing leaves the header as the right call has it. */
function versionOf({ parameters }: Documented): fc.Arbitrary<Readonly<Record<string, string>>> {
  const header = parameters.find(({ name, in: place }) => place === 'header' && name === 'If-Match');
  if (!header) return fc.constant({});
  const any = { 'if-match': '*' };
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(header.required ? any : {}) },
    { weight: 2, arbitrary: fc.constantFrom(any, {}) },
  );
}

/** The rightful caller half of the time; what nobody needs to be known for is asked by anybody. */
function callersOf({ holder, app, isOfPeople }: Documented): Caller[] {
  const others: Caller[] = ['stranger', 'narrow', 'nobody'];
  if (holder === 'operator') return ['operator', 'operator', 'operator', 'operator', 'session', 'nobody'];
  if (holder === 'directory') return ['directory', 'directory', 'directory', 'directory', ...others];
  if (holder === 'anybody') return ['nobody', 'nobody', 'owner'];
  if (app === 'admin') return ['session', 'session', 'session', 'session', ...others];
  const rightful: Caller[] = isOfPeople
    ? ['session', 'session', 'session', 'owner']
    : ['owner', 'owner', 'owner', 'session'];
  return [...rightful, 'sandbox', ...others];
}

/** The right call with up to two places changed, about other things of the owner's now and then. */
function nearlyRight({ parameters, body }: Documented, values: SchemaValues, right: MakeCall): fc.Arbitrary<Made> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const spoiling: fc.Arbitrary<Spoiling & { readonly part: 'body' | 'query' | 'params' }> = fc.record({
    part: fc.constantFrom('body', 'body', 'body', 'query', 'params'),
    place: fc.nat(1_000),
    bad: hostileValue,
    how: fc.constantFrom(...WAYS),
  });
  return fc
    .record({
      call: fc.constant(null).map(right),
      others: fc.record(Object.fromEntries(inPath.map(({ name, schema }) => [name, values.ownId(schema ?? {})]))),
      crossed: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        ...(body ? [{ weight: 1, arbitrary: someMembers(values.fitting(body.schema)) }] : []),
      ),
      spoilings: fc.array(spoiling, { maxLength: 2 }),
    })
    .map(({ call, others, crossed, spoilings }) => spoilings.reduce<Made>(withSpoilt, madeOf(call, others, crossed)));
}

function madeOf(call: Call, others: Readonly<Record<string, string | undefined>>, crossed: unknown): Made {
  const { params = {}, query = {}, body, headers = {} } = call;
  const instead = Object.fromEntries(
    Object.entries(others).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const isObject = body !== null && typeof body === 'object' && !Array.isArray(body);
  return {
    params: { ...params, ...instead },
    query,
    body: isObject && crossed ? { ...body, ...crossed } : body,
    headers,
  };
}

function withSpoilt(
  made: Made,
  { part, ...spoiling }: Spoiling & { readonly part: 'body' | 'query' | 'params' },
): Made {
  if (part === 'body') return made.body === undefined ? made : { ...made, body: spoil(made.body, spoiling) };
  if (Object.keys(made[part]).length === 0) return made;
  if (part === 'query') return { ...made, query: spoil(made.query, spoiling) as Content['query'] };
  const params = spoil(made.params, { ...spoiling, bad: asText(spoiling.bad), how: 'put' });
  return { ...made, params: params as Content['params'] };
}

/** Some of the members of an object, and of what is none nothing. */
function someMembers(whole: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc
    .tuple(whole, fc.nat(1_000_000))
    .map(([value, which]) =>
      value === null || typeof value !== 'object' || Array.isArray(value)
        ? {}
        : Object.fromEntries(Object.entries(value).filter((_, index) => Math.floor(which / 2 ** index) % 3 === 0)),
    );
}

function fromDocument({ parameters, body }: Documented, values: SchemaValues, right: MakeCall): fc.Arbitrary<Made> {
  const of = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
  const { params = {}, headers = {} } = right();
  const { 'content-type': mediaType } = headers;
  return fc
    .record({
      params: fc.record(
        Object.fromEntries(
          of('path').map((parameter) => [parameter.name, pathValue(parameter, values, params[parameter.name])]),
        ),
      ),
      query: fc.record(
        Object.fromEntries(of('query').map((parameter) => [parameter.name, queryValue(parameter, values)])),
      ),
      body: body
        ? fc.oneof(
            { weight: 6, arbitrary: values.fitting(body.schema) },
            { weight: 5, arbitrary: values.nearly(body.schema) },
          )
        : fc.constant(undefined),
      text: fc.oneof({ weight: 11, arbitrary: fc.constant(undefined) }, fc.constantFrom(...MALFORMED)),
    })
    .map(({ text, ...made }) => ({
      ...made,
      ...(text === undefined ? {} : { text }),
      ...(mediaType === undefined ? {} : { headers: { 'content-type': mediaType } }),
    }));
}

function pathValue({ schema = {} }: Parameter, values: SchemaValues, own: string | undefined): fc.Arbitrary<string> {
  return fc.oneof(
    ...(own === undefined ? [] : [{ weight: 5, arbitrary: fc.constant(own) }]),
    { weight: 3, arbitrary: values.fitting(schema).map(asText) },
    { weight: 1, arbitrary: hostileText },
  );
}

function queryValue({ schema = {}, required }: Parameter, values: SchemaValues): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    { weight: 4, arbitrary: values.fitting(schema) },
    { weight: 1, arbitrary: values.nearly(schema) },
    { weight: 1, arbitrary: hostileValue },
  );
  return fc.option(value, { freq: required ? 12 : 2, nil: undefined });
}

/** As it was before it was written into an address; what cannot be read stays as it is. */
export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
