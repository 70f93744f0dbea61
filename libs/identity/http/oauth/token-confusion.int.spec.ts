import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { StoredSigningKeys } from '../../adapters/sessions/stored-signing-keys.ts';
import { OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';
import { EMAIL } from '../../../../test/kit/people-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let stranger: TenantRef;
let client: TestClient;
let key: KeyObject;

beforeAll(async () => {
  app = await OAuthApp.start({ CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: '100000' });
  tenant = await app.newTenant();
  stranger = await app.newTenant();
  client = await app.newClient(tenant);
  ({ key } = await app.app.get(StoredSigningKeys, { strict: false }).signer());
}, 60_000);
afterAll(() => app?.close());

const read = (token: string) => app.ask('GET', '/v1/workshops', { token });

/** The token with other claims, or another head, signed as we do: what a server would make that mixes things up. */
async function remade(token: string, claims: JWTPayload, head: object = {}, by: KeyObject = key): Promise<string> {
  const payload = Object.fromEntries(
    Object.entries({ ...decodeJwt(token), ...claims }).filter(([, value]) => value !== undefined),
  );
  return new SignJWT(payload).setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'EdDSA', ...head }).sign(by);
}

describe("an app's token is for this API, of its issuer, and of its type (ASVS 9.1.1, 9.2.2, 9.2.3, 10.3.1, 10.3.3)", () => {
  test('is a JWT of RFC 9068 that says for whom, by whom and how far', async () => {
    const { access_token: token } = await app.tokens(client, EMAIL, { scope: 'openid workshop:read' });
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'EdDSA' });
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({
      iss: `${app.url}/oauth/${tenant.slug}`,
      aud: app.url,
      client_id: client.id,
      scope: 'openid workshop:read',
      sub: expect.stringMatching(/^usr_/) as string,
    });
    expect(claims.exp! - claims.iat!).toBe(300);
    // Who the person is stands where somebody may ask for it, not in what every receiver reads.
    expect(JSON.stringify(claims)).not.toContain('Ana');
  });

  test.each([
    ['meant for somebody else (ASVS 9.2.3)', { aud: 'https://evil.example' }, {}],
    ['meant for a session of ours (ASVS 9.2.3)', { aud: 'api' }, {}],
    ['of another type (ASVS 9.2.2)', {}, { typ: 'JWT' }],
    ['that is an id token (ASVS 9.2.2)', {}, { typ: undefined }],
    ['of a tenant that is not its issuer', { iss: 'STRANGER' }, {}],
    ['of no tenant', { tid: undefined }, {}],
    ['of nobody', { sub: undefined }, {}],
    ['without an end', { exp: undefined }, {}],
    ['without an id', { jti: undefined }, {}],
    ['of a person without a sign-in', { gid: undefined }, {}],
  ])('%s is refused', async (_, claims, head) => {
    const { access_token: token } = await app.tokens(client);
    expect((await read(await remade(token, {}))).status).toBe(200);
    const iss = 'iss' in claims ? { iss: `${app.url}/oauth/${stranger.slug}` } : {};
    expect((await read(await remade(token, { ...claims, ...iss }, head))).status).toBe(401);
  });

  test('signed by another key, or not at all, is refused (ASVS 9.1.1)', async () => {
    const { access_token: token } = await app.tokens(client);
    const forged = await remade(token, {}, {}, generateKeyPairSync('ed25519').privateKey);
    expect(await read(forged)).toMatchObject({ status: 401, code: 'oauth.revoked' });
    const [, payload] = token.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    expect((await read(`${none}.${payload}.x`)).status).toBe(401);
  });

  test('with wider scopes than the app may ask for opens no more', async () => {
    const { access_token: token } = await app.tokens(client);
    const wide = await remade(token, { scope: 'workshop:read api-key:read grant:create' });
    expect((await read(wide)).status).toBe(200);
    expect(await app.ask('GET', '/v1/api-keys', { token: wide })).toMatchObject({ status: 403 });
  });

  test('is over after five minutes', async () => {
    const { access_token: token } = await app.tokens(client);
    app.clock.aheadMs += 301_000;
    try {
      expect(await read(token)).toMatchObject({ status: 401, code: 'oauth.expired' });
    } finally {
      app.clock.aheadMs = 0;
    }
  });
});

describe('tokens of one kind at the place of another', () => {
  test('a session opens nothing of the protocol, and no session is known by an app (ASVS 9.2.2)', async () => {
    const session = await app.signIn(tenant);
    expect((await app.ask('GET', `/oauth/${tenant.slug}/userinfo`, { token: session })).status).toBe(401);
    const { access_token: token } = await app.tokens(client, EMAIL, { scope: 'openid workshop:read' });
    for (const [method, path] of [
      ['GET', '/v1/sessions'],
      ['GET', '/v1/oauth/consents'],
      ['POST', '/v1/auth/mfa/setup'],
      ['GET', '/v1/auth/mfa/factors'],
      ['GET', '/v1/oauth-clients'],
    ] as const)
      expect([path, (await app.ask(method, path, { token })).status]).toEqual([path, 403]);
  });

  test('a session that claims to come from a tenant is refused, an app that claims to be a session too', async () => {
    const session = await app.signIn(tenant);
    const asApp = await remade(session, { iss: `${app.url}/oauth/${tenant.slug}`, aud: app.url });
    expect(await read(asApp)).toMatchObject({ status: 401, code: 'oauth.revoked' });
    const { access_token: token } = await app.tokens(client);
    expect(await read(await remade(token, { iss: 'clutch', aud: 'api' }))).toMatchObject({
      status: 401,
      code: 'session.unknown',
    });
  });

  test('an id token and a refresh token open nothing', async () => {
    const tokens = await app.tokens(client, EMAIL, { scope: 'openid workshop:read' });
    expect((await read(tokens.id_token!)).status).toBe(401);
    expect((await read(tokens.refresh_token)).status).toBe(401);
    expect((await app.ask('GET', `/oauth/${tenant.slug}/userinfo`, { token: tokens.id_token! })).status).toBe(401);
    expect((await app.ask('GET', `/oauth/${tenant.slug}/userinfo`, { token: tokens.refresh_token })).status).toBe(401);
  });

  test('userinfo asks for openid', async () => {
    const { access_token: token } = await app.tokens(client);
    expect(await app.ask('GET', `/oauth/${tenant.slug}/userinfo`, { token })).toMatchObject({
      status: 403,
      code: 'insufficient_scope',
    });
  });

  test("a token of one tenant's app is nothing at another tenant's server, and reads only its own", async () => {
    const { access_token: token } = await app.tokens(client, EMAIL, { scope: 'openid workshop:read' });
    const foreign = await app.newClient(stranger);
    expect((await app.askAs(foreign, 'introspect', token)).json).toEqual({ active: false });
    expect((await app.ask('GET', `/oauth/${stranger.slug}/userinfo`, { token })).status).toBe(401);
    expect(await app.refresh(foreign, (await app.tokens(client)).refresh_token)).toMatchObject({
      code: 'invalid_grant',
    });
    expect((await read(token)).json['data']).toEqual([]);
    const own = await app.ask('GET', `/v1/oauth-clients/${foreign.id}`, { token: await app.signIn(tenant) });
    expect(own).toMatchObject({ status: 404, code: 'oauth-client.not-found' });
  });
});

describe('in the name of a person', () => {
  test('an app may do no more than they may, and no more than it asked for (ASVS 10.3.2)', async () => {
    const email = `driver-${randomUUID()}@garage.example`;
    await app.newPerson(tenant, email, 'staff');
    const both = 'workshop:read workshop:create';
    const theirs = await app.tokens(client, email, { scope: both });
    expect(theirs.scope).toBe(both);
    expect((await read(theirs.access_token)).status).toBe(200);
    const create = { token: theirs.access_token, body: {} };
    expect(await app.ask('POST', '/v1/workshops', create)).toMatchObject({ status: 403, code: 'permission.denied' });
    const owners = await app.tokens(client, EMAIL, { scope: both });
    expect((await app.ask('POST', '/v1/workshops', { ...create, token: owners.access_token })).status).toBe(422);
    const cut = await app.tokens(client, EMAIL, { scope: 'workshop:read' });
    expect((await app.ask('POST', '/v1/workshops', { ...create, token: cut.access_token })).status).toBe(403);
  });

  test('an app does nothing that needs a fresh proof of who somebody is (ASVS 10.3.4)', async () => {
    const administering = await app.newClient(tenant, { scopes: ['user:disable', 'user:read'] });
    const { access_token: token } = await app.tokens(administering, EMAIL, { scope: 'user:disable user:read' });
    const userId = await app.newPerson(tenant, `kept-${randomUUID()}@garage.example`, 'staff');
    expect((await app.ask('GET', '/v1/users', { token })).status).toBe(200);
    const refused = await app.ask('PUT', `/v1/users/${userId}/disablement`, { token });
    expect(refused).toMatchObject({ status: 401, code: 'auth.step-up-required' });
  });

  test('a refresh can ask for less, and never for more', async () => {
    const tokens = await app.tokens(client, EMAIL, { scope: 'workshop:read workshop:create' });
    const ask = (refresh_token: string, scope: string) =>
      app.token(client, { grant_type: 'refresh_token', refresh_token, scope });
    const less = await ask(tokens.refresh_token, 'workshop:read');
    expect(less.json['scope']).toBe('workshop:read');
    const narrow = await app.tokens(client, EMAIL, { scope: 'workshop:read' });
    expect(await ask(narrow.refresh_token, 'workshop:read workshop:create')).toMatchObject({
      status: 400,
      code: 'invalid_scope',
    });
  });

  test('nothing goes on for somebody who is disabled, within a second', async () => {
    const email = `leaver-${randomUUID()}@garage.example`;
    const userId = await app.newPerson(tenant, email, 'staff');
    const tokens = await app.tokens(client, email);
    const half = await app.code(client, email);
    const owner = await app.signIn(tenant);
    expect((await app.ask('PUT', `/v1/users/${userId}/disablement`, { token: owner })).status).toBe(204);
    await expect.poll(async () => (await read(tokens.access_token)).status, { timeout: 4_000 }).toBe(401);
    expect(await app.refresh(client, tokens.refresh_token)).toMatchObject({ status: 400, code: 'invalid_grant' });
    expect(await app.exchange(client, half)).toMatchObject({ status: 400, code: 'invalid_grant' });
  });

  test('nothing is left of somebody who is erased', async () => {
    const email = `erased-${randomUUID()}@garage.example`;
    await app.newPerson(tenant, email, 'staff');
    const tokens = await app.tokens(client, email);
    await app.clutch.owner.query(`delete from ${tenant.schema}.identity_user where email = $1`, [email]);
    await expect.poll(async () => (await read(tokens.access_token)).status, { timeout: 4_000 }).toBe(401);
    expect(await app.refresh(client, tokens.refresh_token)).toMatchObject({ status: 400, code: 'invalid_grant' });
  });
});

test('a tenant that is suspended gives out nothing, and still says what it is', async () => {
  const garage = await app.newTenant();
  const planner = await app.newClient(garage);
  const code = await app.code(planner);
  await app.clutch.owner.query(`update platform.tenant set status = 'suspended' where id = $1`, [garage.id]);
  await expect.poll(async () => (await app.exchange(planner, code)).status, { timeout: 8_000 }).toBe(403);
  expect((await app.ask('GET', app.authorizeUrl(planner, 'x'.repeat(43)))).code).toBe('tenant.suspended');
  expect((await app.ask('GET', `/oauth/${garage.slug}/.well-known/openid-configuration`)).status).toBe(200);
}, 20_000);
