import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { Browser, OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';
import { EMAIL } from '../../../../test/kit/people-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let client: TestClient;

beforeAll(async () => {
  app = await OAuthApp.start();
  tenant = await app.newTenant();
  client = await app.newClient(tenant);
}, 60_000);
afterAll(() => app?.close());

const issuer = () => `${app.url}/oauth/${tenant.slug}`;

/** The app as a library sees it that others have written. */
async function asOthers({ id, secret }: TestClient): Promise<openid.Configuration> {
  const found = await openid.discovery(
    new URL(issuer()),
    id,
    { client_secret: secret },
    openid.ClientSecretBasic(secret),
    {
      execute: [openid.allowInsecureRequests],
    },
  );
  return found;
}

/** A person in a browser, from the app's request to its callback. */
async function signInAt(config: openid.Configuration, parameters: Record<string, string>): Promise<URL> {
  const browser = new Browser();
  const { location } = await app.ask('GET', openid.buildAuthorizationUrl(config, parameters).href, { in: browser });
  const uid = new URL(location).pathname.split('/').at(-1)!;
  const continueAt = await app.accept({ uid, browser, verifier: '' }, await app.signIn(tenant));
  return new URL((await app.ask('GET', continueAt, { in: browser })).location);
}

describe('openid-client', () => {
  test('finds the tenant by discovery at both addresses, which name no other host than the settings', async () => {
    const config = await asOthers(client);
    expect(config.serverMetadata()).toMatchObject({
      issuer: issuer(),
      token_endpoint: `${issuer()}/token`,
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['EdDSA'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    });
    const paths = [
      `${issuer()}/.well-known/openid-configuration`,
      `${app.url}/.well-known/oauth-authorization-server/oauth/${tenant.slug}`,
    ];
    for (const path of paths) {
      const { json } = await app.ask('GET', path, {
        headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      });
      expect(json).toEqual(config.serverMetadata());
    }
  });

  test('signs somebody in, learns who it is, refreshes, and sees its tokens end', async () => {
    const config = await asOthers(client);
    const verifier = openid.randomPKCECodeVerifier();
    const state = openid.randomState();
    const nonce = openid.randomNonce();
    const callback = await signInAt(config, {
      redirect_uri: client.redirectUri,
      scope: 'openid profile email workshop:read',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      max_age: '3600',
    });
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, maxAge: 3_600 };
    const tokens = await openid.authorizationCodeGrant(config, callback, checks);
    const claims = tokens.claims()!;
    expect(claims).toMatchObject({
      iss: issuer(),
      aud: client.id,
      acr: 'aal1',
      sub: expect.stringMatching(/^usr_/) as string,
    });
    expect(await openid.fetchUserInfo(config, tokens.access_token, claims.sub)).toEqual({
      sub: claims.sub,
      name: 'Ana',
      email: EMAIL,
      email_verified: expect.any(Boolean) as boolean,
    });
    expect((await app.ask('GET', '/v1/workshops', { token: tokens.access_token })).status).toBe(200);

    const next = await openid.refreshTokenGrant(config, tokens.refresh_token!);
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect(await openid.tokenIntrospection(config, next.access_token)).toMatchObject({
      active: true,
      client_id: client.id,
      sub: claims.sub,
      scope: 'openid profile email workshop:read',
    });
    await openid.tokenRevocation(config, next.refresh_token!);
    expect(await openid.tokenIntrospection(config, next.access_token)).toEqual({ active: false });
    expect((await app.ask('GET', '/v1/workshops', { token: next.access_token })).code).toBe('oauth.revoked');
    await expect(openid.refreshTokenGrant(config, next.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('is told by the issuer who answers, against mixing servers up', async () => {
    const config = await asOthers(client);
    const verifier = openid.randomPKCECodeVerifier();
    const callback = await signInAt(config, {
      redirect_uri: client.redirectUri,
      scope: 'workshop:read',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'state-1',
    });
    expect(callback.searchParams.get('iss')).toBe(issuer());
    const forged = new URL(callback);
    forged.searchParams.set('iss', 'https://evil.example');
    const checks = { pkceCodeVerifier: verifier, expectedState: 'state-1' };
    await expect(openid.authorizationCodeGrant(config, forged, checks)).rejects.toThrow('invalid response');
    expect((await openid.authorizationCodeGrant(config, callback, checks)).token_type).toBe('bearer');
  });
});

describe('consent', () => {
  test('is asked with the name of the app, its scopes and where people go on to (ASVS 10.7.2)', async () => {
    const { uid } = await app.begin(client, {
      scope: 'openid workshop:read workshop:create vehicle:read spaceship:fly',
    });
    const { status, json } = await app.ask('GET', `/v1/oauth/interactions/${uid}`, { token: await app.signIn(tenant) });
    expect([status, json]).toEqual([
      200,
      {
        app: { id: client.id, name: 'Planner', kind: 'web' },
        scopes: ['openid', 'workshop:read', 'workshop:create'],
        allowedBefore: expect.any(Array) as string[],
        redirectTo: 'planner.example',
      },
    ]);
  });

  test('refused sends people back with access_denied and no code', async () => {
    const begun = await app.begin(client);
    const token = await app.signIn(tenant);
    const { json } = await app.ask('POST', `/v1/oauth/interactions/${begun.uid}/refuse`, { token });
    const { location } = await app.ask('GET', json['continueAt'] as string, { in: begun.browser });
    const back = new URL(location);
    expect(`${back.origin}${back.pathname}`).toBe(client.redirectUri);
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'access_denied',
      state: 'state-1',
      iss: issuer(),
    });
    expect(back.searchParams.has('code')).toBe(false);
  });

  test('is needed for every request: a browser that has just signed in is asked again (ASVS 10.7.1)', async () => {
    const begun = await app.begin(client);
    await app.ask('GET', await app.accept(begun, await app.signIn(tenant)), { in: begun.browser });
    const again = await app.ask('GET', app.authorizeUrl(client, 'x'.repeat(43)), { in: begun.browser });
    expect(again.location).toContain('/interaction/');
    const silent = await app.ask('GET', app.authorizeUrl(client, 'x'.repeat(43), { prompt: 'none' }), {
      in: begun.browser,
    });
    expect(silent.location).toContain('error=login_required');
  });

  test('can be seen and withdrawn, which ends what the app has at once (ASVS 10.7.3, 10.4.9)', async () => {
    const other = await app.newClient(tenant, { name: 'Other' });
    const email = 'eva@garage.example';
    await app.newPerson(tenant, email, 'staff');
    const mine = await app.tokens(client, email);
    const others = await app.tokens(other, email);
    const token = await app.signIn(tenant, email);
    const { json } = await app.ask('GET', '/v1/oauth/consents', { token });
    const data = json['data'] as { id: string; appId: string; appName: string; scopes: string[] }[];
    expect(data.map(({ appName, scopes }) => [appName, scopes])).toEqual([
      ['Other', ['workshop:read']],
      ['Planner', ['workshop:read']],
    ]);
    const { id } = data.find(({ appId }) => appId === client.id)!;
    // Nobody else's.
    expect((await app.ask('DELETE', `/v1/oauth/consents/${id}`, { token: await app.signIn(tenant) })).status).toBe(404);
    expect((await app.ask('DELETE', `/v1/oauth/consents/${id}`, { token })).status).toBe(204);
    expect(await app.ask('GET', '/v1/workshops', { token: mine.access_token })).toMatchObject({
      status: 401,
      code: 'oauth.revoked',
    });
    expect(await app.refresh(client, mine.refresh_token)).toMatchObject({ status: 400, code: 'invalid_grant' });
    expect((await app.ask('GET', '/v1/workshops', { token: others.access_token })).status).toBe(200);
    expect((await app.ask('DELETE', `/v1/oauth/consents/${id}`, { token })).status).toBe(404);
  });

  test('withdrawn while a sign-in is half done leaves nothing to end it with', async () => {
    const email = 'half@garage.example';
    await app.newPerson(tenant, email, 'staff');
    const half = await app.code(client, email);
    const token = await app.signIn(tenant, email);
    const [{ id }] = (await app.ask('GET', '/v1/oauth/consents', { token })).json['data'] as [{ id: string }];
    await app.ask('DELETE', `/v1/oauth/consents/${id}`, { token });
    expect(await app.exchange(client, half)).toMatchObject({ status: 400, code: 'invalid_grant' });
  });

  test('to an app that wants a fresh proof needs one (OpenID Connect max_age, prompt=login)', async () => {
    const token = await app.signIn(tenant);
    app.clock.aheadMs += 120_000;
    try {
      const begun = await app.begin(client, { scope: 'openid', max_age: '60' });
      const stale = await app.ask('POST', `/v1/oauth/interactions/${begun.uid}/accept`, { token });
      expect(stale).toMatchObject({ status: 401, code: 'auth.step-up-required' });
      expect((await app.accept(begun, await app.signIn(tenant))).startsWith(issuer())).toBe(true);
    } finally {
      app.clock.aheadMs = 0;
    }
  });
});
