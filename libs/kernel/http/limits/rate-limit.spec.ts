import { parseList } from 'structured-headers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE_OPTIONS, startSampleApp } from '../../testing/sample-http-app.ts';

const LIMIT = 3;
let sample: Awaited<ReturnType<typeof startSampleApp>>;
beforeAll(async () => {
  const { config } = SAMPLE_OPTIONS;
  sample = await startSampleApp({ config: { ...config, http: { ...config.http, ratePerMinute: LIMIT } } });
});
afterAll(() => sample.app.close());

test('a credential has its quota, sees it run down, and is told when to come back', async () => {
  const remaining: unknown[] = [];
  for (let count = 0; count < LIMIT; count += 1) {
    const { status, headers } = await sample.ask('/v1/things');
    expect(status).toBe(200);
    expect(headers.get('ratelimit-policy')).toBe(`"minute";q=${LIMIT};w=60`);
    const [[name, parameters] = ['', new Map()]] = parseList(headers.get('ratelimit')!);
    expect(name).toBe('minute');
    remaining.push(parameters.get('r'));
  }
  expect(remaining).toEqual([2, 1, 0]);

  const { status, headers, body } = await sample.ask('/v1/things');
  expect({ status, body }).toMatchObject({
    status: 429,
    body: {
      type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
      code: 'rate.exceeded',
      'violated-policies': ['minute'],
    },
  });
  const [[, parameters] = ['', new Map()]] = parseList(headers.get('ratelimit')!);
  expect(parameters.get('r')).toBe(0);
  expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(Number(parameters.get('t')));
});

test('another credential has a quota of its own, and a public route none', async () => {
  expect(await sample.ask('/v1/things', { headers: { Authorization: 'Bearer read-key' } })).toMatchObject({
    status: 200,
  });
  for (let count = 0; count <= LIMIT; count += 1) {
    const { status, headers } = await sample.ask('/v1/faults/conflict');
    expect([status, headers.has('ratelimit')]).toEqual([409, false]);
  }
});
