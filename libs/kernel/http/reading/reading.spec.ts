import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typedId } from '../../domain/typed-id.ts';
import { ALL_KEY, startSampleApp, THING } from '../../testing/sample-http-app.ts';
import { SAMPLE_LOG } from '../../testing/sample-positions.ts';
import { type Page } from './page.dto.ts';

let sample: Awaited<ReturnType<typeof startSampleApp>>;
beforeAll(async () => {
  sample = await startSampleApp();
});
afterAll(() => sample.app.close());

async function list(path: string): Promise<Page<{ id: string }> & { link: string | null }> {
  const { status, headers, body } = await sample.ask(path);
  expect(status).toBe(200);
  return { ...(body as Page<{ id: string }>), link: headers.get('link') };
}

describe('a list over HTTP', () => {
  test('has 25 rows by default, and never more than 100', async () => {
    expect((await list('/v1/things')).data).toHaveLength(25);
    expect((await list('/v1/things?limit=1000')).data).toHaveLength(30);
  });
  test('links the pages around it, with the other parameters kept', async () => {
    const first = await list('/v1/things?limit=20&filter[status]=open');
    expect(first.link).toMatch(/^<\/v1\/things\?limit=20&filter%5Bstatus%5D=open&cursor=[\w-]+>; rel="next"$/);
    const second = await list(first.link!.slice(1, first.link!.indexOf('>')));
    expect(second.data.map(({ id }) => id)).toEqual(['09', '08', '07', '06', '05', '04', '03', '02', '01', '00']);
    expect(second.page).toMatchObject({ nextCursor: null, hasMore: false });
    expect(second.link).toMatch(/rel="prev"$/);
    const back = await list(second.link!.slice(1, second.link!.indexOf('>')));
    expect(back.data).toEqual(first.data);
  });
  test('refuses the cursor of another filter and names it', async () => {
    const { page } = await list('/v1/things?limit=20&filter[status]=open');
    const answer = await sample.ask(`/v1/things?limit=20&filter[status]=closed&cursor=${page.nextCursor}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ parameter: 'cursor', code: 'cursor' }] } });
  });
});

describe('versions of what is read', () => {
  const get = (headers: Record<string, string>) =>
    sample.ask(`/v1/things/${THING}`, { headers: { ...ALL_KEY, ...headers } });

  test('an ETag is offered, and the answer may be kept and asked again', async () => {
    const { headers } = await get({});
    expect([headers.get('etag'), headers.get('cache-control')]).toEqual(['"7"', 'private, no-cache']);
  });
  test('HEAD shows the same headers', async () => {
    const { status, headers, body } = await sample.ask(`/v1/things/${THING}`, { method: 'HEAD', headers: ALL_KEY });
    expect([status, headers.get('etag'), body]).toEqual([200, '"7"', '']);
  });
  test.each(['"7"', 'W/"7"', '"1", "7"', '*'])('If-None-Match: %s is 304 without a body', async (header) => {
    const { status, headers, body } = await get({ 'If-None-Match': header });
    expect([status, body]).toEqual([304, '']);
    expect([headers.get('etag'), headers.has('ratelimit'), headers.has('x-request-id')]).toEqual(['"7"', true, true]);
    expect(headers.has('content-type')).toBe(false);
  });
  test.each(['"6"', '7', '"77"'])('If-None-Match: %s is the whole answer', async (header) => {
    expect(await get({ 'If-None-Match': header })).toMatchObject({ status: 200, body: { id: THING } });
  });
});

describe("reading one's own write", () => {
  const get = (position: string) =>
    sample.ask(`/v1/things/${THING}`, { headers: { ...ALL_KEY, 'Clutch-Min-Position': position } });

  test('a position that the projection has seen is answered', async () => {
    expect(await get('100')).toMatchObject({ status: 200 });
  });
  test('one that it does not reach in time is 503 and worth another try', async () => {
    const { status, headers, body } = await get('101');
    expect({ status, body, retry: headers.get('retry-after') }).toMatchObject({
      status: 503,
      body: { code: 'projection.behind' },
      retry: '1',
    });
  });
  test.each(['x', '-1', '1.5', '1'.repeat(16)])('%s is 400', async (position) => {
    expect(await get(position)).toMatchObject({ status: 400, body: { code: 'position.malformed' } });
  });
});

describe('what is not found', () => {
  const NEW = typedId('thg', '01933b7a-0000-7000-8000-000000000003');
  const get = () => sample.ask(`/v1/things/${NEW}`, { headers: ALL_KEY });

  test('while the read model is behind the log is looked for again when it has caught up', async () => {
    Object.assign(SAMPLE_LOG, { head: 100, seen: 99 });
    expect(await get()).toMatchObject({ status: 200, body: { id: NEW } });
  });
  test('is not called missing by a read model that does not catch up: 503, worth another try', async () => {
    Object.assign(SAMPLE_LOG, { head: 101, seen: 99 });
    expect(await get()).toMatchObject({ status: 503, body: { code: 'projection.behind' } });
  });
});
