import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { typedId } from '#kernel';
import { EMAIL } from '../../../../test/kit/people-app.ts';
import { TestSamlProvider } from '../../../../test/kit/saml-provider.ts';
import { DOMAIN, SsoApp, TestProvider } from '../../../../test/kit/sso-app.ts';
import { ProvedDomains } from '../../commands/sso/proved-domains.ts';
import { SsoConnections } from '../../commands/sso/sso-connections.ts';
import { DnsRecords } from '../../domain/sso/dns-records.ts';

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

describe('a domain', () => {
  test('counts once the DNS holds its challenge, which is another one for each tenant', async () => {
    const [first, second] = [await sso.tenant(), await sso.tenant()];
    const values: string[] = [];
    for (const { owner } of [first, second]) {
      const id = await sso.connectOidc(owner, provider);
      const { json } = await sso.post(at(id, '/domains'), { domain: 'Shared.Example' }, owner);
      const [held] = json['domains'] as { domain: string; recordName: string; recordValue: string; provedAt: null }[];
      expect(held).toMatchObject({
        domain: 'shared.example',
        recordName: '_clutch-challenge.shared.example',
        provedAt: null,
      });
      const unproved = await sso.post(at(id, '/domains/shared.example/proof'), {}, owner);
      expect(unproved).toMatchObject({ status: 409, code: 'sso-domain.unproved' });
      sso.dns.set(held!.recordName, ['other text', held!.recordValue]);
      expect((await sso.post(at(id, '/domains/shared.example/proof'), {}, owner)).json).toMatchObject({
        domains: [{ provedAt: expect.any(String) as string }],
      });
      values.push(held!.recordValue);
    }
    expect(new Set(values).size).toBe(2);
  });

  test('lets its pages, and those on hosts below it, call the API for its own tenant: once it is proved, and until it is given up', async () => {
    const [{ owner }, rival] = [await sso.tenant(), await sso.tenant()];
    const id = await sso.connectOidc(owner, provider);
    /** Whether the preflight, the tenant's own answer and another tenant's one are for the page. An origin is asked of once: answers are kept. */
    async function isLet(page: string): Promise<boolean[]> {
      const origin = `https://${page}.pages.example`;
      const isFor = (headers: Readonly<Record<string, unknown>>) => headers['access-control-allow-origin'] === origin;
      const asked = { origin, 'access-control-request-method': 'GET' };
      const preflight = await sso.people.app.inject({ method: 'OPTIONS', url: '/v1/whoami', headers: asked });
      const answers = [];
      for (const token of [owner, rival.owner])
        answers.push(await ask('GET', '/v1/sso-connections', token, undefined, { origin }));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      return [preflight, ...answers].map(({ headers }) => isFor(headers));
    }
    await sso.post(at(id, '/domains'), { domain: 'pages.example' }, owner);
    expect(await isLet('claimed')).toEqual([false, false, false]);
    await sso.prove(owner, id, 'pages.example');
    expect(await isLet('proved')).toEqual([true, true, false]);
    await ask('DELETE', at(id, '/domains/pages.example'), owner);
    expect(await isLet('given-up')).toEqual([false, false, false]);
  });

  test('whose copy was lost is copied again by the worker', async () => {
    const { tenant, owner } = await sso.tenant();
    const id = await sso.connectOidc(owner, provider);
    await sso.prove(owner, id, 'copied.example');
    const domains = async () =>
      (await sso.clutch.owner.query('select domains from platform.web_domains where tenant_id = $1', [tenant.id])).rows;
    await sso.clutch.owner.query('delete from platform.web_domains where tenant_id = $1', [tenant.id]);
    await sso.people.app.get(ProvedDomains, { strict: false }).sweep(tenant);
    expect(await domains()).toEqual([{ domains: ['copied.example'] }]);
  });

  test('that was given up has to be proved anew', async () => {
    const { owner, connectionId } = await sso.ready(provider);
    expect((await ask('DELETE', at(connectionId, `/domains/${DOMAIN}`), owner)).status).toBe(204);
    const { json } = await sso.post(at(connectionId, '/domains'), { domain: DOMAIN }, owner);
    expect(json).toMatchObject({ domains: [{ domain: DOMAIN, provedAt: null }] });
    expect((await sso.post(at(connectionId, `/domains/${DOMAIN}/proof`), {}, owner)).code).toBe('sso-domain.unproved');
  });

  /** How many of a tenant's connections hold a domain that all of them claim at the same time. */
  async function holders(): Promise<number> {
    const { owner } = await sso.tenant();
    const ids = [];
    for (let count = 0; count < 5; count += 1) ids.push(await sso.connectOidc(owner, provider));
    const answers = await Promise.all(ids.map((id) => sso.post(at(id, '/domains'), { domain: DOMAIN }, owner)));
    const taken = answers.filter(({ code }) => code === 'sso-domain.taken').length;
    const { json } = await ask('GET', '/v1/sso-connections', owner);
    const held = (json['data'] as { domains: unknown[] }[]).filter(({ domains }) => domains.length > 0).length;
    expect(held + taken).toBe(5);
    return held;
  }

  test('is held by one connection, however many claim it at the same time', async () => {
    expect(await holders()).toBe(1);
  });

  test('control: did nobody look at the other connections, that would be seen', async () => {
    const connections = sso.people.app.get(SsoConnections, { strict: false });
    const change = connections.change.bind(connections);
    const planted = vi
      .spyOn(connections, 'change')
      .mockImplementation((tenant, id, decide, secret) => change(tenant, id, (each) => decide(each, []), secret));
    expect(await holders()).toBeGreaterThan(1);
    planted.mockRestore();
  });

  test('that the DNS says nothing of now is not unproved', async () => {
    const { owner } = await sso.tenant();
    const id = await sso.connectOidc(owner, provider);
    await sso.post(at(id, '/domains'), { domain: DOMAIN }, owner);
    const dns = vi.spyOn(sso.people.app.get(DnsRecords, { strict: false }), 'txt');
    dns.mockRejectedValueOnce(new Error('queryTxt ETIMEOUT'));
    const answer = await sso.post(at(id, `/domains/${DOMAIN}/proof`), {}, owner);
    expect(answer).toMatchObject({ status: 502, code: 'dns.unavailable' });
  });

  test.each(['garage', '-garage.example', 'garage.example/x', '@garage.example', '', 'a'.repeat(300)])(
    'is no %s',
    async (domain) => {
      const { owner } = await sso.tenant();
      const id = await sso.connectOidc(owner, provider);
      expect((await sso.post(at(id, '/domains'), { domain }, owner)).status).toBe(422);
    },
  );

  test('leads an address to its connection, and an address of none to the only one that there is', async () => {
    const { tenant, owner, connectionId } = await sso.ready(provider);
    const second = await sso.connect(owner, { name: 'Other', kind: 'saml', saml: saml.settings });
    const go = async (over: object) =>
      (await sso.post('/v1/auth/sso/start', { tenant: tenant.slug, ...over })).json['url'];
    expect(await go({ email: 'who@else.example' })).toContain(provider.issuer);
    await sso.clutch.owner.query(`update ${tenant.schema}.identity_connection set state = 'on'`);
    expect(await go({ email: 'who@GARAGE.example' })).toContain(provider.issuer);
    expect(await go({ connectionId: second })).toContain(saml.ssoUrl);
    expect(await go({ email: 'who@else.example' })).toBeUndefined();
    expect(await go({ connectionId })).toContain(provider.issuer);
  });
});

describe('where everybody has to come by a provider', () => {
  async function required() {
    const made = await sso.ready(provider);
    const policy = async (over: object) => {
      const { json, headers } = await ask('GET', '/v1/sign-in-policy', made.owner);
      const { version: _, ...body } = json;
      const ifMatch = { 'if-match': String(headers['etag']) };
      return ask('PUT', '/v1/sign-in-policy', made.owner, { ...body, ...over }, ifMatch);
    };
    return { ...made, policy, breakGlassUserId: typedId('usr', made.ownerId) };
  }

  test('a right password is refused, but that of the one owner who is named', async () => {
    const { tenant, policy, breakGlassUserId } = await required();
    const other = { email: 'other@garage.example', name: 'Omar' };
    await sso.people.createOwner(tenant, other);
    expect((await sso.people.signIn(tenant, other)).status).toBe(200);
    expect(await policy({ ssoRequired: true, breakGlassUserId })).toMatchObject({
      status: 200,
      json: { ssoRequired: true, breakGlassUserId },
    });
    expect(await sso.people.signIn(tenant, other)).toMatchObject({ status: 403, code: 'sign-in.provider-required' });
    const wrong = await sso.people.signIn(tenant, { ...other, password: 'not the right one' });
    expect(wrong).toMatchObject({ status: 401, code: 'session.wrong-credentials' });
    expect((await sso.people.signIn(tenant, { email: EMAIL })).status).toBe(200);
    expect((await sso.signIn(tenant)).status).toBe(200);
  });

  test('that is refused while nobody could come in: no connection, or nobody who can without', async () => {
    const { owner, connectionId, policy, breakGlassUserId, tenant } = await required();
    const mia = (await sso.signIn(tenant)).json['session'] as { userId: string };
    const noBreakGlass = { status: 422, code: 'sign-in-policy.no-break-glass' };
    expect(await policy({ ssoRequired: true })).toMatchObject(noBreakGlass);
    expect(await policy({ ssoRequired: true, breakGlassUserId: mia.userId })).toMatchObject(noBreakGlass);
    expect(await policy({ ssoRequired: false, breakGlassUserId })).toMatchObject(noBreakGlass);
    await ask('PATCH', at(connectionId), owner, { state: 'off' });
    expect(await policy({ ssoRequired: true, breakGlassUserId })).toMatchObject({
      status: 409,
      code: 'sign-in-policy.no-connection',
    });
  });

  test('the last connection that is on stays on', async () => {
    const { owner, connectionId, policy, breakGlassUserId } = await required();
    await policy({ ssoRequired: true, breakGlassUserId });
    const refused = { status: 409, code: 'sso-connection.required' };
    expect(await ask('PATCH', at(connectionId), owner, { state: 'off' })).toMatchObject(refused);
    expect(await ask('PATCH', at(connectionId), owner, { clientSecret: 'another secret' })).toMatchObject(refused);
    expect(await ask('DELETE', at(connectionId), owner)).toMatchObject(refused);
    await policy({ ssoRequired: false, breakGlassUserId: null });
    expect((await ask('DELETE', at(connectionId), owner)).status).toBe(204);
  });
});
