import { describe, expect, expectTypeOf, test } from 'vitest';
import { API_VERSION, Clutch, ClutchConnectionError, ClutchError, type Result } from '../../sdk/src/index.ts';
import { resilientFetch } from '../../sdk/src/resilient-fetch.ts';
import { delayMs } from '../../sdk/src/retry-policy.ts';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });
const lost = (): never => {
  throw new TypeError('fetch failed');
};
const problem = (status: number, code: string) => ({
  type: '',
  title: '',
  status,
  code,
  detail: 'No',
  requestId: 'req_1',
});

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A server that answers in turn, and what it was sent. */
function fakeServer(...answers: ((request: Request) => Response)[]) {
  const sent: Sent[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push({ method: request.method, url: request.url, headers: request.headers, body: await request.text() });
    return answers[Math.min(sent.length, answers.length) - 1]!(request);
  };
  const clutch = new Clutch({ apiKey: 'clk_test', baseUrl: 'https://api.example/', maxDelayMs: 5, fetch });
  return { clutch, sent };
}

const SLOT = { workshopId: 'wsh_1', vehicleId: 'veh_1', serviceCode: 'oil-change', startsAt: '2026-12-01T09:00:00Z' };
const RECEIPT = { id: 'bkg_1', version: 1, position: 7 };

/** Carries a booking out, and then loses the answer: the worst that can happen to a POST. */
function forgetfulServer() {
  const booked: string[] = [];
  const byKey = new Map<string, string>();
  let tries = 0;
  const fetch = async (request: Request): Promise<Response> => {
    const key = request.headers.get('idempotency-key');
    const known = key === null ? undefined : byKey.get(key);
    const id = known ?? `bkg_${booked.length + 1}`;
    if (known === undefined) booked.push(id);
    if (key !== null) byKey.set(key, id);
    tries += 1;
    return tries === 1 ? lost() : json(201, { ...RECEIPT, id });
  };
  return { booked, fetch };
}

describe('a try that failed', () => {
  test('never doubles a POST: it is sent again under the same key', async () => {
    const { booked, fetch } = forgetfulServer();
    const clutch = new Clutch({ apiKey: 'k', baseUrl: 'https://api.example', maxDelayMs: 1, fetch });
    expect(await clutch.bookings.holdSlot(SLOT)).toMatchObject({ id: 'bkg_1' });
    expect(booked).toEqual(['bkg_1']);
  });
  test('would double it under a key of its own: the control', async () => {
    const { booked, fetch } = forgetfulServer();
    const sleep = async (): Promise<void> => undefined;
    const rekeyed = (request: Request): Promise<Response> => {
      request.headers.set('idempotency-key', crypto.randomUUID());
      return fetch(request);
    };
    const planted = resilientFetch({ fetch: rekeyed, sleep, timeoutMs: 1_000, maxRetries: 2, maxDelayMs: 1 });
    const headers = { 'idempotency-key': 'first' };
    await planted(new Request('https://api.example/v1/bookings', { method: 'POST', headers }));
    expect(booked).toEqual(['bkg_1', 'bkg_2']);
  });
  test('is not repeated where nothing keeps it from being done twice', async () => {
    const { clutch, sent } = fakeServer(lost);
    await expect(clutch.signIn.requestMagicLink({ tenant: 't', email: 'a@b.example' })).rejects.toMatchObject({
      code: 'connection.failed',
    });
    await expect(clutch.workshops.change('wsh_1', {}, { ifMatch: '"1"' })).rejects.toBeInstanceOf(
      ClutchConnectionError,
    );
    expect(sent.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
  });
  test('is repeated for reads, for 429, and for a first try that is still running', async () => {
    const { clutch, sent } = fakeServer(
      lost,
      () => json(503, problem(503, 'overloaded')),
      () => json(200, { data: [], page: { hasMore: false } }),
      () => json(429, problem(429, 'rate.exceeded'), { 'retry-after': '0' }),
      () => json(409, problem(409, 'request.in-progress'), { 'retry-after': '0' }),
      () => json(201, RECEIPT),
    );
    await clutch.bookings.list();
    await clutch.bookings.holdSlot(SLOT, { idempotencyKey: 'mine' });
    expect(sent).toHaveLength(6);
    expect(new Set(sent.slice(3).map(({ headers, body }) => `${headers.get('idempotency-key')} ${body}`))).toEqual(
      new Set([`mine ${JSON.stringify(SLOT)}`]),
    );
  });
  test('ends with what was answered when the tries are used up, or the wait would be too long', async () => {
    const away = fakeServer(() => json(503, problem(503, 'overloaded')));
    await expect(away.clutch.bookings.list()).rejects.toMatchObject({ code: 'overloaded', status: 503 });
    expect(away.sent).toHaveLength(3);
    const busy = fakeServer(() => json(429, problem(429, 'quota.exceeded'), { 'retry-after': '3600' }));
    await expect(busy.clutch.bookings.list()).rejects.toMatchObject({ code: 'quota.exceeded' });
    expect(busy.sent).toHaveLength(1);
  });
});

test('the wait doubles, is random below that, and is as long as the server asks', () => {
  const policy = { maxRetries: 9, maxDelayMs: 4_000 };
  const now = Date.parse('2026-12-01T09:00:00Z');
  const waits = [1, 2, 3, 9].map((attempt) => delayMs({ attempt, retryAfter: null, now }, policy, 1));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
  expect(delayMs({ attempt: 3, retryAfter: null, now }, policy, 0.25)).toBe(500);
  expect(delayMs({ attempt: 1, retryAfter: '3', now }, policy, 1)).toBe(3_000);
  expect(delayMs({ attempt: 1, retryAfter: 'Tue, 01 Dec 2026 09:00:02 GMT', now }, policy, 1)).toBe(2_000);
  expect(delayMs({ attempt: 1, retryAfter: '5', now }, policy, 1)).toBeNull();
});

test('a caller who gives up ends it at once, and a server that does not answer ends in time', async () => {
  const never = (request: Request): Promise<Response> =>
    new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)));
  const clutch = new Clutch({ apiKey: 'k', baseUrl: 'https://api.example', fetch: never, maxRetries: 0 });
  const reason = new Error('The page was left');
  await expect(clutch.bookings.list({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  await expect(clutch.bookings.list({}, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'connection.timed-out' });
});

test('a list is one page when awaited, and all of them in a loop', async () => {
  const row = (id: string) => ({ id });
  const page = (ids: string[], nextCursor: string | null) => ({
    data: ids.map(row),
    page: { nextCursor, prevCursor: null, hasMore: nextCursor !== null },
  });
  const { clutch, sent } = fakeServer(
    () => json(200, page(['a', 'b'], 'two')),
    () => json(200, page(['c'], null)),
  );
  const ids: string[] = [];
  for await (const booking of clutch.bookings.list({ limit: 2 })) ids.push(booking.id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(sent.map(({ url }) => url)).toEqual([
    'https://api.example/v1/bookings?limit=2',
    'https://api.example/v1/bookings?limit=2&cursor=two',
  ]);
  expect((await fakeServer(() => json(200, page(['a'], 'two'))).clutch.bookings.list()).data).toHaveLength(1);
});

test('a list goes back from a page to its beginning, the nearest first, and page by page', async () => {
  const page = (ids: string[], prevCursor: string | null, nextCursor: string | null) => () =>
    json(200, { data: ids.map((id) => ({ id })), page: { prevCursor, nextCursor, hasMore: nextCursor !== null } });
  const { clutch, sent } = fakeServer(
    page(['d', 'e'], 'before-d', null),
    page(['b', 'c'], 'before-b', 'x'),
    page(['a'], null, 'x'),
  );
  const back: string[] = [];
  for await (const { id } of clutch.bookings.list({ cursor: 'at-d' }).backward()) back.push(id);
  expect(back).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(sent.map(({ url }) => new URL(url).searchParams.get('cursor'))).toEqual(['at-d', 'before-d', 'before-b']);
  const forth = fakeServer(page(['a'], null, 'two'), page(['b'], 'x', null));
  const sizes: number[] = [];
  for await (const { data } of forth.clutch.bookings.list().pages()) sizes.push(data.length);
  expect(sizes).toEqual([1, 1]);
});

test('a key of the other mode is refused before anything is sent, wherever it comes from', async () => {
  const sent: Request[] = [];
  const fetch = async (request: Request) => (sent.push(request), json(200, {}));
  const baseUrl = 'https://api.example';
  const wrong = 'clk_live_sk_000000000000_0';
  expect(() => new Clutch({ apiKey: wrong, baseUrl, fetch, mode: 'test' })).toThrow(/key of mode live/);
  const late = new Clutch({ apiKey: () => wrong, baseUrl, fetch, mode: 'test' });
  await expect(late.apiKeys.whoAmI()).rejects.toThrow(/key of mode live/);
  expect(sent).toEqual([]);
  await new Clutch({ apiKey: wrong.replace('live', 'test'), baseUrl, fetch, mode: 'test' }).apiKeys.whoAmI();
  expect(sent[0]!.headers.get('clutch-mode')).toBe('test');
});

test('the version that the types are made of is asked for, another one, or none', async () => {
  const spoken: (string | null)[] = [];
  const fetch = async ({ headers }: Request) => (spoken.push(headers.get('clutch-version')), json(200, {}));
  for (const version of [undefined, '2026-11-01', null]) {
    const said = version === undefined ? {} : { version };
    await new Clutch({ apiKey: 'k', baseUrl: 'https://api.example', fetch, ...said }).apiKeys.whoAmI();
  }
  expect(spoken).toEqual([API_VERSION, '2026-11-01', null]);
});

test('a refusal carries code, status, request and fields; what is no problem of ours is told apart', async () => {
  const errors = [{ pointer: '/startsAt', code: 'is-instant', detail: 'startsAt must be a time' }];
  const refused = fakeServer(() => json(422, { ...problem(422, 'request.invalid'), errors }));
  const error = await refused.clutch.bookings.holdSlot(SLOT).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ClutchError);
  expect(error).toMatchObject({ code: 'request.invalid', status: 422, requestId: 'req_1', errors, message: 'No' });
  const foreign = fakeServer(() => new Response('<html>', { status: 404, headers: { 'x-request-id': 'req_2' } }));
  await expect(foreign.clutch.bookings.get('bkg_1')).rejects.toMatchObject({
    code: 'response.unreadable',
    requestId: 'req_2',
  });
});

test('each request says who asks, in which version, and of what it depends', async () => {
  const answers: number[] = [];
  const sent: Request[] = [];
  const clutch = new Clutch({
    apiKey: async () => 'from-a-vault',
    baseUrl: 'https://api.example',
    version: '2026-11-01',
    onResponse: ({ status }) => answers.push(status),
    fetch: async (request) => {
      sent.push(request);
      return new Response(null, { status: 204 });
    },
  });
  await clutch.bookings.get('bkg_ä/ö', {}, { minPosition: 8812 });
  await clutch.webhooks.changeEndpoint(
    'whe_1',
    { description: 'x' },
    { ifMatch: '"7"', headers: { 'x-request-id': 'req_mine' } },
  );
  const [read, write] = sent.map(({ url, headers }) => ({ url, ...Object.fromEntries(headers) }));
  expect(read).toMatchObject({
    url: 'https://api.example/v1/bookings/bkg_%C3%A4%2F%C3%B6',
    authorization: 'Bearer from-a-vault',
    'clutch-version': '2026-11-01',
    'clutch-min-position': '8812',
  });
  expect(write).toMatchObject({ 'if-match': '"7"', 'x-request-id': 'req_mine' });
  expect(write).not.toHaveProperty('idempotency-key');
  expect(answers).toEqual([204, 204]);
});

/** `npm run check` compares the types; what is sent is looked at here. */
describe('an answer that `fields` cuts', () => {
  const page = { data: [], page: { nextCursor: null, prevCursor: null, hasMore: false } };
  const { clutch, sent } = fakeServer(() => json(200, page));

  test('has the type of what is left of it', async () => {
    const one = await clutch.bookings.get('bkg_1', { fields: 'id,vehicle.plate' });
    expectTypeOf(one).toEqualTypeOf<{ id: string; readonly vehicle: unknown }>();
    const many = await clutch.bookings.list({ fields: 'id' });
    expectTypeOf(many.data).toEqualTypeOf<{ id: string }[]>();
    expectTypeOf(many.page).toEqualTypeOf<Result<'listBookings'>['page']>();
    const found = await clutch.bookings.search({ fields: ['id', 'status'] });
    expectTypeOf(found.data[0]!).toHaveProperty('status');
    expectTypeOf(found.data[0]!).not.toHaveProperty('createdAt');
    const inner = await clutch.workshops.get('wsh_1', { fields: 'location.latitude,bays.name' });
    expectTypeOf(inner).toEqualTypeOf<{ location: { latitude: number }; bays: { name: string }[] }>();
    expect(sent.map(({ url, body }) => body || new URL(url).searchParams.get('fields'))).toEqual([
      'id,vehicle.plate',
      'id',
      '{"fields":["id","status"]}',
      'location.latitude,bays.name',
    ]);
  });

  test('is the whole of it without, and may lack anything where nobody knows the names yet', async () => {
    const whole = await clutch.bookings.get('bkg_1');
    expectTypeOf(whole).toEqualTypeOf<Result<'getBooking'>>();
    const known: string = ['id', 'status'].join();
    const some = await clutch.bookings.get('bkg_1', { fields: known });
    expectTypeOf(some).toHaveProperty('id').toEqualTypeOf<string | undefined>();
    expect(sent.slice(-2).map(({ url }) => new URL(url).search)).toEqual(['', '?fields=id%2Cstatus']);
  });
});
