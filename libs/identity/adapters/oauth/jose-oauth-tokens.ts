import { errors, jwtVerify } from 'jose';
import { type Clock, typedId, uuidOf } from '#kernel';
import { clientUuidOf } from '../../domain/oauth/oauth-client.ts';
import { type OAuthClaims, type OAuthReading, OAuthTokens } from '../../domain/oauth/oauth-tokens.ts';
import { type StoredSigningKeys } from '../sessions/stored-signing-keys.ts';

/** An app sends the same token for five minutes; see `JoseAccessTokens`. */
const MOST_KEPT = 20_000;

interface Kept {
  readonly reading: Extract<OAuthReading, { status: 'valid' }>;
  readonly expiresAtMs: number;
}

/** What we write into a token (RFC 9068 §2.2), and two claims of our own: the tenant and the sign-in at the app. */
interface Payload {
  readonly iss?: string;
  readonly sub?: string;
  readonly jti?: string;
  readonly exp?: number;
  readonly client_id?: unknown;
  readonly scope?: unknown;
  readonly tid?: unknown;
  readonly gid?: unknown;
}

/** Claims of ours in every token of an app. */
export function ownClaims(tenantId: string, grantId: string | undefined): Record<string, string> {
  return { tid: typedId('tnt', tenantId), ...(grantId ? { gid: typedId('oag', grantId) } : {}) };
}

/** Tokens checked by `jose`. Every tenant has an issuer of its own below the API's public address, which is the audience of all. */
export class JoseOAuthTokens extends OAuthTokens {
  readonly #kept = new Map<string, Kept>();
  readonly #base: string;

  constructor(
    private readonly keys: StoredSigningKeys,
    private readonly clock: Clock,
    override readonly audience: string,
  ) {
    super();
    this.#base = `${audience}/oauth/`;
  }

  override issuerOf(tenantSlug: string): string {
    return this.#base + tenantSlug;
  }

  override async read(token: string): Promise<OAuthReading> {
    const now = this.clock.now();
    const kept = this.#kept.get(token);
    if (kept) return now.getTime() < kept.expiresAtMs ? kept.reading : { status: 'expired' };
    const issuer = issuerIn(token);
    if (!issuer?.startsWith(this.#base)) return { status: 'foreign' };
    try {
      const { payload } = await jwtVerify(token, async ({ kid }) => this.#keyOf(kid), {
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        issuer,
        audience: this.audience,
        requiredClaims: ['sub', 'jti', 'exp', 'client_id', 'tid'],
        currentDate: now,
      });
      return this.#keep(token, payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { status: 'expired' };
      if (error instanceof errors.JOSEError) return { status: 'invalid' };
      throw error;
    }
  }

  async #keyOf(keyId: string | undefined) {
    const key = keyId === undefined ? undefined : await this.keys.verifier(keyId);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  #keep(token: string, payload: Payload): OAuthReading {
    const claims = claimsOf(payload);
    if (!claims) return { status: 'invalid' };
    const reading = { status: 'valid', claims } as const;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(token, { reading, expiresAtMs: payload.exp! * 1_000 });
    return reading;
  }
}

/** Who says to have made it: believed only once the signature was checked against it. */
function issuerIn(token: string): string | undefined {
  try {
    const { iss } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { iss?: unknown };
    return typeof iss === 'string' ? iss : undefined;
  } catch {
    return undefined;
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function claimsOf({
  iss: issuer = '',
  sub = '',
  jti = '',
  client_id,
  scope = '',
  tid,
  gid,
}: Payload): OAuthClaims | null {
  const clientId = String(client_id);
  const tenantId = uuidOf('tnt', String(tid));
  if (tenantId === null || clientUuidOf(clientId) === null || !UUID.test(jti) || typeof scope !== 'string') return null;
  const scopes = scope.split(' ').filter((one) => one !== '');
  if (sub === clientId) return { issuer, tenantId, tokenId: jti, clientId, userId: null, grantId: null, scopes };
  const userId = uuidOf('usr', sub);
  const grantId = uuidOf('oag', String(gid));
  return userId && grantId ? { issuer, tenantId, tokenId: jti, clientId, userId, grantId, scopes } : null;
}
