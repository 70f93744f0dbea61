import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import {
  AddressLimit,
  CONFIG,
  type Config,
  currentContext,
  ProblemError,
  TenantDirectory,
  type TenantRef,
  TenantStopped,
} from '#kernel';
import { OAuthTokens } from '../../domain/oauth/oauth-tokens.ts';
import { SigningKeys } from '../../domain/sessions/signing-keys.ts';
import { INTERACTION_PAGE, INTERACTION_SCRIPT, INTERACTION_STYLE, PAGE_POLICY } from './interaction-page.ts';
import { OidcAuthorizationServers } from './oidc-authorization-servers.ts';
import { OAUTH_PATHS } from './oidc-provider-of.ts';

type Params = { readonly tenantSlug: string };
type Request = FastifyRequest<{ Params: Params }>;

const PREFIX = '/oauth/:tenantSlug';
const METADATA = '/.well-known/oauth-authorization-server';
const DISCOVERY = '/.well-known/openid-configuration';

/** The protocol's own addresses, by their methods. */
const PROTOCOL = [
  ['GET', OAUTH_PATHS.authorization],
  ['GET', `${OAUTH_PATHS.authorization}/:uid`],
  ...[OAUTH_PATHS.token, OAUTH_PATHS.introspection, OAUTH_PATHS.revocation].flatMap(
    (path) =>
      [
        ['POST', path],
        ['OPTIONS', path],
      ] as const,
  ),
  ...(['GET', 'POST', 'OPTIONS'] as const).map((method) => [method, OAUTH_PATHS.userinfo] as const),
] as const satisfies readonly (readonly ['GET' | 'POST' | 'OPTIONS', string])[];

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;
const PUBLIC_FOR_A_WHILE = 'public, max-age=300';

/**
 * The addresses of the protocols, which are not operations of our API: their forms, answers and errors are those of the RFCs, and apps find
 * them by discovery. They lie beside Nest, because the library reads bodies and writes answers itself.
 */
@Injectable()
export class AuthorizationServerRoutes implements OnModuleInit {
  /** Here secrets and codes could be guessed. */
  readonly #addresses: AddressLimit;
  readonly #host: URL;

  constructor(
    private readonly http: HttpAdapterHost,
    private readonly servers: OidcAuthorizationServers,
    private readonly tokens: OAuthTokens,
    private readonly keys: SigningKeys,
    private readonly tenants: TenantDirectory,
    @Inject(CONFIG) config: Config,
  ) {
    this.#addresses = new AddressLimit(config.http.publicRatePerMinute);
    this.#host = new URL(config.public.url);
  }

  onModuleInit(): void {
    const instance = this.http.httpAdapter.getInstance<FastifyInstance>();
    instance.register(async (scope) => {
      // The library reads bodies itself.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      for (const [method, path] of PROTOCOL)
        this.#route(scope, method, `${PREFIX}${path}`, (request, reply) => this.#ask(request, reply));
      for (const path of [DISCOVERY, METADATA])
        this.#route(scope, 'GET', `${PREFIX}${path}`, (request, reply) => this.#describe(request, reply));
      // RFC 8414 §3.1: the well-known part stands before the issuer's path.
      this.#route(scope, 'GET', `${METADATA}${PREFIX}`, (request, reply) => this.#describe(request, reply));
      this.#route(scope, 'GET', `${PREFIX}${OAUTH_PATHS.jwks}`, (request, reply) => this.#showKeys(request, reply));
      this.#servePage(scope);
    });
  }

  #route(
    scope: FastifyInstance,
    method: 'GET' | 'POST' | 'OPTIONS',
    url: string,
    handler: (request: Request, reply: FastifyReply) => Promise<unknown>,
  ): void {
    scope.route<{ Params: Params }>({ method, url, exposeHeadRoute: false, handler });
  }

  #servePage(scope: FastifyInstance): void {
    this.#route(scope, 'GET', `${PREFIX}/interaction/:uid`, async (request, reply) => {
      await this.#tenantOf(request);
      return reply
        .header('Content-Security-Policy', PAGE_POLICY)
        .type('text/html; charset=utf-8')
        .send(INTERACTION_PAGE);
    });
    scope.get('/oauth/page.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(INTERACTION_SCRIPT));
    scope.get('/oauth/page.css', (_, reply) => reply.type('text/css; charset=utf-8').send(INTERACTION_STYLE));
  }

  async #ask(request: Request, reply: FastifyReply): Promise<void> {
    await this.#addresses.count(request.ip);
    const tenant = await this.#tenantOf(request);
    if (tenant.status === 'suspended' || tenant.status === 'moving') throw new TenantStopped(tenant.status);
    await this.#pass(tenant, request, reply, request.url.replace(/^\/oauth\/[^/]+/, ''));
  }

  async #describe(request: Request, reply: FastifyReply): Promise<void> {
    await this.#pass(await this.#tenantOf(request), request, reply, DISCOVERY);
  }

  /** All keys by which a token of today may be signed, not only the one that signs now. */
  async #showKeys(request: Request, reply: FastifyReply): Promise<unknown> {
    await this.#tenantOf(request);
    const keys = await this.keys.publicKeys();
    return reply
      .headers({ 'Cache-Control': PUBLIC_FOR_A_WHILE, 'Access-Control-Allow-Origin': '*' })
      .type('application/jwk-set+json')
      .send(JSON.stringify({ keys }));
  }

  /** Hands the request over. Address and scheme are those of the settings: the library makes links of what it is told. */
  async #pass(tenant: TenantRef, { raw, ip }: Request, reply: FastifyReply, path: string): Promise<void> {
    const provider = await this.servers.of(tenant);
    const issuer = new URL(this.tokens.issuerOf(tenant.slug));
    const { host, protocol } = this.#host;
    Object.assign(raw.headers, {
      host,
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
      'x-forwarded-for': ip,
    });
    Object.assign(raw, { originalUrl: issuer.pathname + path, url: path });
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    await provider.callback()(raw, reply.raw);
  }

  async #tenantOf({ params }: Request): Promise<TenantRef> {
    const tenant = SLUG.test(params.tenantSlug) ? await this.tenants.bySlug(params.tenantSlug) : undefined;
    if (!tenant)
      throw new ProblemError(404, 'oauth.unknown-tenant', 'There is no authorisation server at this address');
    currentContext()!.tenant = tenant;
    return tenant;
  }
}
