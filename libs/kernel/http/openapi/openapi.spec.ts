import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenAPIObject } from '@nestjs/swagger';
import { ArrayMaxSize, IsInt, IsNumber, IsString, Matches, MaxLength, Min } from 'class-validator';
import { startSampleApp } from '../../testing/sample-http-app.ts';
import { withClassConstraints } from './class-constraints.ts';
import { withExample } from './examples.ts';
import { type Operation as Finished } from './finish-operation.ts';
import { namedFormats } from './named-formats.ts';
import { documentDrift, renderDocument } from './render-document.ts';
import { stableEnums } from './stable-enums.ts';
import { summaryOf } from './summary-of.ts';
import { wholeNumbers } from './whole-numbers.ts';

let sample: Awaited<ReturnType<typeof startSampleApp>>;
let document: OpenAPIObject;
beforeAll(async () => {
  sample = await startSampleApp();
  document = JSON.parse(renderDocument(sample.app)) as OpenAPIObject;
});
afterAll(() => sample.app.close());

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
const operation = (path: string, method: 'get' | 'post' | 'patch') => document.paths[path]![method] as Operation & Record<string, unknown>;
const statusesOf = ({ responses }: Operation) => Object.keys(responses);
const headersOf = ({ parameters = [] }: Operation) =>
  Object.fromEntries(
    parameters.flatMap((parameter) => ('in' in parameter && parameter.in === 'header' ? [[parameter.name, parameter.required]] : [])),
  );

test('the words of a union stand in alphabetical order, whatever order the compiler has met them in', () => {
  const words = { enum: ['b', 'c', 'a'], items: [{ enum: [2, 1] }] };
  expect(stableEnums({ words })).toEqual({ words: { enum: ['a', 'b', 'c'], items: [{ enum: [2, 1] }] } });
});

describe('a comment above a handler', () => {
  test('gives its first sentence as the summary and all of itself as the description', () => {
    const comment = 'Ends a key for good.\nWhat it made stays.';
    expect(summaryOf(comment)).toEqual({ summary: 'Ends a key for good', description: 'Ends a key for good. What it made stays.' });
  });
  test('is cut to its first clause, or to whole words, where the first sentence has more than 80 characters', () => {
    const clause = 'Proposes times for a service: the workshop that is nearest to the vehicle first, then the earliest of all.';
    expect(summaryOf(clause).summary).toBe('Proposes times for a service');
    const words = summaryOf(`${'word '.repeat(30)}end`).summary;
    expect(words).toMatch(/^(word )+word…$/);
    expect(words.length).toBeLessThanOrEqual(80);
  });
});

describe('what names and bounds mean', () => {
  const formatOf = (name: string, schema: object) => (namedFormats({ [name]: schema })[name] as { format?: string }).format;
  test.each([
    ['startsAt', { type: 'string' }, 'date-time'],
    ['endedAt', { type: ['string', 'null'] }, 'date-time'],
    ['foundAt', { type: 'string', maxLength: 2000 }, undefined],
    ['dueOn', { type: 'string' }, 'date'],
    ['count', { type: 'integer', minimum: 0, maximum: 10 }, 'int32'],
    ['position', { type: 'integer', minimum: 0 }, 'int64'],
    ['latitude', { type: 'number' }, 'double'],
    ['format', { type: 'string' }, undefined],
    ['createdAt', { type: 'string', format: 'time' }, 'time'],
  ])('%s of %j is %s', (name, schema, format) => {
    expect(formatOf(name, schema)).toBe(format);
  });
});

test('a number is whole unless it says that it is a fraction', () => {
  const properties = {
    type: { type: 'number' },
    latitude: { type: 'number', format: 'double' },
    counts: { type: 'array', items: { type: ['number', 'null'] } },
  };
  expect(wholeNumbers({ Thing: { properties, example: { type: 'number' } } })).toEqual({
    Thing: {
      properties: {
        type: { type: 'integer' },
        latitude: properties.latitude,
        counts: { type: 'array', items: { type: ['integer', 'null'] } },
      },
      example: { type: 'number' },
    },
  });
});

describe('the rules of a DTO class', () => {
  class RuledBody {
    @IsInt()
    @Min(1)
    readonly quantity!: number;

    @IsString({ each: true })
    @MaxLength(5, { each: true })
    @ArrayMaxSize(3)
    readonly words!: string[];

    @Matches(/^a$/i)
    readonly flagged!: string;

    @IsNumber()
    readonly share!: number;
  }
  test('stand in its schema, whether or not the compiler plugin has read them', () => {
    const number = { type: 'number', minimum: 0 };
    const words = { type: 'array', items: { type: 'string' } };
    const { RuledBody: ruled } = withClassConstraints({
      [RuledBody.name]: { properties: { quantity: number, words, flagged: { type: 'string' }, share: { type: 'number' } } },
      Another: { properties: { quantity: number } },
    });
    expect(ruled).toEqual({
      properties: {
        quantity: { type: 'integer', minimum: 0 },
        words: { type: 'array', maxItems: 3, items: { type: 'string', maxLength: 5 } },
        flagged: { type: 'string' },
        share: { type: 'number', format: 'double' },
      },
    });
  });
});

describe('an example', () => {
  const content = { 'application/json': { schema: {} } };
  const bare = {
    operationId: 'x',
    parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
    requestBody: { content },
  } as const;
  test('stands at the parameters, the body and the answer of its status, and nowhere else', () => {
    const operation = {
      ...bare,
      responses: { 200: { description: '', content }, 202: { description: '', content } },
    } as unknown as Finished;
    const request = { parameters: { limit: '25', other: '1' }, mediaType: 'application/json', body: { a: 1 } };
    const shown = withExample(operation, { request, response: { status: 200, mediaType: 'application/json', body: { b: 2 } } });
    expect(shown.parameters).toEqual([{ ...bare.parameters[0], example: 25 }]);
    expect(shown.requestBody).toMatchObject({ content: { 'application/json': { examples: { recorded: { value: { a: 1 } } } } } });
    expect(shown.responses['200']).toMatchObject({ content: { 'application/json': { examples: { recorded: { value: { b: 2 } } } } } });
    expect(shown.responses['202']).toEqual(operation.responses['202']);
  });
});

describe('the document', () => {
  test('is OpenAPI 3.1, served as it is rendered', async () => {
    const { status, headers, body } = await sample.ask('/openapi.json');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual(document);
    expect(document.openapi).toBe('3.1.0');
  });
  test('gives each operation an id, a success and its errors as problem JSON', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item) as Operation[]);
    expect(operations).toHaveLength(7);
    for (const { operationId, responses } of operations) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(Object.keys(responses).some((status) => status.startsWith('2'))).toBe(true);
      expect(Object.keys(responses).some((status) => status.startsWith('4'))).toBe(true);
    }
    const problem = document.components!.responses!['Problem404'];
    expect(problem).toMatchObject({ content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
  });
  test('says what guards and parsers may answer', () => {
    expect(statusesOf(operation('/v1/things', 'post'))).toEqual(['201', '400', '401', '403', '409', '413', '415', '422', '429', '503']);
    expect(statusesOf(operation('/v1/things/{thingId}', 'get'))).toEqual(['200', '304', '400', '401', '403', '404', '429', '503']);
    expect(statusesOf(operation('/v1/things/{thingId}', 'patch'))).toEqual(expect.arrayContaining(['412', '428']));
    expect(statusesOf(operation('/v1/faults/{kind}', 'get'))).toEqual(['200', '400', '404', '503']);
  });
  test('says who may, and what is public', () => {
    expect(operation('/v1/things', 'post')['x-permission']).toBe('thing:create');
    expect(operation('/v1/faults/{kind}', 'get').security).toEqual([]);
    expect(document.security).toEqual([{ apiKey: [] }]);
  });
  test('names the page of a list, and takes a merge patch where it takes JSON', () => {
    const page = operation('/v1/things', 'get').responses['200'];
    expect(page).toMatchObject({ content: { 'application/json': { schema: { $ref: '#/components/schemas/ThingViewPage' } } } });
    expect(operation('/v1/things/{thingId}', 'patch').requestBody).toMatchObject({ content: { 'application/merge-patch+json': {} } });
  });
  test('names the headers of a request, and which of them are needed', () => {
    expect(headersOf(operation('/v1/things', 'post'))).toEqual({ 'Idempotency-Key': false });
    expect(headersOf(operation('/v1/things/{thingId}/cancellation', 'post'))).toEqual({ 'Idempotency-Key': true });
    expect(headersOf(operation('/v1/things/{thingId}', 'patch'))).toEqual({ 'If-Match': true });
    expect(headersOf(operation('/v1/things/{thingId}', 'get'))).toEqual({ 'Clutch-Min-Position': false, 'If-None-Match': false });
  });
  test('has no reference that leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/([a-z]+)\/([^"]+)"/gi)];
    expect(references.length).toBeGreaterThan(20);
    for (const [, kind, name] of references) {
      expect((document.components as Record<string, Record<string, unknown>>)[kind!]).toHaveProperty([name!]);
    }
  });
  test('renders to the same text each time, and a difference is found', () => {
    const committed = renderDocument(sample.app);
    expect(committed.endsWith('}\n')).toBe(true);
    expect(documentDrift(sample.app, committed)).toBeNull();
    expect(documentDrift(sample.app, committed.replace('3.1.0', '3.1.1'))).toContain('differs from line 2');
    expect(documentDrift(sample.app, `${committed}more`)).not.toBeNull();
  });
});
