import { createPublicKey, hkdfSync, randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { errors, type Interaction as StoredInteraction, type JWK, type Provider } from 'oidc-provider';
import { DomainError, isDatabaseUnavailable, typedId, uuidOf } from '#kernel';
import {
  type AnsweringPerson,
  AuthorizationServers,
  type Interaction,
  type ServedTenant,
} from '../../domain/oauth/authorization-servers.ts';
import { type PublicKey, type StoredClient } from '../../domain/oauth/oauth-client.ts';
import { type OAuthTokens } from '../../domain/oauth/oauth-tokens.ts';
import { type StoredSigningKeys } from '../sessions/stored-signing-keys.ts';
import { clientMetadata, SCOPES_PROPERTY } from './client-metadata.ts';
import { type OAuthKeeping } from './stored-oauth.ts';
import { type Account, digestOf, newGrant, oidcProviderOf } from './oidc-provider-of.ts';
import { OPENID_SCOPES } from '../../domain/oauth/app-scopes.ts';

const MOST_SERVERS = 200;

const ACCOUNT = {
  name: 'oauth.account',
  text: `select name, email, email_verified_at is not null as verified from identity_user where user_id = $1 and disabled_at is null`,
};

/** What they are made of. */
export interface ServerParts {
  readonly keeping: OAuthKeeping;
  readonly keys: StoredSigningKeys;
  readonly tokens: OAuthTokens;
  /** The installation's. */
  readonly secret: string;
  /** Page where people are asked; absent: the built-in one. */
  readonly interactionUrl: string | undefined;
}

/** `oidc-provider`, one for each tenant, kept as long as tenant and signing key stay the same. */
export class OidcAuthorizationServers extends AuthorizationServers {
  readonly #log = new Logger('oauth');
  readonly #servers = new Map<string, Provider>();

  constructor(private readonly parts: ServerParts) {
    super();
  }

  /** The tenant's server, to be asked as a Koa app. */
  async of(tenant: ServedTenant): Promise<Provider> {
    const { keyId, key } = await this.parts.keys.signer();
    const name = `${tenant.id} ${tenant.schema} ${tenant.slug} ${keyId}`;
    const known = this.#servers.get(name);
    if (known) {
      // Behind all others, so that what goes is what nobody has asked for the longest.
      this.#servers.delete(name);
      this.#servers.set(name, known);
      return known;
    }
    const jwk = { ...key.export({ format: 'jwk' }), kid: keyId, alg: 'EdDSA', use: 'sig' } as JWK;
    const made = this.#make(tenant, jwk);
    const [oldest] = this.#servers.keys();
    if (this.#servers.size >= MOST_SERVERS && oldest !== undefined) this.#servers.delete(oldest);
    this.#servers.set(name, made);
    return made;
  }

  override async interaction(tenant: ServedTenant, uid: string): Promise<Interaction | undefined> {
    const provider = await this.of(tenant);
    const found = await this.#open(provider, uid);
    if (!found) return undefined;
    const { interaction, clientId, scopes } = found;
    const { redirect_uri, max_age, prompt } = interaction.params as Record<string, string | number | undefined>;
    const since = [
      ...(max_age === undefined ? [] : [this.parts.keeping.clock.now().getTime() - Number(max_age) * 1_000]),
      ...(String(prompt ?? '').includes('login') ? [interaction.iat * 1_000] : []),
    ];
    const provedSince = since.length === 0 ? null : new Date(Math.max(...since));
    return { clientId, scopes, redirectUri: String(redirect_uri), provedSince };
  }

  override async accept(tenant: ServedTenant, uid: string, person: AnsweringPerson): Promise<string> {
    const provider = await this.of(tenant);
    const found = await this.#open(provider, uid);
    if (!found) throw notFound();
    const { interaction, clientId, scopes } = found;
    const accountId = typedId('usr', person.userId);
    const grantId = await newGrant(provider, this.parts.tokens, { accountId, clientId, scopes });
    const ts = Math.floor(person.provedAt.getTime() / 1_000);
    const login = { accountId, ts, acr: `aal${person.level}`, remember: false };
    return this.#answer(interaction, { login, consent: { grantId } });
  }

  override async refuse(tenant: ServedTenant, uid: string): Promise<string> {
    const found = await this.#open(await this.of(tenant), uid);
    if (!found) throw notFound();
    return this.#answer(found.interaction, { error: 'access_denied', error_description: 'The person has refused' });
  }

  override async check(tenant: ServedTenant, clientId: string, client: StoredClient): Promise<void> {
    const { Client } = (await this.of(tenant)) as unknown as { Client: { validate(metadata: object): Promise<void> } };
    if (!client.keys.every(isReadable)) throw refused('one of the keys is none');
    try {
      await Client.validate(clientMetadata(clientId, client));
    } catch (error) {
      if (!(error instanceof errors.InvalidClientMetadata)) throw error;
      throw refused(String(error.error_description));
    }
  }

  #make(tenant: ServedTenant, signingKey: JWK): Provider {
    const { keeping, tokens, secret, interactionUrl } = this.parts;
    const issuer = tokens.issuerOf(tenant.slug);
    const provider = oidcProviderOf({
      issuer,
      audience: tokens.audience,
      signingKey,
      store: { ...keeping, tenant },
      cookieKey: Buffer.from(hkdfSync('sha256', secret, tenant.id, 'clutch oauth cookies', 32)).toString('base64url'),
      accountOf: (userId) => this.#accountOf(tenant.schema, userId),
      pageOf: (uid) =>
        interactionUrl === undefined
          ? `${issuer}/interaction/${uid}`
          : `${interactionUrl}#tenant=${tenant.slug}&interaction=${uid}`,
      failed: (error) => this.#record(tenant, error),
      tokenIdOf: async (token) => {
        const reading = await tokens.read(token);
        if (reading.status !== 'valid') return null;
        const { tenantId, issuer: by, tokenId } = reading.claims;
        return tenantId === tenant.id && by === issuer ? tokenId : null;
      },
    });
    provider.on('server_error', (_, err) => this.#record(tenant, err));
    return provider;
  }

  #record({ slug }: ServedTenant, err: unknown): 500 | 503 {
    this.#log.error({ err, tenant: slug }, 'A request of an app could not be answered');
    return isDatabaseUnavailable(err) ? 503 : 500;
  }

  async #accountOf(schema: string, id: string): Promise<Account | undefined> {
    const userId = uuidOf('usr', id);
    if (userId === null) return undefined;
    const values = [userId];
    const [row] = await this.parts.keeping.database.read<{ name: string; email: string; verified: boolean }>(schema, {
      ...ACCOUNT,
      values,
    });
    return row && { id, name: row.name, email: row.email, isEmailVerified: row.verified };
  }

  /** One that nobody has answered yet, of an app that is still there. */
  async #open(provider: Provider, uid: string) {
    const interaction = await provider.Interaction.find(uid);
    if (!interaction || interaction.result) return undefined;
    const { client_id, scope } = interaction.params as { client_id: string; scope?: string };
    const client = await provider.Client.find(client_id);
    if (!client) return undefined;
    const known = new Set<string>([...OPENID_SCOPES, ...(client[SCOPES_PROPERTY] as string[])]);
    const scopes = [...new Set((scope ?? '').split(' '))].filter((one) => known.has(one));
    return { interaction, clientId: client_id, scopes };
  }

  async #answer(interaction: StoredInteraction, result: object): Promise<string> {
    const proof = randomBytes(32).toString('base64url');
    interaction.result = { ...result, proof: digestOf(proof) };
    try {
      await interaction.persist();
    } catch (error) {
      if (error instanceof errors.SessionNotFound) throw notFound();
      throw error;
    }
    return `${interaction.returnTo}?proof=${proof}`;
  }
}

function notFound(): DomainError {
  return new DomainError(
    'not-found',
    'oauth-interaction.not-found',
    'This request of an app is over; begin at the app again',
  );
}

function refused(why: string): DomainError {
  return new DomainError('invalid', 'oauth-client.refused', `The protocol does not allow it: ${why}`);
}

/** The library would find out at the first signature. */
function isReadable(key: PublicKey): boolean {
  try {
    return createPublicKey({ key: { ...key }, format: 'jwk' }).type === 'public';
  } catch {
    return false;
  }
}
