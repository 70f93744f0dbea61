import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import { type DynamicModule } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { uuidv7 } from 'uuidv7';
import { AUTH_STRATEGIES, Clock, createHttpApp, KernelModule, type TenantRef, typedId } from '#kernel';
import { type TestInstallation, testInstallation } from '#kernel/testing';
import { identityContext, IdentityAdminModule, OAuthAdminModule, OAuthModule } from '#identity';
import { CreateOwner } from '#identity/contracts';
import { partnerContext, PartnerModule } from '#partner';
import { platformContext, PlatformModule } from '#platform';
import { READY_MADE, type ReadyMadeName } from '../../libs/identity/domain/access/ready-made-roles.ts';
import { EMAIL, PASSWORD, TestClock } from './people-app.ts';

export { NEAR_WORKSHOP } from '../../apps/cli/demo/workshops.ts';

export interface AppAnswer {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly code: unknown;
  readonly location: string;
  readonly headers: Headers;
}

/** What is sent beside method and path. */
export interface AppRequest {
  readonly token?: string;
  readonly body?: object;
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The browser that asks. */
  readonly in?: Browser;
}

/** An app of a tenant as its maker knows it. */
export interface TestClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
  readonly tenant: TenantRef;
}

/** What goes from sign-in to sign-in at an app. */
export interface Begun {
  readonly uid: string;
  readonly verifier: string;
  readonly browser: Browser;
}

/** Keeps cookies by their paths, as browsers do. */
export class Browser {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  take(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const name = pair.slice(0, pair.indexOf('='));
      const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      if (line.includes('01 Jan 1970')) this.#cookies.delete(name);
      else this.#cookies.set(name, { value: pair.slice(pair.indexOf('=') + 1), path });
    }
  }

  header(path: string): string {
    const sent = [...this.#cookies].filter(([, { path: within }]) => path.startsWith(within));
    return sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }
}

const CALLBACK = 'https://planner.example/callback';

const CONTEXTS = [identityContext, platformContext, partnerContext];

async function served({ config }: TestInstallation, clock: Clock, url: string): Promise<NestFastifyApplication> {
  const kernel = KernelModule.forRoot({ config, name: 'api', contexts: CONTEXTS });
  const module: DynamicModule = {
    module: class App {},
    imports: [
      { ...kernel, providers: [...(kernel.providers ?? []), { provide: Clock, useValue: clock }] },
      IdentityAdminModule,
      OAuthAdminModule,
      OAuthModule,
      PlatformModule,
      PartnerModule,
    ],
    providers: [{ provide: AUTH_STRATEGIES, useValue: ['api-key', 'oauth', 'session'] }],
    exports: [AUTH_STRATEGIES],
  };
  const about = { config, name: 'api', title: 'Test', description: 'Test', logger: false } as const;
  const app = await createHttpApp(module, about);
  await app.listen(Number(new URL(url).port), '127.0.0.1');
  return app;
}

/** The routes of people, of the tenants' apps and of workshops as one app that listens. */
export class OAuthApp {
  private constructor(
    readonly clutch: TestInstallation,
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
    readonly url: string,
  ) {}

  static async start(settings: Record<string, string> = {}): Promise<OAuthApp> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const clutch = await testInstallation(CONTEXTS, { CLUTCH_PUBLIC_URL: url, ...settings });
    const clock = new TestClock();
    return new OAuthApp(clutch, await served(clutch, clock, url), clock, url);
  }

  /** Another process of the same installation, at another address. Whoever asks for it closes it. */
  async sibling(): Promise<{ readonly url: string; close(): Promise<void> }> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const app = await served(this.clutch, this.clock, url);
    return { url, close: () => app.close() };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.clutch.close();
  }

  /** A tenant with an owner, who has `EMAIL` and `PASSWORD`. */
  async newTenant(): Promise<TenantRef> {
    const tenant = await this.clutch.newTenant();
    const owner = { userId: uuidv7(), email: EMAIL, name: 'Ana', password: PASSWORD };
    await this.clutch.as(tenant, () => this.app.get(CommandBus, { strict: false }).execute(new CreateOwner(owner)));
    return tenant;
  }

  /** @returns the access token of a new session */
  async signIn(tenant: TenantRef, email = EMAIL): Promise<string> {
    const body = { tenant: tenant.slug, email, password: PASSWORD };
    const { json } = await this.ask('POST', '/v1/auth/sign-in', { body });
    return (json['session'] as { accessToken: string }).accessToken;
  }

  /** Somebody of the tenant with one role. @returns `usr_…` */
  async newPerson(tenant: TenantRef, email: string, role: ReadyMadeName): Promise<string> {
    const userId = uuidv7();
    await this.clutch.owner.query(
      `insert into ${tenant.schema}.identity_user (user_id, email, name, role, password_hash)
        select $1, $2, 'Eva', 'staff', password_hash from ${tenant.schema}.identity_user where email = $3`,
      [userId, email, EMAIL],
    );
    await this.grant(tenant, { kind: 'user', id: typedId('usr', userId) }, role);
    return typedId('usr', userId);
  }

  async grant(tenant: TenantRef, holder: object, role: ReadyMadeName): Promise<string> {
    const body = { holder, roleId: typedId('rol', READY_MADE[role].roleId) };
    const { json } = await this.ask('POST', '/v1/grants', { token: await this.signIn(tenant), body });
    return json['id'] as string;
  }

  async newClient(tenant: TenantRef, over: object = {}): Promise<TestClient> {
    const body = {
      name: 'Planner',
      kind: 'web',
      redirectUris: [CALLBACK],
      scopes: ['workshop:read', 'workshop:create'],
      ...over,
    };
    const answer = await this.ask('POST', '/v1/oauth-clients', { token: await this.signIn(tenant), body });
    if (answer.status !== 201) throw new Error(`No app: ${answer.status} ${JSON.stringify(answer.json)}`);
    const { id, secret } = answer.json as { id: string; secret: string };
    return { id, secret, tenant, redirectUri: body.redirectUris[0] ?? '' };
  }

  async ask(
    method: string,
    path: string,
    { token, body, form, text: sent, headers = {}, in: browser }: AppRequest = {},
  ): Promise<AppAnswer> {
    const url = new URL(path, this.url);
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(browser ? { cookie: browser.header(url.pathname) } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(form ? { body: new URLSearchParams(form) } : {}),
      ...(sent === undefined ? {} : { body: sent }),
      signal: AbortSignal.timeout(15_000),
    });
    browser?.take(answer.headers);
    const text = await answer.text();
    const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
    const { status } = answer;
    return {
      status,
      json,
      code: json['code'] ?? json['error'],
      location: answer.headers.get('location') ?? '',
      headers: answer.headers,
    };
  }

  /** The query of a right request for authorisation, with what is left out or other than right. */
  authorizeUrl(
    { tenant, id, redirectUri }: TestClient,
    challenge: string,
    over: Readonly<Record<string, string | null>> = {},
  ): string {
    const right = {
      client_id: id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'workshop:read',
      state: 'state-1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    };
    const query = Object.entries({ ...right, ...over }).filter((entry): entry is [string, string] => entry[1] !== null);
    return `/oauth/${tenant.slug}/authorize?${new URLSearchParams(query).toString()}`;
  }

  /** Begins at the app: a browser comes and is sent to the page. */
  async begin(client: TestClient, over: Readonly<Record<string, string | null>> = {}): Promise<Begun> {
    const browser = new Browser();
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const { status, location, json } = await this.ask('GET', this.authorizeUrl(client, challenge, over), {
      in: browser,
    });
    if (status !== 303) throw new Error(`Not sent to the page: ${status} ${JSON.stringify(json)}`);
    return { browser, verifier, uid: new URL(location).pathname.split('/').at(-1)! };
  }

  /** Accepts in the name of whoever holds the session. @returns where the browser goes on */
  async accept({ uid }: Begun, token: string): Promise<string> {
    const { status, json } = await this.ask('POST', `/v1/oauth/interactions/${uid}/accept`, { token });
    if (status !== 200) throw new Error(`Not accepted: ${status} ${JSON.stringify(json)}`);
    return json['continueAt'] as string;
  }

  /** All up to the code. */
  async code(client: TestClient, email = EMAIL, over: Readonly<Record<string, string | null>> = {}) {
    const begun = await this.begin(client, over);
    const continueAt = await this.accept(begun, await this.signIn(client.tenant, email));
    const { location } = await this.ask('GET', continueAt, { in: begun.browser });
    return { code: new URL(location).searchParams.get('code')!, verifier: begun.verifier };
  }

  token({ tenant, id, secret }: TestClient, form: Readonly<Record<string, string>>): Promise<AppAnswer> {
    const basic = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
    return this.ask('POST', `/oauth/${tenant.slug}/token`, { form, headers: basic });
  }

  exchange(
    client: TestClient,
    { code, verifier }: { readonly code: string; readonly verifier: string },
  ): Promise<AppAnswer> {
    const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: client.redirectUri };
    return this.token(client, form);
  }

  refresh(client: TestClient, refreshToken: string): Promise<AppAnswer> {
    return this.token(client, { grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** All up to the tokens. */
  async tokens(client: TestClient, email = EMAIL, over: Readonly<Record<string, string | null>> = {}) {
    const { status, json } = await this.exchange(client, await this.code(client, email, over));
    if (status !== 200) throw new Error(`No tokens: ${status} ${JSON.stringify(json)}`);
    return json as { access_token: string; refresh_token: string; scope: string; id_token?: string };
  }

  /** At the protocol's other addresses, authenticated as the app. */
  askAs({ tenant, id, secret }: TestClient, what: 'introspect' | 'revoke', token: string): Promise<AppAnswer> {
    const basic = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
    return this.ask('POST', `/oauth/${tenant.slug}/${what}`, { form: { token }, headers: basic });
  }
}

/** The issuer stands in every token, so the address has to be known before anything listens at it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
