import { assert, asyncProperty, constantFrom, dictionary, oneof, string, webUrl } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestIn, TestSamlProvider } from '../../../../test/kit/saml-provider.ts';
import { role, SsoApp, TestProvider } from '../../../../test/kit/sso-app.ts';

const RUNS = 60;
const provider = new TestSamlProvider();
let sso: SsoApp;
let made: Awaited<ReturnType<SsoApp['readySaml']>>;

beforeAll(async () => {
  sso = await SsoApp.start();
  made = await sso.readySaml(provider);
});
afterAll(() => sso.close());

const text = oneof(
  string({ maxLength: 60 }),
  string({ unit: 'binary', maxLength: 20 }),
  webUrl(),
  constantFrom('ctk_', '%00', '\0', '<', '&#0;'),
);

describe('whatever is sent to the routes of providers is answered, and never with 500', () => {
  test('as a form', async () => {
    const form = dictionary(constantFrom('SAMLResponse', 'RelayState', 'x', '__proto__'), text);
    await assert(
      asyncProperty(form, async (fields) => {
        const { status } = await sso.postForm(`/v1/auth/sso/${made.connectionId}/acs`, fields);
        expect([400, 401, 413, 422, 429]).toContain(status);
      }),
      { numRuns: RUNS },
    );
  });

  test('as a response in a sign-in that is under way', async () => {
    await assert(
      asyncProperty(text, constantFrom(0, 1, 2), async (garbage, where) => {
        const { url } = await sso.begin(made.tenant);
        const xml = provider.answer(requestIn(url), { nameId: 'mia' });
        const cut = Math.floor((xml.length * where) / 2);
        const broken = `${xml.slice(0, cut)}${garbage}${xml.slice(cut)}`;
        expect([303, 401]).toContain((await sso.postAnswer(url, broken)).status);
      }),
      { numRuns: RUNS },
    );
  });

  test('as claims that a provider signs', async () => {
    const oidc = await TestProvider.start();
    const claim = oneof(text, constantFrom(null, 7, true, ['a', 7, '\0'], { a: 1 }, '\ud800', 'x'.repeat(3_000)));
    try {
      const { tenant } = await sso.ready(oidc, { roles: [{ group: 'a', roleId: role('technician') }] });
      const names = ['sub', 'email', 'name', 'groups', 'acr', 'amr', 'email_verified'] as const;
      await assert(
        asyncProperty(dictionary(constantFrom(...names), claim), async (claims) => {
          oidc.claims = {
            sub: 'mia',
            email: 'mia@garage.example',
            email_verified: true,
            ...claims,
            aud: oidc.clientId,
          };
          expect([200, 401, 403, 409]).toContain((await sso.signIn(tenant)).status);
        }),
        { numRuns: RUNS },
      );
      for (const sub of ['x'.repeat(256), 'mia\0', '', '\ud800']) {
        oidc.claims = { ...oidc.claims, sub };
        expect(await sso.signIn(tenant)).toMatchObject({ status: 401, code: 'sso.answer-refused' });
      }
    } finally {
      await oidc.stop();
    }
  });

  test('as a query, a body, or an id', async () => {
    const query = dictionary(constantFrom('state', 'code', 'iss', 'error', 'error_description', 'response'), text);
    await assert(
      asyncProperty(query, text, async (parameters, other) => {
        const callback = `/v1/auth/sso/${made.connectionId}/callback?${new URLSearchParams(parameters).toString()}`;
        const id = encodeURIComponent(other).slice(0, 100);
        const answers = [
          await sso.people.ask('GET', callback),
          await sso.people.ask('GET', `/v1/auth/sso/${id}/callback?state=x`),
          await sso.people.ask('GET', `/v1/auth/sso/${made.connectionId}/metadata?tenant=${id}`),
          await sso.post('/v1/auth/sso/finish', { code: other.replaceAll('\0', '') || 'x', token: 'x' }),
          await sso.post('/v1/auth/sso/start', { tenant: made.tenant.slug, email: other }),
        ];
        for (const { status } of answers) expect(status).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
  });

  test('in time: what is built to be slow to look at takes no longer', async () => {
    const { url } = await sso.begin(made.tenant);
    for (const unit of ['<Response ', 'Algorithm="', "<Response Destination='", '<a ', '<!--', '&amp;']) {
      const began = performance.now();
      const answer = await sso.postAnswer(url, unit.repeat(Math.floor(262_000 / unit.length)), {});
      expect(answer.status).toBe(401);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });

  test('and only forms are read as forms, where a route takes them', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await sso.people.app.inject({
      method: 'POST',
      url: '/v1/auth/sso/start',
      headers,
      payload: 'tenant=x',
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, 'body.media-type']);
    const twice = await sso.people.app.inject({
      method: 'POST',
      url: `/v1/auth/sso/${made.connectionId}/acs`,
      headers,
      payload: 'RelayState=a&RelayState=b&SAMLResponse=x',
    });
    expect(twice.statusCode).toBe(401);
  });
});

describe('who changes a connection', () => {
  test('has lately proved who they are (ASVS 7.5.3)', async () => {
    const body = { name: 'Work', kind: 'saml', saml: provider.settings, access: { defaultRoleId: role('staff') } };
    const { clock } = sso.people;
    const { refreshToken } = await sso.people.session(made.tenant);
    try {
      clock.aheadMs = 200_000;
      const refreshed = await sso.post('/v1/sessions/refresh', { refreshToken });
      const token = refreshed.json['accessToken'] as string;
      expect((await sso.post('/v1/sso-connections', body, token)).status).toBe(201);
      clock.aheadMs = 310_000;
      expect(await sso.post('/v1/sso-connections', body, token)).toMatchObject({
        status: 401,
        code: 'auth.step-up-required',
      });
    } finally {
      clock.aheadMs = 0;
    }
  });
});
