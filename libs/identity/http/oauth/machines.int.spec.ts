import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TenantRef } from '#kernel';
import { NEAR_WORKSHOP, OAuthApp, type TestClient } from '../../../../test/kit/oauth-app.ts';

let app: OAuthApp;
let tenant: TenantRef;
let machine: TestClient;

const MACHINE = { name: 'Night shift', kind: 'machine', redirectUris: [] };

beforeAll(async () => {
  app = await OAuthApp.start({ CLUTCH_HTTP_PUBLIC_RATE_PER_MINUTE: '100000' });
  tenant = await app.newTenant();
  machine = await app.newClient(tenant, MACHINE);
}, 60_000);
afterAll(() => app?.close());

const own = { grant_type: 'client_credentials' };
const tokenOf = async (client: TestClient, scope = 'workshop:read workshop:create'): Promise<string> => {
  const { status, json } = await app.token(client, { ...own, scope });
  expect([status, json]).toEqual([200, expect.objectContaining({ token_type: 'Bearer', expires_in: 300 })]);
  return json['access_token'] as string;
};
const read = (token: string) => app.ask('GET', '/v1/workshops', { token });
const DENIED = { status: 403, code: 'permission.denied' };

describe('a machine', () => {
  test('may do what it was granted, within the scopes of its token (ASVS 10.3.2, 10.4.11)', async () => {
    const fresh = await app.newClient(tenant, MACHINE);
    expect(await read(await tokenOf(fresh))).toMatchObject(DENIED);
    await app.grant(tenant, { kind: 'client', id: fresh.id }, 'admin');
    const all = await tokenOf(fresh);
    await expect.poll(async () => (await read(all)).status).toBe(200);
    const reader = await tokenOf(fresh, 'workshop:read');
    expect((await read(reader)).status).toBe(200);
    expect(await app.ask('POST', '/v1/workshops', { token: reader, body: NEAR_WORKSHOP })).toMatchObject(DENIED);
    // The role would allow it, the app may not ask for it.
    expect(
      await app.ask('GET', '/v1/api-keys', { token: await tokenOf(fresh, 'workshop:read api-key:read') }),
    ).toMatchObject(DENIED);
  });

  test('loses with its grant what it gave, within a second', async () => {
    const fresh = await app.newClient(tenant, MACHINE);
    const grantId = await app.grant(tenant, { kind: 'client', id: fresh.id }, 'staff');
    const token = await tokenOf(fresh);
    await expect.poll(async () => (await read(token)).status).toBe(200);
    await app.ask('DELETE', `/v1/grants/${grantId}`, { token: await app.signIn(tenant) });
    await expect.poll(async () => (await read(token)).status, { timeout: 4_000 }).toBe(403);
  });

  test('is the actor of what it does, under its own name', async () => {
    const fresh = await app.newClient(tenant, MACHINE);
    await app.grant(tenant, { kind: 'client', id: fresh.id }, 'admin');
    const token = await tokenOf(fresh);
    await expect.poll(async () => (await read(token)).status).toBe(200);
    expect(await app.ask('POST', '/v1/workshops', { token, body: NEAR_WORKSHOP })).toMatchObject({ status: 201 });
    const { rows } = await app.clutch.owner.query<{ actor: unknown }>(
      `select meta -> 'actor' as actor from ${tenant.schema}.event order by position desc limit 1`,
    );
    expect(rows[0]!.actor).toMatchObject({ kind: 'client', id: fresh.id });
  });

  test('signs nobody in and gets no refresh token', async () => {
    const { json } = await app.token(machine, own);
    expect(json).not.toHaveProperty('refresh_token');
    expect((await app.ask('GET', app.authorizeUrl(machine, 'x'.repeat(43)))).status).toBe(400);
  });

  test('that is removed is out at once', async () => {
    const fresh = await app.newClient(tenant, MACHINE);
    await app.grant(tenant, { kind: 'client', id: fresh.id }, 'staff');
    const token = await tokenOf(fresh);
    await expect.poll(async () => (await read(token)).status).toBe(200);
    const owner = await app.signIn(tenant);
    expect((await app.ask('DELETE', `/v1/oauth-clients/${fresh.id}`, { token: owner })).status).toBe(204);
    expect(await read(token)).toMatchObject({ status: 401, code: 'oauth.revoked' });
    expect(await app.token(fresh, own)).toMatchObject({ status: 401, code: 'invalid_client' });
    const { json } = await app.ask('GET', `/v1/grants?filter[clientId]=${fresh.id}`, { token: owner });
    expect(json['data']).toEqual([]);
  });

  test('whose scopes shrink is held to them within a second', async () => {
    const fresh = await app.newClient(tenant, MACHINE);
    await app.grant(tenant, { kind: 'client', id: fresh.id }, 'staff');
    const token = await tokenOf(fresh);
    await expect.poll(async () => (await read(token)).status).toBe(200);
    const body = { scopes: ['workshop:create'] };
    await app.ask('PATCH', `/v1/oauth-clients/${fresh.id}`, {
      token: await app.signIn(tenant),
      body,
      headers: { 'if-match': '*' },
    });
    await expect.poll(async () => (await read(token)).status, { timeout: 4_000 }).toBe(403);
  });

  test('is asked about like a person: may it, and why', async () => {
    const grantId = await app.grant(tenant, { kind: 'client', id: machine.id }, 'staff');
    const token = await app.signIn(tenant);
    const principal = { kind: 'client', id: machine.id };
    const question = { principal, action: 'read', resource: { type: 'workshop' } };
    const { json } = await app.ask('POST', '/v1/authz/explain', { token, body: question });
    expect(json).toMatchObject({ allowed: true, because: [{ grantId, holder: principal }] });
    const listed = await app.ask('GET', `/v1/grants?filter[clientId]=${machine.id}`, { token });
    expect(listed.json['data']).toMatchObject([{ id: grantId, holder: principal }]);
  });

  test('cannot be granted anything when there is none', async () => {
    const stranger = await app.newTenant();
    const foreign = await app.newClient(stranger, MACHINE);
    const holder = { kind: 'client', id: foreign.id };
    const { json: roles } = await app.ask('GET', '/v1/roles', { token: await app.signIn(tenant) });
    const roleId = (roles['data'] as { id: string }[])[0]!.id;
    const answer = await app.ask('POST', '/v1/grants', { token: await app.signIn(tenant), body: { holder, roleId } });
    expect(answer).toMatchObject({ status: 422, code: 'grant.unknown-holder' });
  });
});

describe('a machine proves itself', () => {
  test('by a secret in the header or in the body, and not in both', async () => {
    const path = `/oauth/${tenant.slug}/token`;
    const form = { ...own, client_id: machine.id, client_secret: machine.secret };
    expect((await app.ask('POST', path, { form })).status).toBe(200);
    expect((await app.token(machine, own)).status).toBe(200);
    expect(await app.token(machine, form)).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(await app.ask('POST', path, { form: { ...form, client_secret: 'cls_guess' } })).toMatchObject({
      status: 401,
    });
  });

  test('by the newest secret only (ASVS 10.4.10)', async () => {
    const fresh = await app.newClient(tenant, MACHINE);
    const { json } = await app.ask('POST', `/v1/oauth-clients/${fresh.id}/secret`, { token: await app.signIn(tenant) });
    expect(await app.token(fresh, own)).toMatchObject({ status: 401 });
    expect(await app.token({ ...fresh, secret: json['secret'] as string }, own)).toMatchObject({ status: 200 });
  });

  describe('by its signature', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256', use: 'sig' }];
    let signing: TestClient;
    beforeAll(async () => {
      signing = await app.newClient(tenant, { ...MACHINE, authentication: 'private-key-jwt', keys });
    });

    interface Claims {
      readonly aud?: string;
      readonly iss?: string;
      readonly exp?: number;
      readonly jti?: string;
      readonly by?: typeof privateKey;
    }
    const assertion = ({ aud, iss = signing.id, exp = 60, jti = randomUUID(), by = privateKey }: Claims = {}) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(iss)
        .setSubject(signing.id)
        .setAudience(aud ?? `${app.url}/oauth/${tenant.slug}`)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1_000) + exp)
        .setJti(jti)
        .sign(by);
    const show = (shown: string) =>
      app.ask('POST', `/oauth/${tenant.slug}/token`, {
        form: {
          ...own,
          client_assertion: shown,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        },
      });

    test('with a key that it has shown, and without any secret (ASVS 10.4.16)', async () => {
      expect(signing.secret).toBeNull();
      expect((await show(await assertion())).status).toBe(200);
    });

    test.each([
      ['for somebody else', { aud: 'https://evil.example' }],
      ['by somebody else', { iss: 'app_00000000000000000000000000' }],
      ['too late', { exp: -60 }],
      ['with another key', { by: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
    ] as const)('but not %s', async (_, over) => {
      expect(await show(await assertion(over))).toMatchObject({ status: 401, code: 'invalid_client' });
    });

    test('once, of ten at the same time', async () => {
      const shown = await assertion();
      const answers = await Promise.all(Array.from({ length: 10 }, () => show(shown)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
    });
  });
});
