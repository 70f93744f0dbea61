import { Events, type MutableResponse, type MutableToken, OAuth2Server } from 'oauth2-mock-server';
import { vi } from 'vitest';
import { type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { PlatformAdminModule } from '#platform';
import { READY_MADE, type ReadyMadeName } from '../../libs/identity/domain/access/ready-made-roles.ts';
import { DnsRecords } from '../../libs/identity/domain/sso/dns-records.ts';
import { identityContext } from '../../libs/identity/identity.module.ts';
import { requestIn, type SamlRequest, type TestSamlProvider } from './saml-provider.ts';
import { type Answered, type PeopleApp, peopleApp } from './people-app.ts';

export const DOMAIN = 'garage.example';
/** The public id of a ready-made role. */
export const role = (name: ReadyMadeName): string => typedId('rol', READY_MADE[name].roleId);

/** A real OpenID server on the loopback, which says of whoever comes what the test has told it. */
export class TestProvider {
  readonly server = new OAuth2Server();
  readonly clientId = 'clutch';
  /** Claims of the next ID tokens. */
  claims: Record<string, unknown> = {};

  /** @param offered signatures that it says it can do; the first is the one that it uses */
  static async start(offered: readonly [string, ...string[]] = ['RS256']): Promise<TestProvider> {
    const provider = new TestProvider();
    await provider.server.issuer.keys.generate(offered[0]);
    await provider.server.start(0, '127.0.0.1');
    provider.server.issuer.url = `http://127.0.0.1:${provider.server.address().port}`;
    provider.server.service.on(Events.BeforeTokenSigning, ({ payload }: MutableToken) =>
      Object.assign(payload, provider.claims),
    );
    provider.server.service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }: MutableResponse) =>
      Object.assign(body, { id_token_signing_alg_values_supported: offered }),
    );
    return provider;
  }

  get issuer(): string {
    return this.server.issuer.url!;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

/** Somebody's way to a provider and back. */
export interface Attempt {
  readonly url: string;
  readonly token: string;
}

/** The routes of people with providers to sign in by, and a DNS that the test holds. */
export class SsoApp {
  /** TXT records by their names. */
  readonly dns = new Map<string, string[]>();
  #count = 0;

  private constructor(
    readonly clutch: TestInstallation,
    readonly people: PeopleApp,
  ) {
    vi.spyOn(people.app.get(DnsRecords, { strict: false }), 'txt').mockImplementation(
      async (name) => this.dns.get(name) ?? [],
    );
  }

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<SsoApp> {
    const clutch = await testInstallation([identityContext], {
      CLUTCH_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
      CLUTCH_PUBLIC_URL: 'https://clutch.example',
      CLUTCH_SIGN_IN_LINK_URL: 'https://portal.example/sign-in',
      ...settings,
    });
    return new SsoApp(clutch, await peopleApp(clutch, { imports: [PlatformAdminModule] }));
  }

  async close(): Promise<void> {
    await this.people.close();
    await this.clutch.close();
  }

  /** A new address each time, so that nobody waits for anybody. */
  post(url: string, body: object, token?: string): Promise<Answered> {
    const ip = `192.0.2.${(this.#count += 1) % 250}`;
    return this.people.ask('POST', url, { body, ip, ...(token === undefined ? {} : { token }) });
  }

  /** A tenant with an owner who is signed in. */
  async tenant(): Promise<{ tenant: TenantRef; owner: string; ownerId: string }> {
    const tenant = await this.clutch.newTenant();
    const ownerId = await this.people.createOwner(tenant);
    const { accessToken: owner } = await this.people.session(tenant);
    return { tenant, owner, ownerId };
  }

  /** @returns the connection's public id */
  async connect(owner: string, body: object): Promise<string> {
    const { status, json } = await this.post('/v1/sso-connections', body, owner);
    if (status !== 201) throw new Error(`No connection: ${status} ${JSON.stringify(json)}`);
    return json['id'] as string;
  }

  connectOidc(owner: string, { issuer, clientId }: TestProvider, access: object = {}): Promise<string> {
    const oidc = { issuer, clientId };
    const given = { defaultRoleId: role('staff'), ...access };
    return this.connect(owner, {
      name: 'Work',
      kind: 'oidc',
      oidc,
      clientSecret: 'a secret of the client',
      access: given,
    });
  }

  /** Claims and proves a domain. */
  async prove(owner: string, connectionId: string, domain = DOMAIN): Promise<Answered> {
    const { json } = await this.post(`/v1/sso-connections/${connectionId}/domains`, { domain }, owner);
    const domains = json['domains'] as { domain: string; recordName: string; recordValue: string }[];
    const { recordName, recordValue } = domains.find((held) => held.domain === domain)!;
    this.dns.set(recordName, [recordValue]);
    return this.post(`/v1/sso-connections/${connectionId}/domains/${domain}/proof`, {}, owner);
  }

  /** Tests it by `comeBack` and switches it on. */
  async switchOn(owner: string, connectionId: string, comeBack = (url: string) => this.travel(url)): Promise<void> {
    const { json } = await this.post(`/v1/sso-connections/${connectionId}/test`, {}, owner);
    const back = await comeBack(json['url'] as string);
    const on = await this.people.ask('PATCH', `/v1/sso-connections/${connectionId}`, {
      token: owner,
      body: { state: 'on' },
      headers: { 'if-match': '*' },
    });
    if (on.status !== 200) throw new Error(`Not on: ${JSON.stringify([back.json, on.json])}`);
  }

  /** An OpenID connection that is on, with a proved domain. */
  async ready(provider: TestProvider, access: object = {}) {
    const made = await this.tenant();
    const connectionId = await this.connectOidc(made.owner, provider, access);
    await this.prove(made.owner, connectionId);
    await this.switchOn(made.owner, connectionId);
    return { ...made, connectionId };
  }

  /** A SAML connection that is on, with a proved domain. */
  async readySaml(provider: TestSamlProvider, access: object = {}, settings: object = {}) {
    const made = await this.tenant();
    const given = { defaultRoleId: role('staff'), ...access };
    const saml = { ...provider.settings, ...settings };
    const connectionId = await this.connect(made.owner, { name: 'Work', kind: 'saml', saml, access: given });
    await this.prove(made.owner, connectionId);
    await this.switchOn(made.owner, connectionId, (url) =>
      this.postAnswer(url, provider.answer(requestIn(url), { nameId: 'tester' })),
    );
    return { ...made, connectionId };
  }

  /** Posts a response as a browser does. @param url where the sign-in was asked for */
  postAnswer(url: string, xml: string, over: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const { acsUrl, relayState } = requestIn(url);
    const fields = { SAMLResponse: Buffer.from(xml).toString('base64'), RelayState: relayState, ...over };
    return this.postForm(new URL(acsUrl).pathname, fields);
  }

  async postForm(path: string, fields: Readonly<Record<string, string>>): Promise<Answered> {
    const answer = await this.people.app.inject({
      method: 'POST',
      url: path,
      remoteAddress: '192.0.2.251',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
    const json = answer.body === '' ? {} : answer.json<Record<string, unknown>>();
    return { status: answer.statusCode, code: json['code'], json, headers: answer.headers };
  }

  /** The whole way by a SAML provider. */
  async signInBySaml(tenant: TenantRef, write: (request: SamlRequest) => string): Promise<Answered> {
    const attempt = await this.begin(tenant);
    const back = await this.postAnswer(attempt.url, write(requestIn(attempt.url)));
    return back.status === 303 ? this.finish(attempt, back) : back;
  }

  async begin(tenant: TenantRef, over: object = {}): Promise<Attempt> {
    const { status, json } = await this.post('/v1/auth/sso/start', { tenant: tenant.slug, ...over });
    if (status !== 200) throw new Error(`Not begun: ${status} ${JSON.stringify(json)}`);
    return json as unknown as Attempt;
  }

  /** What the browser is sent back with by an OpenID provider: path and query of our callback. */
  async visit(url: string): Promise<string> {
    const { headers } = await fetch(url, { redirect: 'manual' });
    const back = new URL(headers.get('location')!);
    return back.pathname + back.search;
  }

  /** There and back. */
  async travel(url: string): Promise<Answered> {
    return this.people.ask('GET', await this.visit(url));
  }

  finish({ token }: Pick<Attempt, 'token'>, back: Answered): Promise<Answered> {
    return this.post('/v1/auth/sso/finish', { code: codeIn(back), token });
  }

  /** The whole way. */
  async signIn(tenant: TenantRef, over: object = {}): Promise<Answered> {
    const attempt = await this.begin(tenant, over);
    const back = await this.travel(attempt.url);
    return back.status === 303 ? this.finish(attempt, back) : back;
  }
}

/** The code behind the # of the page that somebody is sent on to. */
export function codeIn({ headers }: Answered): string {
  const page = new URL(String(headers['location']));
  return new URLSearchParams(page.hash.slice(1)).get('code') ?? '';
}
