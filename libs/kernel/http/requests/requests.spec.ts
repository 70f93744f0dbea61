import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_KEY, startSampleApp, THING, VEHICLE } from '../../testing/sample-http-app.ts';
import { parseQueryString } from './query-string.ts';
import { traceParentOf } from './trace-parent.ts';

let sample: Awaited<ReturnType<typeof startSampleApp>>;
beforeAll(async () => {
  sample = await startSampleApp();
});
afterAll(() => sample.app.close());

const cancellation = `/v1/things/${THING}/cancellation`;
const thing = { name: 'a', vehicleId: VEHICLE };

describe('request ids', () => {
  test('a well-formed one is taken and echoed', async () => {
    const { headers } = await sample.ask('/v1/things', { headers: { ...ALL_KEY, 'X-Request-Id': 'mine_0001' } });
    expect(headers.get('x-request-id')).toBe('mine_0001');
  });
  test.each(['short', 'has space in it', 'x'.repeat(65), 'quote"quote'])('%j is replaced', async (id) => {
    const { headers } = await sample.ask('/v1/things', { headers: { ...ALL_KEY, 'X-Request-Id': id } });
    expect(headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{26}$/);
  });
});

describe('the context', () => {
  test("is there in a handler after a body of several packets, and is not another request's", async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `request_${index}`);
    const seen = await Promise.all(
      ids.map(async (id) => {
        const body = new ReadableStream({
          async start(stream) {
            for (const part of ['{', '"reason":', '"a"', '}']) {
              stream.enqueue(new TextEncoder().encode(part));
              await new Promise((resolve) => setTimeout(resolve, 5));
            }
            stream.close();
          },
        });
        const headers = {
          ...ALL_KEY,
          'Content-Type': 'application/json',
          'Idempotency-Key': 'k',
          'X-Request-Id': id,
          traceparent: TRACE,
        };
        const answer = await sample.ask(cancellation, { method: 'POST', headers, body, duplex: 'half' });
        return (answer.body as { context: Record<string, unknown> }).context;
      }),
    );
    expect(seen.map(({ requestId }) => requestId)).toEqual(ids);
    expect(seen[0]).toMatchObject({
      tenant: { slug: 'sample' },
      actor: { id: 'key_all' },
      source: 'api',
      trace: TRACE,
    });
  });
  const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  test.each([
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`,
  ])('does not take %j for a trace', (header) => {
    expect(traceParentOf(header)).toBeUndefined();
  });
});

describe('bodies', () => {
  test.each([['null'], ['[]'], ['[{"name":"a"}]'], ['"text"'], ['12'], ['true']])(
    '%s is refused at #',
    async (body) => {
      const answer = await sample.ask('/v1/things', {
        method: 'POST',
        body,
        headers: { ...ALL_KEY, 'Content-Type': 'application/json' },
      });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '#' }] } });
    },
  );
  test.each([
    ['NUL', { ...thing, note: 'a\u0000b' }, '/note'],
    ['half a surrogate pair', { ...thing, note: '\ud83d' }, '/note'],
    ['NUL deep inside', { ...thing, parts: [{ quantity: 1, 'a/b~c': ['x', '\u0000'] }] }, '/parts/0/a~1b~0c/1'],
    ['NUL in a name', { ...thing, 'a\u0000': 1 }, '#'],
  ])('%s is refused with its place', async (_name, body, pointer) => {
    expect(await sample.send('POST', '/v1/things', body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, code: 'text' }] },
    });
  });
  test('a whole surrogate pair passes', async () => {
    expect(await sample.send('POST', '/v1/things', { ...thing, note: '🔧' })).toMatchObject({
      status: 201,
      body: { echo: { note: '🔧' } },
    });
  });
  test('nesting beyond 32 is refused, and 1,000 deep does no harm', async () => {
    const nested = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`;
    const init = { method: 'POST', body: nested, headers: { ...ALL_KEY, 'Content-Type': 'application/json' } };
    expect(await sample.ask('/v1/things', init)).toMatchObject({ status: 422, body: { errors: [{ code: 'depth' }] } });
  });
  test('a merge patch is read', async () => {
    const headers = { 'If-Match': '"7"', 'Content-Type': 'application/merge-patch+json' };
    expect(await sample.send('PATCH', `/v1/things/${THING}`, { name: 'new' }, headers)).toMatchObject({
      status: 200,
      body: { name: 'new' },
    });
  });
});

describe('queries', () => {
  test('brackets nest, and a prototype vanishes', () => {
    expect(parseQueryString('filter[status]=open&filter[a][gte]=1')).toEqual({
      filter: { status: 'open', a: { gte: '1' } },
    });
    expect(parseQueryString('filter[__proto__]=x&filter[status]=open')).toEqual({ filter: { status: 'open' } });
    expect(Object.keys(parseQueryString('__proto__[admin]=1'))).toEqual([]);
  });
  test('a parameter given twice is 422 and named', async () => {
    const answer = await sample.ask('/v1/things?limit=1&filter[status]=a&filter%5Bstatus%5D=b');
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ parameter: 'filter[status]', code: 'repeated' }] },
    });
  });
  test.each([
    ['NUL', 'filter[status]=a%00', 'filter[status]', 'text'],
    ['broken percent-encoding', 'filter[status]=%zz', 'filter[status]', 'encoding'],
    ['an encoded surrogate', 'filter[status]=%ED%A0%80', 'filter[status]', 'encoding'],
    ['an unknown parameter', 'colour=red', 'colour', 'unknown'],
    ['an unknown filter', 'filter[colour]=red', 'filter[colour]', 'unknown'],
    ['an empty limit', 'limit=', 'limit', 'is-int'],
    ['a limit in hexadecimal', 'limit=0x10', 'limit', 'is-int'],
    ['a limit below one', 'limit=0', 'limit', 'min'],
  ])('%s is 422 and named', async (_name, query, parameter, code) => {
    const { status, body } = await sample.ask(`/v1/things?${query}`);
    expect(status).toBe(422);
    expect((body as { errors: unknown[] }).errors).toContainEqual(expect.objectContaining({ parameter, code }));
  });
  test('more than 50 parameters are 422, not a shortened query', async () => {
    const query = Array.from({ length: 51 }, (_, index) => `p${index}=1`).join('&');
    expect(await sample.ask(`/v1/things?${query}`)).toMatchObject({
      status: 422,
      body: { detail: 'The query has more than 50 parameters' },
    });
  });
});

test('every answer carries the headers that protect it', async () => {
  for (const path of ['/v1/things', '/v1/nothing', '/v1/%zz', '/v1/faults/unexpected']) {
    const { headers } = await sample.ask(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.has('access-control-allow-origin')).toBe(false);
  }
});
