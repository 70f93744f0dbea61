import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';
import { SigningKeys } from '../../domain/sessions/signing-keys.ts';

let app: OAuthApp;
let other: Awaited<ReturnType<OAuthApp['sibling']>>;
let tenant: TenantRef;
let client: TestClient;

beforeAll(async () => {
  app = await OAuthApp.start();
  other = await app.sibling();
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
}, 60_000);
afterAll(async () => {
  await other?.close();
  await app?.close();
});

/** The same request at the other process. */
const readElsewhere = async (token: string) => (await app.ask('GET', `${other.url}/v1/workshops`, { token })).status;

describe('what is ended in one process is refused within a second in another one', () => {
  async function secondsUntilRefused(end: (token: string, refresh: string) => Promise<unknown>): Promise<number> {
    const { access_token: token, refresh_token: refresh } = await app.tokens(client);
    expect(await readElsewhere(token)).toBe(200);
    await end(token, refresh);
    const endedAt = performance.now();
    await expect.poll(() => readElsewhere(token), { interval: 20, timeout: 5_000 }).toBe(401);
    return (performance.now() - endedAt) / 1_000;
  }

  test('a token that its app revokes (ASVS 10.4.9)', async () => {
    expect(await secondsUntilRefused((token) => app.askAs(client, 'revoke', token))).toBeLessThan(1);
  });

  test('a sign-in whose refresh token is shown twice', async () => {
    const seconds = await secondsUntilRefused(async (_, refresh) => {
      await app.refresh(client, refresh);
      await app.refresh(client, refresh);
    });
    expect(seconds).toBeLessThan(1);
  });

  test('a consent that is withdrawn', async () => {
    const seconds = await secondsUntilRefused(async () => {
      const session = await app.signIn(tenant);
      const { json } = await app.ask('GET', '/v1/oauth/consents', { token: session });
      const [{ id }] = json['data'] as [{ id: string }];
      await app.ask('DELETE', `/v1/oauth/consents/${id}`, { token: session });
    });
    expect(seconds).toBeLessThan(1);
  });

  test('an app that is removed', async () => {
    const gone = await app.newClient(tenant);
    const { access_token: token } = await app.tokens(gone);
    expect(await readElsewhere(token)).toBe(200);
    await app.ask('DELETE', `/v1/oauth-clients/${gone.id}`, { token: await app.signIn(tenant) });
    await expect.poll(() => readElsewhere(token), { interval: 20, timeout: 4_000 }).toBe(401);
  });
});

test('a sign-in that one process began is ended at another one', async () => {
  const begun = await app.begin(client);
  const continueAt = await app.accept(begun, await app.signIn(tenant));
  const elsewhere = continueAt.replace(app.url, other.url);
  const { location } = await app.ask('GET', elsewhere, { in: begun.browser });
  const code = new URL(location).searchParams.get('code')!;
  expect((await app.exchange(client, { code, verifier: begun.verifier })).status).toBe(200);
});

test('keys are published before they sign and until their last token has ended (ASVS 9.1.3)', async () => {
  const kids = async () => {
    const { json } = await app.ask('GET', `/oauth/${tenant.slug}/jwks.json`);
    return (json['keys'] as { kid: string; d?: string }[]).map(({ kid, d }) => (d === undefined ? kid : 'private'));
  };
  const signer = async () => decodeProtectedHeader((await app.tokens(client)).access_token).kid!;
  const keys = app.app.get(SigningKeys, { strict: false });
  const first = await signer();
  expect(await kids()).toEqual([first]);
  app.clock.aheadMs = 31 * 86_400_000;
  try {
    await keys.rotate();
    const [next, ...before] = await kids();
    expect([before, next === first]).toEqual([[first], false]);
    expect(await signer()).toBe(first);
    app.clock.aheadMs += 11 * 60_000;
    expect(await signer()).toBe(next);
    expect(await kids()).toContain(first);
  } finally {
    app.clock.aheadMs = 0;
  }
});

describe('a page of an app', () => {
  test('may ask from where its people come back to, and from nowhere else', async () => {
    const spa = await app.newClient(tenant, { kind: 'browser', redirectUris: ['https://spa.example/cb'] });
    const code = { ...(await app.code(spa)), redirect_uri: spa.redirectUri };
    const form = {
      grant_type: 'authorization_code',
      client_id: spa.id,
      code: code.code,
      code_verifier: code.verifier,
      redirect_uri: spa.redirectUri,
    };
    const ask = (origin: string) => app.ask('POST', `/oauth/${tenant.slug}/token`, { form, headers: { origin } });
    const refused = await ask('https://evil.example');
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, null]);
    const allowed = await ask('https://spa.example');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, 'https://spa.example']);
    // Public apps rotate like all others.
    const { refresh_token: shown } = allowed.json as { refresh_token: string };
    const again = { grant_type: 'refresh_token', client_id: spa.id, refresh_token: shown };
    expect((await app.ask('POST', `/oauth/${tenant.slug}/token`, { form: again })).status).toBe(200);
    expect((await app.ask('POST', `/oauth/${tenant.slug}/token`, { form: again })).status).toBe(400);
  });
});

test('an app is told who it is', async () => {
  const machine = await app.newClient(tenant, {
    kind: 'machine',
    redirectUris: [],
    scopes: ['whoami:read'],
    name: 'Robot',
  });
  await app.grant(tenant, { kind: 'client', id: machine.id }, 'owner');
  const { json } = await app.token(machine, { grant_type: 'client_credentials', scope: 'whoami:read' });
  const token = json['access_token'] as string;
  await expect.poll(async () => (await app.ask('GET', '/v1/whoami', { token })).status).toBe(200);
  expect((await app.ask('GET', '/v1/whoami', { token })).json).toMatchObject({
    actor: { kind: 'client', id: machine.id, name: 'Robot' },
  });
});
