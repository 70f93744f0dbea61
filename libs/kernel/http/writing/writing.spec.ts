import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RequestContext } from '../../context/request-context.ts';
import { ALL_KEY, startSampleApp, THING, VEHICLE } from '../../testing/sample-http-app.ts';
import { commandKey, parseIdempotencyKey } from './idempotency-key.ts';

let sample: Awaited<ReturnType<typeof startSampleApp>>;
beforeAll(async () => {
  sample = await startSampleApp();
});
afterAll(() => sample.app.close());

const cancellation = `/v1/things/${THING}/cancellation`;

async function contextOf(key: string, body: unknown = { reason: 'sold' }, query = ''): Promise<RequestContext> {
  const answer = await sample.send('POST', `${cancellation}${query}`, body, { 'Idempotency-Key': key });
  expect(answer.status).toBe(200);
  return (answer.body as { context: RequestContext }).context;
}

describe('Idempotency-Key', () => {
  test('is read bare and quoted alike', () => {
    expect(parseIdempotencyKey('8e03978e-40d5-43e8-bc93-6894a57f9324')).toBe('8e03978e-40d5-43e8-bc93-6894a57f9324');
    expect(parseIdempotencyKey('"8e03978e-40d5-43e8-bc93-6894a57f9324"')).toBe('8e03978e-40d5-43e8-bc93-6894a57f9324');
    expect(parseIdempotencyKey('x'.repeat(255))).toHaveLength(255);
  });
  test.each(['', '""', 'has space', '"has space"', '"open', '"a"b', 'x'.repeat(256), 'ä', '"a", "b"'])(
    '%j is refused',
    (header) => {
      expect(() => parseIdempotencyKey(header)).toThrow('1 to 255 visible ASCII characters');
    },
  );
  test('malformed is 400', async () => {
    const answer = await sample.send('POST', '/v1/things', {}, { 'Idempotency-Key': '"open' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'idempotency-key.malformed' } });
  });
  test('missing where a promise is made is 400', async () => {
    expect(await sample.send('POST', cancellation, {})).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key.required' },
    });
  });
  test('missing elsewhere is fine', async () => {
    expect(await sample.send('POST', '/v1/things', { name: 'a', vehicleId: VEHICLE })).toMatchObject({ status: 201 });
  });
  test('the same request makes the same command', async () => {
    expect((await contextOf('one')).command).toEqual((await contextOf('"one"')).command);
  });
  test('another body or query is another fingerprint under the same id', async () => {
    const { command: first } = await contextOf('one');
    const { command: body } = await contextOf('one', { reason: 'stolen' });
    const { command: query } = await contextOf('one', { reason: 'sold' }, '?force=1');
    expect([body?.id, query?.id]).toEqual([first?.id, first?.id]);
    expect(new Set([first?.fingerprint, body?.fingerprint, query?.fingerprint]).size).toBe(3);
  });
  test('tenant, credential, method, route, path values and key each make another id', () => {
    const scope = { tenant: 't1', credential: 'c1', method: 'POST', route: '/v1/a/:id', params: { id: '1' } };
    const sent = { query: '', body: undefined };
    const ids = [
      commandKey(scope, 'k', sent),
      commandKey({ ...scope, tenant: 't2' }, 'k', sent),
      commandKey({ ...scope, tenant: undefined }, 'k', sent),
      commandKey({ ...scope, credential: 'c2' }, 'k', sent),
      commandKey({ ...scope, method: 'PUT' }, 'k', sent),
      commandKey({ ...scope, route: '/v1/b/:id' }, 'k', sent),
      commandKey({ ...scope, params: { id: '2' } }, 'k', sent),
      commandKey(scope, 'K', sent),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('ids never change between releases, or a repeat would run twice', () => {
    const scope = { tenant: 't1', credential: 'c1', method: 'POST', route: '/v1/a/:id', params: { id: '1' } };
    const { id, fingerprint } = commandKey(scope, 'k', { query: 'a=1', body: Buffer.from('{}') });
    expect(id).toBe('b45fbfec-2a60-5089-8e5e-b72a32f5336b');
    expect(fingerprint).toBe('f76802b706d22a8a76bbab3d4c4f9f982ef83a677ef79534325a2d8799fadc43');
  });
});

describe('a receipt', () => {
  test('shows version, position and a public id', async () => {
    const { status, headers, body } = await sample.send('POST', '/v1/things', { name: 'a', vehicleId: VEHICLE });
    expect({ status, body }).toMatchObject({ status: 201, body: { id: THING, version: 3, position: 8812 } });
    expect([headers.get('etag'), headers.get('clutch-position'), headers.get('idempotent-replayed')]).toEqual([
      '"3"',
      '8812',
      null,
    ]);
  });
  test('that the ledger gave says so', async () => {
    const headers = { ...ALL_KEY, 'Idempotency-Key': 'k', 'X-Request-Id': 'replay_0001' };
    const answer = await sample.ask(cancellation, { method: 'POST', headers });
    expect(answer.headers.get('idempotent-replayed')).toBe('true');
  });
});

describe('If-Match', () => {
  const edit = (headers: Record<string, string>) =>
    sample.send('PATCH', `/v1/things/${THING}`, { name: 'new' }, headers);

  test.each([
    ['"7"', 7],
    ['"7.k3f"', 7],
    ['"0"', 0],
    ['*', '*'],
  ])('%s reaches the aggregate', async (header, ifMatch) => {
    expect(await edit({ 'If-Match': header })).toMatchObject({ status: 200, body: { ifMatch } });
  });
  test.each(['7', 'W/"7"', '"seven"', '"7", "8"', '"07"', '""', `"${'9'.repeat(20)}"`])('%s is 400', async (header) => {
    expect(await edit({ 'If-Match': header })).toMatchObject({ status: 400, body: { code: 'if-match.malformed' } });
  });
  test('missing where it is needed is 428', async () => {
    expect(await edit({})).toMatchObject({ status: 428, body: { code: 'if-match.required' } });
  });
});
