import { createHash, timingSafeEqual } from 'node:crypto';
import { type Configuration, errors, type JWK, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import { uuidv7 } from 'uuidv7';
import { OPENID_SCOPES } from '../../domain/oauth/app-scopes.ts';
import { SCOPES_PROPERTY } from './client-metadata.ts';
import { ownClaims } from './jose-oauth-tokens.ts';
import { keepJwts } from './jwt-access-tokens.ts';
import { type OAuthStore, StoredOAuth } from './stored-oauth.ts';

/** What is known of somebody who signs in at an app. */
export interface Account {
  /** Public id, `usr_…`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isEmailVerified: boolean;
}

/** All that one tenant's authorisation server is made of. */
export interface ProviderParts {
  readonly issuer: string;
  readonly audience: string;
  readonly store: OAuthStore;
  readonly signingKey: JWK;
  /** Signs the cookies that tie a sign-in to the browser that began it. */
  readonly cookieKey: string;
  accountOf(userId: string): Promise<Account | undefined>;
  pageOf(uid: string): string;
  tokenIdOf(token: string): Promise<string | null>;
  /** Told of what the library does not answer itself. @returns the status of the answer */
  failed(error: unknown): 500 | 503;
}

/** Seconds. What is handed over in a browser is short; a sign-in at an app lasts 90 days, and 30 unless it is used. */
const LIFE = { code: 60, token: 300, interaction: 600, refresh: 30 * 86_400, grant: 90 * 86_400 };

/** Addresses below the issuer. */
export const OAUTH_PATHS = {
  authorization: '/authorize',
  token: '/token',
  introspection: '/introspect',
  revocation: '/revoke',
  userinfo: '/userinfo',
  jwks: '/jwks.json',
} as const;

const SIGNED_BY = ['EdDSA'] as const;
const CLIENTS_SIGN_BY = ['EdDSA', 'Ed25519', 'ES256', 'PS256', 'RS256'] as const;

/** One tenant's authorisation server (OAuth 2.0 by RFC 9700, OpenID Connect Core). */
export function oidcProviderOf(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, configurationOf(parts));
  // Scheme and host are told by the route, which knows them from the settings.
  provider.proxy = true;
  keepJwts(provider, (token) => parts.tokenIdOf(token));
  compareDigests(provider);
  // Koa would take our headers from the answer, and write the error to the console.
  provider.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      ctx.status = parts.failed(error);
      ctx.body = { error: ctx.status === 503 ? 'temporarily_unavailable' : 'server_error' };
    }
  });
  const refusals = new WeakMap<object, string>();
  provider.on('grant.error', (ctx, { error }) => refusals.set(ctx, error));
  provider.use(async (ctx, next) => {
    await next();
    const { route, client, params } = (ctx as KoaContextWithOIDC).oidc ?? {};
    const asked: unknown = params?.['grant_type'];
    const grantType = typeof asked === 'string' ? asked.slice(0, 100) : '';
    const code = refusals.get(ctx) ?? null;
    if (route !== 'token' || !client || (code === null && grantType === 'refresh_token')) return;
    const { tenant, watch } = parts.store;
    await watch.asked(tenant, { clientId: client.clientId, grantType, code });
  });
  provider.use(async ({ path, query }, next) => {
    const [, uid] = /^\/authorize\/([\w-]+)$/.exec(path) ?? [];
    if (uid) await requireProof(provider, uid, query['proof']);
    await next();
  });
  return provider;
}

/** What was answered goes on only in the browser of whoever answered it, which alone was told the proof; else an address that somebody was sent would sign them in for the sender. */
async function requireProof(provider: Provider, uid: string, proof: unknown): Promise<void> {
  const interaction = await provider.Interaction.find(uid);
  const wanted = (interaction?.result as { proof?: string } | undefined)?.proof;
  if (wanted === undefined || digestOf(String(proof)) === wanted) return;
  await interaction!.destroy();
}

/** SHA-256 in base64url. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Secrets have 256 random bits, so that their SHA-256 is enough to know them by, and nothing is kept that opens anything. */
function compareDigests(provider: Provider): void {
  provider.Client.prototype.compareClientSecret = function compare(
    this: { clientSecret?: string },
    shown: string,
  ): boolean {
    return timingSafeEqual(Buffer.from(digestOf(shown)), Buffer.from(this.clientSecret ?? digestOf('')));
  };
}

function configurationOf(parts: ProviderParts): Configuration {
  const { issuer, store, signingKey, cookieKey } = parts;
  return {
    adapter: (model: string) => new StoredOAuth(model, store),
    jwks: { keys: [signingKey] },
    routes: OAUTH_PATHS,
    cookies: cookiesOf(issuer, cookieKey),
    scopes: [...OPENID_SCOPES],
    claims: { openid: ['sub', 'acr', 'auth_time'], profile: ['name'], email: ['email', 'email_verified'] },
    acrValues: ['aal1', 'aal2'],
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    enabledJWA: { idTokenSigningAlgValues: [...SIGNED_BY], clientAuthSigningAlgValues: [...CLIENTS_SIGN_BY] },
    clientDefaults: { id_token_signed_response_alg: 'EdDSA' },
    extraClientMetadata: { properties: [SCOPES_PROPERTY] },
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    // A page of an app's own may ask, from where its people come back to; a secret belongs in no page.
    clientBasedCORS: (_, origin, client) =>
      client.clientAuthMethod === 'none' &&
      (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    conformIdTokenClaims: false,
    rotateRefreshToken: true,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => false,
    loadExistingGrant: ({ oidc }) => {
      const grantId = oidc.result?.consent?.grantId;
      return grantId ? oidc.provider.Grant.find(grantId) : Promise.resolve(undefined);
    },
    revokeGrantPolicy: () => true,
    ttl: {
      AccessToken: LIFE.token,
      ClientCredentials: LIFE.token,
      AuthorizationCode: LIFE.code,
      IdToken: LIFE.token,
      Interaction: LIFE.interaction,
      Session: LIFE.interaction,
      RefreshToken: LIFE.refresh,
      Grant: LIFE.grant,
    },
    features: featuresOf(parts),
    ...peopleOf(parts),
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(out.error, out.error_description);
    },
    fetch: () => Promise.reject(new Error('The authorisation server asks nobody')),
  };
}

/** Tie a sign-in to the browser that began it; each tenant's stay below its issuer. */
function cookiesOf(issuer: string, key: string): Configuration['cookies'] {
  const path = new URL(issuer).pathname;
  const secure = issuer.startsWith('https:');
  const prefix = secure ? '__Secure-' : '';
  return {
    keys: [key],
    names: {
      session: `${prefix}oauth_session`,
      interaction: `${prefix}oauth_interaction`,
      resume: `${prefix}oauth_resume`,
    },
    long: { httpOnly: true, sameSite: 'lax', secure, path },
    short: { httpOnly: true, sameSite: 'lax', secure },
  };
}

function peopleOf({ store, accountOf, pageOf }: ProviderParts): Partial<Configuration> {
  return {
    interactions: { url: (_, { uid }) => pageOf(uid) },
    extraTokenClaims: (_, token) => ownClaims(store.tenant.id, 'grantId' in token ? token.grantId : undefined),
    async findAccount(_, sub) {
      const account = await accountOf(sub);
      if (!account) return undefined;
      const { id, name, email, isEmailVerified } = account;
      return { accountId: id, claims: async () => ({ sub: id, name, email, email_verified: isEmailVerified }) };
    },
  };
}

function featuresOf({ audience }: ProviderParts): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    clientCredentials: { enabled: true },
    // Nobody learns anything of another app's tokens, and who cannot prove to be the app learns nothing.
    introspection: {
      enabled: true,
      allowedPolicy: (_, client, token) => token.clientId === client.clientId && client.clientAuthMethod !== 'none',
    },
    revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      useGrantedResource: () => true,
      getResourceServerInfo(_, resource, client) {
        if (resource !== audience) throw new errors.InvalidTarget();
        const scopes = client[SCOPES_PROPERTY] as string[];
        const ofPeople = client.grantTypeAllowed('authorization_code') ? OPENID_SCOPES : [];
        return {
          audience,
          scope: [...ofPeople, ...scopes].join(' '),
          accessTokenFormat: 'jwt',
          accessTokenTTL: LIFE.token,
          jwt: { sign: { alg: 'EdDSA' } },
        };
      },
    },
  };
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

function errorPage(error: string, description = 'Go back to the app and try again.'): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>This cannot go on</title></head>
<body><h1>This cannot go on</h1><p>${escaped(description)}</p><p><code>${escaped(error)}</code></p></body>
</html>
`;
}

/** A new sign-in at an app, with what was consented to. It is kept only while the consent is. */
export async function newGrant(
  provider: Provider,
  { audience }: Pick<ProviderParts, 'audience'>,
  given: { readonly accountId: string; readonly clientId: string; readonly scopes: readonly string[] },
): Promise<string> {
  const { accountId, clientId, scopes } = given;
  const grant = new provider.Grant({ accountId, clientId });
  grant.jti = uuidv7();
  const openid = scopes.filter((scope) => (OPENID_SCOPES as readonly string[]).includes(scope));
  if (openid.length > 0) grant.addOIDCScope(openid.join(' '));
  grant.addResourceScope(audience, scopes.join(' '));
  return grant.save();
}
