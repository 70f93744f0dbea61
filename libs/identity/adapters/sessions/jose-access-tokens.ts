import { errors, jwtVerify, SignJWT } from 'jose';
import { type Clock, typedId, uuidOf } from '#kernel';
import {
  type AccessClaims,
  AccessTokens,
  type IssuedToken,
  type TokenReading,
} from '../../domain/sessions/access-tokens.ts';
import { type StoredSigningKeys } from './stored-signing-keys.ts';

const ISSUER = 'clutch';
const TYPE = 'at+jwt';
const LIFE_SECONDS = 300;
/** Tokens that were verified lately: a person sends the same one for five minutes, and a signature costs as much as the rest of the guard. */
const MOST_KEPT = 20_000;

interface Kept {
  readonly reading: Extract<TokenReading, { status: 'valid' }>;
  readonly expiresAtMs: number;
}

/** What we write into a token beside the registered claims. */
interface Payload {
  readonly sub?: string;
  readonly sid?: unknown;
  readonly tid?: unknown;
  readonly name?: unknown;
  readonly aal?: unknown;
  readonly auth_time?: unknown;
  readonly scope?: unknown;
  readonly trusted_device?: unknown;
  readonly exp?: number;
}

/** Tokens made and checked by `jose`; `audience` is the app, so that a token of one opens nothing at the other. */
export class JoseAccessTokens extends AccessTokens {
  readonly #kept = new Map<string, Kept>();

  constructor(
    private readonly keys: StoredSigningKeys,
    private readonly clock: Clock,
    private readonly audience: string,
  ) {
    super();
  }

  override async issue(claims: AccessClaims): Promise<IssuedToken> {
    const { keyId, key } = await this.keys.signer();
    const issuedAt = Math.floor(this.clock.now().getTime() / 1_000);
    const expiresAt = issuedAt + LIFE_SECONDS;
    const token = await new SignJWT({
      sid: typedId('ses', claims.sessionId),
      tid: typedId('tnt', claims.tenantId),
      name: claims.name,
      aal: claims.level,
      auth_time: Math.floor(claims.provedAt.getTime() / 1_000),
      scope: claims.scope,
      ...(claims.onTrustedDevice ? { trusted_device: true } : {}),
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: keyId })
      .setIssuer(ISSUER)
      .setAudience(this.audience)
      .setSubject(typedId('usr', claims.userId))
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(key);
    return { token, expiresAt: new Date(expiresAt * 1_000) };
  }

  override async read(token: string): Promise<TokenReading> {
    const now = this.clock.now();
    const kept = this.#kept.get(token);
    if (kept) return now.getTime() < kept.expiresAtMs ? kept.reading : expired(kept.reading.claims);
    try {
      const { payload } = await jwtVerify(token, async ({ kid }) => this.#keyOf(kid), {
        algorithms: ['EdDSA'],
        typ: TYPE,
        issuer: ISSUER,
        audience: this.audience,
        requiredClaims: ['sub', 'sid', 'tid', 'aal', 'auth_time', 'exp'],
        currentDate: now,
      });
      return this.#keep(token, payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return expired(claimsOf(error.payload));
      if (error instanceof errors.JOSEError) return { status: 'invalid' };
      throw error;
    }
  }

  async #keyOf(keyId: string | undefined) {
    const key = keyId === undefined ? undefined : await this.keys.verifier(keyId);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }

  #keep(token: string, payload: Payload): TokenReading {
    const claims = claimsOf(payload);
    if (!claims) return { status: 'invalid' };
    const reading = { status: 'valid', claims } as const;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(token, { reading, expiresAtMs: payload.exp! * 1_000 });
    return reading;
  }
}

/** Its signature was checked first, so whose it was is certain. */
function expired(claims: AccessClaims | null): TokenReading {
  return claims ? { status: 'expired', claims } : { status: 'invalid' };
}

function claimsOf({ sub, sid, tid, name, aal, auth_time: authTime, scope, ...rest }: Payload): AccessClaims | null {
  const userId = uuidOf('usr', String(sub));
  const sessionId = uuidOf('ses', String(sid));
  const tenantId = uuidOf('tnt', String(tid));
  if (userId === null || sessionId === null || tenantId === null) return null;
  if ((aal !== 1 && aal !== 2) || typeof authTime !== 'number') return null;
  if (scope !== 'full' && scope !== 'enrol') return null;
  const onTrustedDevice = rest.trusted_device === true;
  const provedAt = new Date(authTime * 1_000);
  return { userId, sessionId, tenantId, name: String(name), level: aal, provedAt, scope, onTrustedDevice };
}
