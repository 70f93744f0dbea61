import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TenantDirectory, typedId } from '#kernel';
import { TestSamlProvider } from '../../../../test/kit/saml-provider.ts';
import { DOMAIN, role, SsoApp, TestProvider } from '../../../../test/kit/sso-app.ts';
import { testCertificate } from '../../../../test/kit/test-certificate.ts';

const SECRET = 'a secret of the client';
let sso: SsoApp;
let provider: TestProvider;
const saml = new TestSamlProvider();

beforeAll(async () => {
  sso = await SsoApp.start();
  provider = await TestProvider.start();
});
beforeEach(() => {
  provider.claims = { sub: 'mia', email: 'mia@garage.example', email_verified: true, aud: provider.clientId };
});
afterAll(async () => {
  await provider.stop();
  await sso.close();
});

const ask = (method: 'GET' | 'PATCH' | 'PUT' | 'DELETE', url: string, token: string, body?: object, headers = {}) =>
  sso.people.ask(method, url, {
    token,
    headers: { ...(method === 'PATCH' ? { 'if-match': '*' } : {}), ...headers },
    ...(body ? { body } : {}),
  });
const at = (connectionId: string, rest = ''): string => `/v1/sso-connections/${connectionId}${rest}`;

describe('a connection', () => {
  test('goes from draft by a test to on and off, and another client has to be tested anew', async () => {
    const { owner } = await sso.tenant();
    const id = await sso.connectOidc(owner, provider);
    const change = (body: object) => ask('PATCH', at(id), owner, body);
    expect(await change({ state: 'on' })).toMatchObject({ status: 409, code: 'sso-connection.untested' });
    const { json } = await sso.post(at(id, '/test'), {}, owner);
    const back = await sso.travel(json['url'] as string);
    expect([back.status, back.headers['location']]).toEqual([303, 'https://portal.example/sign-in#sso=tested']);
    expect((await ask('GET', at(id), owner)).json).toMatchObject({ state: 'tested' });
    expect((await change({ state: 'on' })).json).toMatchObject({ state: 'on' });
    const { issuer, clientId } = provider;
    expect((await change({ oidc: { issuer, clientId, groupsClaim: 'teams' } })).json).toMatchObject({ state: 'on' });
    expect((await change({ state: 'off' })).json).toMatchObject({ state: 'off' });
    expect((await change({ state: 'on' })).json).toMatchObject({ state: 'on' });
    expect((await change({ clientSecret: 'another secret' })).json).toMatchObject({ state: 'draft' });
  });

  test('lets nobody in while it is a draft or off, not even who is on their way', async () => {
    const { tenant, owner, connectionId } = await sso.ready(provider);
    const attempt = await sso.begin(tenant);
    const [callback, second] = [await sso.visit(attempt.url), await sso.begin(tenant)];
    const back = await sso.travel(second.url);
    await ask('PATCH', at(connectionId), owner, { state: 'off' });
    expect(await sso.people.ask('GET', callback)).toMatchObject({ status: 401, code: 'sso.attempt-ended' });
    expect(await sso.finish(second, back)).toMatchObject({ status: 401, code: 'sso.code-ended' });
    const start = await sso.post('/v1/auth/sso/start', { tenant: tenant.slug });
    expect(start).toMatchObject({ status: 404, code: 'sso.no-connection' });
  });

  test('keeps its secret: sealed in the row, shown in no answer (ASVS 13.3.1)', async () => {
    const { tenant, owner } = await sso.tenant();
    const id = await sso.connectOidc(owner, provider);
    const shown = [await ask('GET', at(id), owner), await ask('GET', '/v1/sso-connections', owner)];
    expect(JSON.stringify(shown)).not.toContain(SECRET);
    const { rows } = await sso.clutch.owner.query<{ row: string }>(
      `select c::text as row from ${tenant.schema}.identity_connection c`,
    );
    expect(rows[0]!.row).toContain('"ct"');
    expect(rows[0]!.row).not.toContain(SECRET);
  });

  test('is changed as the version that was seen, or not at all', async () => {
    const { owner } = await sso.tenant();
    const id = await sso.connectOidc(owner, provider);
    const etag = String((await ask('GET', at(id), owner)).headers['etag']);
    expect((await ask('PATCH', at(id), owner, { name: 'First' }, { 'if-match': etag })).status).toBe(200);
    const late = await ask('PATCH', at(id), owner, { name: 'Second' }, { 'if-match': etag });
    expect(late).toMatchObject({ status: 412, code: 'version.mismatch' });
  });

  const oidc = () => ({ issuer: provider.issuer, clientId: 'x' });
  test.each<[field: string, code: string, body: () => object]>([
    [
      '/oidc/issuer',
      'matches',
      () => ({ kind: 'oidc', oidc: { ...oidc(), issuer: 'ftp://idp.example' }, clientSecret: SECRET }),
    ],
    [
      '/oidc/issuer',
      'address',
      () => ({ kind: 'oidc', oidc: { ...oidc(), issuer: 'http://192.168.1.1' }, clientSecret: SECRET }),
    ],
    [
      '/oidc/issuer',
      'address',
      () => ({ kind: 'oidc', oidc: { ...oidc(), issuer: 'https://169.254.169.254' }, clientSecret: SECRET }),
    ],
    ['/oidc/scopes', 'openid', () => ({ kind: 'oidc', oidc: { ...oidc(), scopes: ['email'] }, clientSecret: SECRET })],
    [
      '/oidc/scopes',
      'matches',
      () => ({ kind: 'oidc', oidc: { ...oidc(), scopes: ['openid email'] }, clientSecret: SECRET }),
    ],
    ['/saml/ssoUrl', 'matches', () => ({ kind: 'saml', saml: { ...saml.settings, ssoUrl: 'http://idp.example/sso' } })],
    ['/saml/ssoUrl', 'matches', () => ({ kind: 'saml', saml: { ...saml.settings, ssoUrl: 'javascript:alert(1)' } })],
    [
      '/saml/certificates',
      'array-max-size',
      () => ({ kind: 'saml', saml: { ...saml.settings, certificates: ['a', 'b', 'c'].map((x) => x.repeat(200)) } }),
    ],
    [
      '/saml/certificates/0',
      'certificate',
      () => ({ kind: 'saml', saml: { ...saml.settings, certificates: ['x'.repeat(200)] } }),
    ],
    [
      '/saml/certificates/0',
      'weak-key',
      () => ({ kind: 'saml', saml: { ...saml.settings, certificates: [testCertificate('Weak', 1024).pem] } }),
    ],
    [
      '/access/defaultRoleId',
      'unknown-role',
      () => ({
        kind: 'saml',
        saml: saml.settings,
        access: { defaultRoleId: typedId('rol', '0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b') },
      }),
    ],
    [
      '/access/roles/0/group',
      'is-length',
      () => ({ kind: 'saml', saml: saml.settings, access: { roles: [{ group: '', roleId: role('staff') }] } }),
    ],
    ['/secret', 'unknown', () => ({ kind: 'saml', saml: saml.settings, secret: 'x' })],
  ])('is refused for %s: %s', async (pointer, code, body) => {
    const { owner } = await sso.tenant();
    const { status, json } = await sso.post('/v1/sso-connections', { name: 'Work', ...body() }, owner);
    expect([status, json['errors']]).toEqual([
      422,
      expect.arrayContaining([expect.objectContaining({ pointer, code })]) as unknown,
    ]);
  });

  test.each([
    { kind: 'oidc', oidc: { issuer: 'https://8.8.8.8', clientId: 'x' } },
    { kind: 'saml', saml: saml.settings, clientSecret: SECRET },
    { kind: 'oidc', saml: saml.settings, clientSecret: SECRET },
    { kind: 'saml' },
  ])('is refused when it is half of each kind: %#', async (body) => {
    const { owner } = await sso.tenant();
    const answer = await sso.post('/v1/sso-connections', { name: 'Work', ...body }, owner);
    expect(answer).toMatchObject({ status: 422, code: 'sso-connection.incomplete' });
  });

  test('gives nothing that its maker lacks', async () => {
    const { tenant, owner } = await sso.ready(provider, { defaultRoleId: role('admin') });
    const { json } = await sso.signIn(tenant);
    const { accessToken } = json['session'] as { accessToken: string };
    const body = { name: 'Work', kind: 'saml', saml: saml.settings };
    const wide = { ...body, access: { roles: [{ group: 'x', roleId: role('owner') }] } };
    expect(await sso.post('/v1/sso-connections', wide, accessToken)).toMatchObject({
      status: 403,
      code: 'permission.beyond-own',
    });
    expect((await sso.post('/v1/sso-connections', wide, owner)).status).toBe(201);
    expect((await sso.post('/v1/sso-connections', body, accessToken)).status).toBe(201);
  });

  test('is nothing to another tenant: 404 to whatever is asked', async () => {
    const { connectionId, tenant } = await sso.ready(provider);
    const stranger = await sso.tenant();
    const notFound = { status: 404, code: 'sso-connection.not-found' };
    const to = (method: 'GET' | 'PATCH' | 'DELETE', rest: string, body?: object) =>
      ask(method, at(connectionId, rest), stranger.owner, body);
    expect(await to('GET', '')).toMatchObject(notFound);
    expect(await to('PATCH', '', { state: 'off' })).toMatchObject(notFound);
    expect(await to('PATCH', '', { clientSecret: 'stolen secret' })).toMatchObject(notFound);
    expect(await to('DELETE', '')).toMatchObject(notFound);
    expect(await to('DELETE', `/domains/${DOMAIN}`)).toMatchObject(notFound);
    expect(await to('DELETE', `/links/${typedId('usr', stranger.ownerId)}`)).toMatchObject(notFound);
    for (const [rest, body] of [
      ['/test', {}],
      ['/domains', { domain: 'x.example' }],
      [`/domains/${DOMAIN}/proof`, {}],
    ] as const)
      expect(await sso.post(at(connectionId, rest), body, stranger.owner)).toMatchObject(notFound);
    expect(await sso.post('/v1/auth/sso/link', { connectionId }, stranger.owner)).toMatchObject(notFound);
    expect(await sso.post('/v1/auth/sso/start', { tenant: stranger.tenant.slug, connectionId })).toMatchObject({
      status: 404,
      code: 'sso.no-connection',
    });
    expect((await ask('GET', '/v1/sso-connections', stranger.owner)).json).toMatchObject({ data: [] });
    expect((await sso.signIn(tenant)).status).toBe(200);
  });

  test('that is removed lets nobody in, keeps neither secret nor domain, and leaves people their accounts', async () => {
    const { tenant, owner, connectionId } = await sso.ready(provider);
    await sso.signIn(tenant);
    expect((await ask('DELETE', at(connectionId), owner)).status).toBe(204);
    expect((await ask('GET', at(connectionId), owner)).status).toBe(404);
    const { rows } = await sso.clutch.owner.query(
      `select secret, domains, removed_at is null as is_there from ${tenant.schema}.identity_connection`,
    );
    expect(rows).toEqual([{ secret: null, domains: [], is_there: false }]);
    expect((await sso.post('/v1/auth/sso/start', { tenant: tenant.slug })).code).toBe('sso.no-connection');
    expect((await ask('GET', '/v1/users', owner)).json['data']).toHaveLength(2);
  });

  test('of a tenant that is suspended lets nobody in, and says why', async () => {
    const { tenant } = await sso.ready(provider);
    const [before, second] = [await sso.begin(tenant), await sso.begin(tenant)];
    const [callback, back] = [await sso.visit(before.url), await sso.travel(second.url)];
    await sso.clutch.kernel.registry.change(tenant.id, () => ({
      what: 'suspended',
      to: { status: 'suspended' },
      actor: { kind: 'system', id: 'test', name: 'Test' },
      append: async () => true,
    }));
    sso.people.app.get(TenantDirectory, { strict: false }).forget(tenant.id);
    const answers = [
      await sso.post('/v1/auth/sso/start', { tenant: tenant.slug }),
      await sso.people.ask('GET', callback),
      await sso.finish(second, back),
    ];
    expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [403, 'tenant.suspended']));
  });
});
