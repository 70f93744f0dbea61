import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PlatformDatabase, WebOrigins } from '#kernel';
import { StoredWebOrigins } from '../../libs/platform/adapters/stored-web-origins.ts';
import { KeyApp, type MadeKey } from './key-app.ts';

const PAGE = 'https://app.shop.example';
const OF_ANOTHER_KEY = 'https://other.shop.example';
const OF_A_REVOKED_KEY = 'https://gone.shop.example';
const OWN_HOST = 'https://book.own.example';
const CLAIMED_HOST = 'https://book.claimed.example';
const OF_A_RIVAL = 'https://book.rival.example';
const PUBLISHABLE = { kind: 'pk', scopes: ['workshop:read'] } as const;

let keys: KeyApp;
let key: MadeKey;

beforeAll(async () => {
  keys = await KeyApp.open();
  key = await keys.newKey({ ...PUBLISHABLE, origins: [PAGE] });
  await keys.newKey({ ...PUBLISHABLE, origins: [OF_ANOTHER_KEY] });
  const { id } = await keys.newKey({ ...PUBLISHABLE, origins: [OF_A_REVOKED_KEY] });
  await keys.ask('DELETE', `/v1/api-keys/${id}`);
  const hosts = [
    [keys.tenant.id, OWN_HOST, new Date()],
    [(await keys.clutch.newTenant()).id, OF_A_RIVAL, new Date()],
    [(await keys.clutch.newTenant()).id, CLAIMED_HOST, null],
  ] as const;
  for (const [tenant, origin, provedAt] of hosts)
    await keys.clutch.owner.query(
      `insert into platform.portal_brand (tenant_id, name, host, host_challenge, host_proved_at, version) values ($1, 'N', $2, 'c', $3, 1)`,
      [tenant, new URL(origin).host, provedAt],
    );
});
afterAll(() => keys.close());

const ALLOWED = 'access-control-allow-origin';
async function preflight(origin: string): Promise<unknown> {
  const headers = { origin, 'access-control-request-method': 'GET' };
  const answer = await keys.app.inject({ method: 'OPTIONS', url: '/v1/whoami', headers });
  return answer.headers[ALLOWED];
}
const fromPage = (origin: string, as = key.secret) => keys.whoAmI(as, { headers: { origin } });

/** What pages of others get of the key: `read` what was answered, or `served` without being read. */
async function gotByOthers(): Promise<string[]> {
  const got: string[] = [];
  for (const origin of [OF_ANOTHER_KEY, OF_A_REVOKED_KEY, OF_A_RIVAL, CLAIMED_HOST, 'https://evil.example', 'null']) {
    const { status, headers } = await fromPage(origin);
    if (status === 200) got.push(`${origin} ${headers[ALLOWED] === origin ? 'read' : 'served'}`);
  }
  return got;
}

describe('a publishable key', () => {
  test('is used from the pages that it names, and from those on the hosts that its tenant has proved', async () => {
    for (const origin of [PAGE, OWN_HOST]) {
      expect(await preflight(origin)).toBe(origin);
      const { status, headers, json } = await fromPage(origin);
      expect([status, headers[ALLOWED], headers['vary']]).toEqual([200, origin, 'Origin']);
      expect(headers['access-control-allow-credentials']).toBeUndefined();
      expect(json).toMatchObject({ apiKey: { origins: [PAGE] } });
    }
  });

  test('is refused to all other pages, and whoever names no page is none', async () => {
    expect(await gotByOthers()).toEqual([]);
    const { status, code, json } = await fromPage(OF_A_RIVAL);
    expect([status, code, json['origin']]).toEqual([403, 'key.origin', OF_A_RIVAL]);
    expect(await keys.whoAmI(key.secret)).toMatchObject({ status: 200 });
  });

  test('control: did anybody take every origin for the tenant’s own, that would be seen', async () => {
    const planted = vi
      .spyOn(keys.app.get(WebOrigins, { strict: false }), 'find')
      .mockResolvedValue({ tenants: [keys.tenant.id], hasKey: true });
    expect(await gotByOthers()).toContain(`${OF_A_RIVAL} read`);
    planted.mockRestore();
  });

  test('without origins is read by nobody’s pages but the tenant’s own', async () => {
    const { secret } = await keys.newKey(PUBLISHABLE);
    expect((await fromPage(OWN_HOST, secret)).headers[ALLOWED]).toBe(OWN_HOST);
    for (const origin of [PAGE, OF_A_RIVAL]) expect((await fromPage(origin, secret)).headers[ALLOWED]).toBeUndefined();
  });

  test('loses a page at once when it names others, and its successor keeps what it had', async () => {
    const made = await keys.newKey({ ...PUBLISHABLE, origins: [PAGE] });
    const change = { body: { origins: ['http://localhost:5173'] }, headers: { 'if-match': '*' } };
    expect(await keys.ask('PATCH', `/v1/api-keys/${made.id}`, change)).toMatchObject({
      status: 200,
      json: { origins: ['http://localhost:5173'] },
    });
    await expect.poll(async () => (await fromPage(PAGE, made.secret)).code).toBe('key.origin');
    const { json } = await keys.ask('POST', `/v1/api-keys/${made.id}/rotation`, { body: {} });
    expect((await keys.whoAmI(json['secret'] as string)).json).toMatchObject({
      apiKey: { origins: ['http://localhost:5173'] },
    });
  });

  test.each([
    [{ kind: 'sk', origins: [PAGE] }, 'api-key.kind-origins'],
    [{ ...PUBLISHABLE, origins: [`${PAGE}/`] }, 'request.invalid'],
    [{ ...PUBLISHABLE, origins: ['http://app.shop.example'] }, 'request.invalid'],
    [{ ...PUBLISHABLE, origins: ['*'] }, 'request.invalid'],
    [{ ...PUBLISHABLE, origins: [PAGE, PAGE] }, 'request.invalid'],
  ])('is not made of %o', async (body, code) => {
    const order = { name: 'Page', mode: 'live', scopes: ['workshop:read'], ...body };
    expect(await keys.ask('POST', '/v1/api-keys', { body: order })).toMatchObject({ status: 422, code });
  });
});

describe('a preflight', () => {
  test('is let pass for pages of some key or tenant, and for nobody else’s', async () => {
    expect(await preflight(OF_ANOTHER_KEY)).toBe(OF_ANOTHER_KEY);
    for (const origin of [OF_A_REVOKED_KEY, CLAIMED_HOST, 'https://evil.example', 'null'])
      expect(await preflight(origin)).toBeUndefined();
  });

  test('costs a statement for many origins at most, and those that nobody knows drive out none that is known', async () => {
    const platform = keys.app.get(PlatformDatabase, { strict: false });
    const sent = vi.spyOn(platform, 'query');
    const origins = new StoredWebOrigins(platform, { now: () => new Date() });
    expect(await origins.find(PAGE)).toEqual({ tenants: [], hasKey: true });
    const strangers = Array.from({ length: 1_500 }, (_, index) => `https://s${index}.evil.example`);
    await Promise.all(strangers.map((origin) => origins.find(origin)));
    expect(await origins.find(PAGE)).toEqual({ tenants: [], hasKey: true });
    expect(sent.mock.calls.filter(([{ name }]) => name === 'web_origins.find')).toHaveLength(2);
    sent.mockRestore();
  });
});
