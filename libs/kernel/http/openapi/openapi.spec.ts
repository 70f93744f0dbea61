import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenAPIObject } from '@nestjs/swagger';
import { startSampleApp } from '../../testing/sample-http-app.ts';
import { documentDrift, renderDocument } from './render-document.ts';
import { stableEnums } from './stable-enums.ts';

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
  Object.fromEntries(parameters.flatMap((parameter) => ('in' in parameter && parameter.in === 'header' ? [[parameter.name, parameter.required]] : [])));

test('the words of a union stand in alphabetical order, whatever order the compiler has met them in', () => {
  const words = { enum: ['b', 'c', 'a'], items: [{ enum: [2, 1] }] };
  expect(stableEnums({ words })).toEqual({ words: { enum: ['a', 'b', 'c'], items: [{ enum: [2, 1] }] } });
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
    expect(operations).toHaveLength(6);
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

describe('the reference at /docs', () => {
  test('asks nobody but us', async () => {
    const { status, headers, body } = await sample.ask('/docs');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const links = [...(body as string).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
    expect(links).toHaveLength(4);
    for (const link of links) {
      expect(link).toMatch(/^\/docs\//);
      expect(await sample.ask(link)).toMatchObject({ status: 200 });
    }
  });
});
