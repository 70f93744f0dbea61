import { Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { ProblemError } from '#kernel';
import { type GuardedRequests } from '../../../platform/contracts.ts';
import { type OidcClient, OidcProvider, type OidcQuestion } from '../../domain/sso/oidc-provider.ts';
import { identityOfClaims, isSubject, type ProviderIdentity } from '../../domain/sso/provider-identity.ts';

const KEEP_MS = 600_000;
const MOST_KEPT = 500;
const CLOCK_SKEW_SECONDS = 60;

interface Kept {
  readonly configuration: Promise<oidc.Configuration>;
  readonly until: number;
}

/**
 * OpenID providers by `openid-client`: authorisation code with PKCE (S256), state and nonce, ID tokens always with a signature by a key of
 * the provider's own set. What a provider says of itself is kept for 10 minutes.
 */
export class OpenidConnect extends OidcProvider {
  readonly #kept = new Map<string, Kept>();
  readonly #log = new Logger('sso');

  /** @param requests found when they are needed: another module may have them */
  constructor(private readonly requests: () => GuardedRequests) {
    super();
  }

  override newQuestion(): Omit<OidcQuestion, 'state'> {
    return { nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() };
  }

  override async addressFor(client: OidcClient, question: OidcQuestion, email?: string): Promise<string> {
    const { state, nonce, codeVerifier } = question;
    const configuration = await this.#configurationOf(client);
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: client.redirectUrl,
      scope: client.settings.scopes.join(' '),
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(email === undefined ? {} : { login_hint: email }),
    });
    return address.href;
  }

  override async identityOf(client: OidcClient, question: OidcQuestion, query: string): Promise<ProviderIdentity> {
    const { settings, access, redirectUrl } = client;
    const configuration = await this.#configurationOf(client);
    try {
      const answer = await oidc.authorizationCodeGrant(configuration, new URL(`${redirectUrl}?${query}`), {
        pkceCodeVerifier: question.codeVerifier,
        expectedNonce: question.nonce,
        expectedState: question.state,
        idTokenExpected: true,
      });
      const claims = answer.claims()!;
      if (!isSubject(claims.sub)) throw refused('subject');
      if (typeof claims['email'] === 'string' || !configuration.serverMetadata().userinfo_endpoint)
        return identityOfClaims(settings, access, claims);
      const more = await oidc.fetchUserInfo(configuration, answer.access_token, claims.sub);
      // Whatever both say, the signed one has said.
      return identityOfClaims(settings, access, { ...more, ...claims });
    } catch (error) {
      throw this.#refusal(error);
    }
  }

  #configurationOf(client: OidcClient): Promise<oidc.Configuration> {
    const key = JSON.stringify([client.settings.issuer, client.settings.clientId, client.secret]);
    const kept = this.#kept.get(key);
    if (kept && kept.until > performance.now()) return kept.configuration;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    const configuration = this.#discover(client);
    this.#kept.set(key, { configuration, until: performance.now() + KEEP_MS });
    // What has failed is tried anew by whoever comes next.
    configuration.catch(() => this.#kept.delete(key));
    return configuration;
  }

  async #discover({ settings: { issuer, clientId }, secret }: OidcClient): Promise<oidc.Configuration> {
    const metadata = { [oidc.clockTolerance]: CLOCK_SKEW_SECONDS };
    const fetch: oidc.CustomFetch = (url, options) => this.#fetch(url, options);
    // Whether an address without https may be asked at all the guarded requests decide.
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    try {
      const options = { execute, [oidc.customFetch]: fetch };
      const server = (await oidc.discovery(new URL(issuer), clientId, metadata, oidc.None(), options)).serverMetadata();
      const configuration = new oidc.Configuration(server, clientId, metadata, authenticationAt(server, secret));
      configuration[oidc.customFetch] = fetch;
      for (const apply of execute) apply(configuration);
      // Else a token that came from the token endpoint would be believed without its signature.
      oidc.enableNonRepudiationChecks(configuration);
      return configuration;
    } catch (error) {
      this.#log.warn({ err: error }, 'A provider of identity could not be discovered');
      throw unavailable();
    }
  }

  #fetch(url: string, { method, headers, body }: oidc.CustomFetchOptions): Promise<Response> {
    return this.requests().fetch(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...(body === undefined || body === null ? {} : { body: String(body as URLSearchParams) }),
    });
  }

  /** What the provider says no to, or says wrongly, is a refusal; what it does not say at all, its absence. */
  #refusal(error: unknown): ProblemError {
    if (error instanceof ProblemError) return error;
    if (error instanceof oidc.AuthorizationResponseError) return refused(known(error.error));
    if (error instanceof oidc.ResponseBodyError)
      return error.status >= 500 ? unavailable() : refused(known(error.error));
    if (error instanceof oidc.ClientError && error.code !== undefined && !AWAY.includes(error.code)) {
      this.#log.warn({ err: error }, 'An answer of a provider of identity was refused');
      return refused('untrusted');
    }
    this.#log.warn({ err: error }, 'A provider of identity did not answer');
    return unavailable();
  }
}

/** What of a provider's answer is no answer of one. */
const AWAY = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
];
const WORD = /^[a-z_]{1,60}$/;

/** Error codes of OAuth are words; anything else is not repeated. */
const known = (code: string): string => (WORD.test(code) ? code : 'unknown_error');

/** Where a provider says nothing it means Basic (OpenID Connect Discovery 1.0 §3). */
function authenticationAt(
  { token_endpoint_auth_methods_supported: offered }: oidc.ServerMetadata,
  secret: string,
): oidc.ClientAuth {
  const takesPost = offered?.includes('client_secret_post') && !offered.includes('client_secret_basic');
  return takesPost ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret);
}

const refused = (reason: string): ProblemError =>
  new ProblemError(
    401,
    'sso.answer-refused',
    'The provider did not sign you in, or its answer cannot be trusted; begin anew',
    {
      extensions: { reason },
    },
  );

const unavailable = (): ProblemError =>
  new ProblemError(
    502,
    'sso.provider-unavailable',
    'The provider of identity does not answer as an OpenID provider does; try again, or tell your administrator',
  );
