import { describe, expect, test } from 'vitest';
import { APPS, type OpenApi, readJson, type Schema } from '../../tools/openapi/document.ts';

/** What is measured, and so may have a fraction; whatever is counted, numbered or priced is whole. */
const MEASURED = [
  'connect',
  'dns',
  'failingPercent',
  'firstByte',
  'ms',
  'oldestPendingSeconds',
  'queueSeconds',
  'ratePerSecond',
  'successShare',
  'tls',
  'altitudeMetres',
  'durationMs',
  'headingDegrees',
  'latitude',
  'longitude',
  'maxSpeedKmh',
  'meanMs',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'seconds',
  'speedKmh',
  'value',
  'worstSuccessShare',
];
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'] as const;

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Properties and parameters of a document that are numbers with a fraction. */
function fractionsIn(node: unknown, name = ''): string[] {
  // A filter compares with any number.
  if (!isNode(node) || node['name'] === 'filter') return [];
  if (typeof node['name'] === 'string' && isNode(node['schema'])) return fractionsIn(node['schema'], node['name']);
  const own = [node['type']].flat().includes('number') ? [name] : [];
  const properties = isNode(node['properties']) ? node['properties'] : {};
  const named = Object.entries(properties).flatMap(([property, schema]) => fractionsIn(schema, property));
  const others = Object.entries(node).filter(([key]) => key !== 'properties' && !key.startsWith('example'));
  return [...own, ...named, ...others.flatMap(([, inner]) => fractionsIn(inner, name))];
}

/** Where the examples of a document have a fraction and their schemas an integer. */
function brokenIn(document: OpenApi): string[] {
  const resolved = ({ $ref }: Schema): Schema =>
    $ref!
      .slice(2)
      .split('/')
      .reduce<unknown>((part, key) => (part as Node)[key], document) as Schema;
  const look = (schema: Schema, value: unknown, place: string): string[] => {
    if (schema.$ref) return look(resolved(schema), value, place);
    const isWrong = [schema.type].flat().includes('integer') && typeof value === 'number' && !Number.isInteger(value);
    const inOthers = SCHEMA_LISTS.flatMap((list) => (schema[list] ?? []).flatMap((one) => look(one, value, place)));
    const own = [...(isWrong ? [place] : []), ...inOthers];
    if (Array.isArray(value)) return [...own, ...value.flatMap((item) => look(schema.items ?? {}, item, place))];
    if (!isNode(value)) return own;
    const { properties = {} } = schema;
    return [
      ...own,
      ...Object.entries(value).flatMap(([key, inner]) => look(properties[key] ?? {}, inner, `${place}.${key}`)),
    ];
  };
  const walk = (node: unknown, place: string): string[] => {
    if (!isNode(node)) return [];
    const {
      schema,
      example,
      examples = {},
    } = node as { schema?: Schema; example?: unknown; examples?: Record<string, { value: unknown }> };
    const shown = [example, ...Object.values(examples).map((one) => one.value)];
    const own = schema ? shown.flatMap((value) => look(schema, value, place)) : [];
    return [
      ...own,
      ...Object.entries(node).flatMap(([key, inner]) =>
        key.startsWith('example') ? [] : walk(inner, `${place} ${key}`),
      ),
    ];
  };
  return walk(document, '');
}

describe.each(APPS)('the numbers of %s', (app) => {
  const document = readJson<OpenApi>(`${app}.json`);

  test('are whole but for what is measured', () => {
    expect([...new Set(fractionsIn(document))].filter((name) => !MEASURED.includes(name))).toEqual([]);
  });
  test('are whole in the examples where the schema says so', () => {
    expect(brokenIn(document)).toEqual([]);
  });
});

test('what is counted in fractions is found, and an example that is not whole: the control', () => {
  const schema = { properties: { count: { type: 'number' }, page: { $ref: '#/components/schemas/Page' } } };
  const content = {
    'application/json': { schema, examples: { one: { value: { count: 1.5, page: [{ size: 2.5 }] } } } },
  };
  const paths = { '/v1/things': { get: { operationId: 'listThings', responses: { 200: { content } } } } };
  const page = { type: 'array', items: { properties: { size: { type: ['integer', 'null'] } } } };
  const planted = { paths, components: { schemas: { Page: page } } } as unknown as OpenApi;
  expect(fractionsIn(planted)).toEqual(['count']);
  expect(brokenIn(planted)).toEqual([expect.stringMatching(/application\/json\.page\.size$/)]);
});
