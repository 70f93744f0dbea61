import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { type Begun, Browser, OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';

const PUBLIC = 'https://api.garage.example/clutch';
const PORTAL = 'https://portal.garage.example/consent';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;

beforeAll(async () => {
  // The proxy takes TLS and the folder away; the slash at the end is one too many.
  app = await OAuthApp.start({ CLUTCH_PUBLIC_URL: `${PUBLIC}/`, CLUTCH_OAUTH_INTERACTION_URL: PORTAL });
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
}, 60_000);
afterAll(() => app?.close());

const issuer = () => `${PUBLIC}/oauth/${tenant.slug}`;

test('behind a proxy every address that is told is the public one', async () => {
  const { json } = await app.ask('GET', `/oauth/${tenant.slug}/.well-known/openid-configuration`);
  const addresses = Object.values(json).filter((value): value is string => String(value).startsWith('http'));
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => !address.startsWith(issuer()))).toEqual([]);
});

test('people are sent to the page of the settings, with what it needs behind the #', async () => {
  const { location } = await app.ask('GET', app.authorizeUrl(client, 'x'.repeat(43)));
  const { origin, pathname, search, hash } = new URL(location);
  expect([origin + pathname, search]).toEqual([PORTAL, '']);
  const told = new URLSearchParams(hash.slice(1));
  expect([told.get('tenant'), told.get('interaction')]).toEqual([tenant.slug, expect.stringMatching(/^[\w-]{21,}$/)]);
});

test('cookies are for TLS alone and out of reach of scripts, and a sign-in goes through (ASVS 3.3.1, 3.3.4)', async () => {
  const browser = new Browser();
  const first = await app.ask('GET', app.authorizeUrl(client, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'));
  const cookies = first.headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies)
    expect([
      cookie.startsWith('__Secure-'),
      /; secure/i.test(cookie),
      /; httponly/i.test(cookie),
      /; samesite=lax/i.test(cookie),
    ]).toEqual([true, true, true, true]);
  browser.take(first.headers);
  const uid = new URLSearchParams(new URL(first.location).hash.slice(1)).get('interaction')!;
  // Of the verifier in RFC 7636, appendix B.
  const begun: Begun = { uid, browser, verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' };
  const continueAt = await app.accept(begun, await app.signIn(tenant));
  expect(continueAt.startsWith(`${issuer()}/authorize/`)).toBe(true);
  const { pathname, search } = new URL(continueAt);
  const cookie = browser.header(pathname);
  const { location } = await app.ask('GET', pathname.replace('/clutch', '') + search, { headers: { cookie } });
  const code = new URL(location).searchParams.get('code')!;
  const { status, json } = await app.exchange(client, { code, verifier: begun.verifier });
  expect(status).toBe(200);
  const token = json['access_token'] as string;
  expect(decodeJwt(token)).toMatchObject({ iss: issuer(), aud: PUBLIC });
  expect((await app.ask('GET', '/v1/workshops', { token })).status).toBe(200);
});
