import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, startSampleApp, THING } from '../../testing/sample-http-app.ts';

let sample: Awaited<ReturnType<typeof startSampleApp>>;
beforeAll(async () => {
  sample = await startSampleApp();
});
afterAll(() => sample.app.close());

function expectProblem({ status, headers, body }: Answer, expected: { status: number; code: string }): void {
  const requestId = headers.get('x-request-id');
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect({ status, body }).toMatchObject({
    status: expected.status,
    body: {
      ...expected,
      type: expect.stringMatching(/^https:/),
      title: expect.any(String),
      detail: expect.any(String),
      requestId,
    },
  });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('link')).toBe(
    `</docs/errors/${expected.code.replaceAll('.', '/')}>; rel="help"; type="text/html"`,
  );
}

/** Writes raw bytes and reads until the server closes. */
async function raw(bytes: string): Promise<Answer> {
  const chunks: Buffer[] = [];
  const socket = connect(sample.port, '127.0.0.1', () => socket.write(bytes));
  for await (const chunk of socket.setTimeout(5_000, () => socket.destroy())) chunks.push(chunk as Buffer);
  const [head = '', body = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = new Headers(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  return { status: Number(statusLine.split(' ')[1]), headers, body: JSON.parse(body) as unknown };
}

describe('every error is a problem', () => {
  test('an unknown route is 404 and does not repeat the address', async () => {
    const answer = await sample.ask(`/v1/nothing-${'x'.repeat(5_000)}`);
    expectProblem(answer, { status: 404, code: 'route.not-found' });
    expect(JSON.stringify(answer.body)).not.toContain('xxx');
  });
  test('its link leads to a page on the host that has answered', async () => {
    const { headers } = await sample.ask('/v1/nothing', { headers: { Authorization: 'Bearer all-key' } });
    const [, path] = /^<([^>]+)>/.exec(headers.get('link') ?? '')!;
    const page = await sample.ask(path!);
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('route.not-found')]);
  });
  test('paths are case-sensitive', async () => {
    expectProblem(await sample.ask('/V1/things'), { status: 404, code: 'route.not-found' });
  });
  test('a wrong method is 405 and says which ones are right', async () => {
    const answer = await sample.ask(`/v1/things/${THING}`, { method: 'DELETE' });
    expectProblem(answer, { status: 405, code: 'method.not-allowed' });
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PATCH');
  });
  test('a path that does not decode is 400', async () => {
    expectProblem(await sample.ask('/v1/%zz'), { status: 400, code: 'path.malformed' });
    expectProblem(await sample.ask('/v1/things/a%00'), { status: 400, code: 'path.malformed' });
  });
  test('an over-long part of a path is 414', async () => {
    expectProblem(await sample.ask(`/v1/things/${'a'.repeat(500)}`), { status: 414, code: 'path.too-long' });
  });
  test('broken JSON is 400', async () => {
    const init = { method: 'POST', body: '{"name":', headers: { 'Content-Type': 'application/json' } };
    expectProblem(await sample.ask('/v1/things', init), { status: 400, code: 'body.malformed' });
  });
  test('a prototype in JSON is 400', async () => {
    const init = {
      method: 'POST',
      body: '{"__proto__":{"admin":true}}',
      headers: { 'Content-Type': 'application/json' },
    };
    expectProblem(await sample.ask('/v1/things', init), { status: 400, code: 'body.malformed' });
  });
  test('bytes that are not UTF-8 are 400', async () => {
    const init = {
      method: 'POST',
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      headers: { 'Content-Type': 'application/json' },
    };
    expectProblem(await sample.ask('/v1/things', init), { status: 400, code: 'body.malformed' });
  });
  test('an empty body that says it is JSON is 400', async () => {
    const init = { method: 'POST', body: '', headers: { 'Content-Type': 'application/json' } };
    expectProblem(await sample.ask('/v1/things', init), { status: 400, code: 'body.empty' });
  });
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'a body of type %s is 415',
    async (type) => {
      const init = { method: 'POST', body: 'a=1', headers: { 'Content-Type': type } };
      expectProblem(await sample.ask('/v1/things', init), { status: 415, code: 'body.media-type' });
    },
  );
  test('UTF-16 is 415', async () => {
    const init = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json; charset=utf-16' } };
    expectProblem(await sample.ask('/v1/things', init), { status: 415, code: 'body.charset' });
  });
  test('a body over the limit is 413', async () => {
    expectProblem(await sample.send('POST', '/v1/things', { name: 'x'.repeat(5_000) }), {
      status: 413,
      code: 'body.too-large',
    });
  });
  test('malformed HTTP is 400', async () => {
    expectProblem(await raw('GET / HTTP/1.1\r\nHost: a\r\nbroken header\r\n\r\n'), {
      status: 400,
      code: 'http.malformed',
    });
  });
  test('headers beyond the limit are 431', async () => {
    expectProblem(await raw(`GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`), {
      status: 431,
      code: 'http.headers-too-large',
    });
  });
  test('nobody is 401 and told how to authenticate', async () => {
    const answer = await sample.ask('/v1/things', { headers: {} });
    expectProblem(answer, { status: 401, code: 'auth.required' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="clutch"');
  });
  test('a wrong key is 401 with the code of its strategy', async () => {
    const answer = await sample.ask('/v1/things', { headers: { Authorization: 'Bearer nobody' } });
    expectProblem(answer, { status: 401, code: 'key.invalid' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="clutch", error="invalid_token"');
  });
  test('a missing scope of a key is 403 and named', async () => {
    const init = {
      method: 'POST',
      body: '{}',
      headers: { Authorization: 'Bearer read-key', 'Content-Type': 'application/json' },
    };
    const answer = await sample.ask('/v1/things', init);
    expectProblem(answer, { status: 403, code: 'key.scope' });
    expect(answer.body).toMatchObject({ permission: 'thing:create' });
  });
});

describe('errors of code behind a route', () => {
  test.each([
    ['invalid', 422, 'vin.check-digit'],
    ['forbidden', 403, 'thing.not-yours'],
    ['not-found', 404, 'thing.not-found'],
    ['conflict', 409, 'thing.taken'],
    ['stale', 412, 'version.mismatch'],
    ['unexpected', 500, 'internal'],
    ['unique-violation', 500, 'internal'],
    ['pool-exhausted', 503, 'unavailable'],
    ['connection-refused', 503, 'unavailable'],
    ['admin-shutdown', 503, 'unavailable'],
  ])('%s is %i %s', async (kind, status, code) => {
    expectProblem(await sample.ask(`/v1/faults/${kind}`), { status, code });
  });
  test('details are shown, but never in place of a standard member', async () => {
    const { body, status } = await sample.ask('/v1/faults/invalid');
    expect(status).toBe(422);
    expect(body).toMatchObject({ expected: 'X', status: 422, detail: 'The check digit is wrong' });
    expect(body).not.toMatchObject({ requestId: 'forged' });
  });
  test('the text of an unknown exception stays inside (ASVS 16.5.1)', async () => {
    for (const kind of ['unexpected', 'unique-violation']) {
      expect(JSON.stringify((await sample.ask(`/v1/faults/${kind}`)).body)).not.toMatch(/secret|vault/);
    }
  });
  test('a stale version is told the present one', async () => {
    expect((await sample.ask('/v1/faults/stale')).body).toMatchObject({ currentVersion: 9 });
  });
  test('an absent database asks for another try (ASVS 16.5.2)', async () => {
    expect((await sample.ask('/v1/faults/pool-exhausted')).headers.get('retry-after')).toBe('2');
  });
  test('a refusal that knows when to try again says so', async () => {
    expect((await sample.ask('/v1/faults/conflict')).headers.get('retry-after')).toBe('1');
  });
  test('an error inside the filter is the constant 500', async () => {
    const answer = await sample.ask('/v1/faults/circular');
    expectProblem(answer, { status: 500, code: 'internal' });
    expect(JSON.stringify(answer.body)).not.toContain('circular');
  });
});

describe('the language of an error', () => {
  const asked = (language: string, url = `/v1/things/${THING}`, init: RequestInit = {}) =>
    sample.ask(url, { ...init, headers: { 'Accept-Language': language } });

  test.each(['ar', 'ar-SA,en;q=0.5', 'fr, ar;q=0.4, en;q=0.3', 'AR'])('%s is answered in Arabic', async (language) => {
    const { headers, body } = await asked(language);
    expect([headers.get('content-language'), headers.get('vary')]).toEqual(['ar', 'Accept-Language']);
    expect(body).toMatchObject({
      code: 'auth.required',
      title: 'بيانات الاعتماد مطلوبة',
      detail: expect.stringContaining('Authorization'),
    });
  });

  test.each(['en', 'fr', '*', 'ar;q=0', 'ar;q=0.1,en;q=0.2', 'ar;q=x', ','])(
    '%s is answered in English',
    async (language) => {
      const { headers, body } = await asked(language);
      expect(headers.get('content-language')).toBe('en');
      expect(body).toMatchObject({ title: 'Credentials are needed', detail: expect.stringMatching(/^[A-Za-z"]/) });
    },
  );

  test('the faults of fields are told in it too', async () => {
    const { body } = await sample.ask('/v1/things', {
      method: 'POST',
      body: JSON.stringify({ nobody: 1 }),
      headers: { Authorization: 'Bearer all-key', 'Content-Type': 'application/json', 'Accept-Language': 'ar' },
    });
    const { errors } = body as { errors: { code: string; detail: string }[] };
    expect(errors.find(({ code }) => code === 'unknown')!.detail).toBe('حقل غير معروف؛ احذفه أو تحقق من تهجئته.');
  });

  test('what is refused before there is a route speaks it as well', async () => {
    const { headers, body } = await asked('ar', '/v1/%zz');
    expect([headers.get('content-language'), (body as { title: string }).title]).toEqual(['ar', 'تعذّرت قراءة المسار']);
  });
});
