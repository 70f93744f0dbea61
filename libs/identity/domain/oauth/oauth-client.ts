import { DomainError, typedId, uuidOf } from '#kernel/domain';

/**
 * What an app is. `web`: it has a server that keeps a secret. `browser` and `native`: everybody has it, so it can keep none. `machine`: no
 * person stands behind it, it acts for itself.
 */
export type ClientKind = 'web' | 'browser' | 'native' | 'machine';

/** How an app proves that it is the one (RFC 6749 §2.3, RFC 7523). */
export type ClientAuthentication = 'client-secret' | 'private-key-jwt' | 'none';

/** A public key as RFC 7517 writes it. */
export type PublicKey = Readonly<Record<string, unknown>>;

/** An app of the tenant. */
export interface OAuthClient {
  readonly name: string;
  readonly kind: ClientKind;
  readonly authentication: ClientAuthentication;
  readonly redirectUris: readonly string[];
  /** Permissions that it may ask for. */
  readonly scopes: readonly string[];
  /** With which it signs, where it has no secret. */
  readonly keys: readonly PublicKey[];
}

/** As it is kept. */
export interface StoredClient extends OAuthClient {
  readonly version: number;
  /** SHA-256 in base64url; the secret itself has 256 random bits, which nobody guesses. */
  readonly secretHash: string | null;
  /** Of the request that made it. */
  readonly fingerprint: string | null;
  readonly changedAt: string;
}

/** The public id of an app, which is also its `client_id`. */
export function clientIdOf(uuid: string): string {
  return typedId('app', uuid);
}

/** The UUID of an app, or `null` for what is no id of one. */
export function clientUuidOf(clientId: string): string | null {
  return uuidOf('app', clientId);
}

const LOOPBACKS = new Set(['127.0.0.1', '[::1]']);
/** RFC 8252 §7.1: a scheme of one's own is a domain written backwards, so that no two apps mean the same. */
const OWN_SCHEME = /^[a-z][a-z0-9+-]*(?:\.[a-z0-9+-]+)+:$/;
const LONGEST = 500;

/** Why codes may not be sent there (RFC 9700 §4.1, RFC 8252 §7); `null` when they may. */
export function redirectUriFault(kind: ClientKind, uri: string): string | null {
  const url = URL.parse(uri);
  if (!url || uri.length > LONGEST) return `must be an absolute URI of at most ${LONGEST} characters`;
  if (/[#*\s\\]/.test(uri)) return 'must have no fragment, no wildcard and no blank';
  if (url.username !== '' || url.password !== '') return 'must hold no user and no password';
  if (url.protocol === 'https:')
    return url.href.toLowerCase() === uri.toLowerCase() || isBare(url, uri)
      ? null
      : 'must be written in its normal form';
  if (url.protocol === 'http:') {
    if (LOOPBACKS.has(url.hostname) && kind !== 'machine') return null;
    return 'must begin with https; with http only on 127.0.0.1 or [::1]';
  }
  if (kind === 'native' && OWN_SCHEME.test(url.protocol)) return null;
  return 'must begin with https; an app that is installed may have a scheme such as com.example.app of its own';
}

/** `https://app.example` is the same as `https://app.example/`. */
function isBare(url: URL, uri: string): boolean {
  return url.href === `${uri.toLowerCase()}/`;
}

/** What is wrong with the whole of it, though each field may be right. @throws DomainError */
export function requireSound({ kind, authentication, redirectUris, keys }: OAuthClient): void {
  if (kind === 'machine' && redirectUris.length > 0)
    throw new DomainError(
      'invalid',
      'oauth-client.redirect-uris',
      'A machine has no redirectUris: nobody signs in at it',
    );
  if (kind !== 'machine' && redirectUris.length === 0)
    throw new DomainError('invalid', 'oauth-client.redirect-uris', 'redirectUris must name at least one address');
  for (const uri of redirectUris) {
    const fault = redirectUriFault(kind, uri);
    if (fault !== null)
      throw new DomainError('invalid', 'oauth-client.redirect-uri', `Each of redirectUris ${fault}`, { uri });
  }
  const keepsSecrets = kind === 'web' || kind === 'machine';
  if (keepsSecrets === (authentication === 'none'))
    throw new DomainError(
      'invalid',
      'oauth-client.authentication',
      keepsSecrets
        ? 'An app of this kind must authenticate: client-secret or private-key-jwt'
        : 'An app that everybody has can keep no secret: authentication must be none',
    );
  if ((authentication === 'private-key-jwt') !== keys.length > 0)
    throw new DomainError(
      'invalid',
      'oauth-client.keys',
      'keys go with private-key-jwt, and private-key-jwt with at least one key',
    );
  for (const key of keys) if (!isPublicKey(key)) throw new DomainError('invalid', 'oauth-client.key', KEY_FAULT);
}

const KEY_FAULT =
  'Each of keys must be a public JWK with a kid: kty EC with crv P-256, OKP with crv Ed25519, or RSA of at least 2048 bits, and no private part';
const PRIVATE_PARTS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
/** 2048 bits in base64url. */
const LEAST_MODULUS = 342;

function isPublicKey(key: PublicKey): boolean {
  const texts = (...names: string[]): boolean =>
    names.every((name) => typeof key[name] === 'string' && key[name] !== '');
  if (PRIVATE_PARTS.some((part) => Object.hasOwn(key, part)) || !texts('kid')) return false;
  if (key['kty'] === 'EC') return key['crv'] === 'P-256' && texts('x', 'y');
  if (key['kty'] === 'OKP') return key['crv'] === 'Ed25519' && texts('x');
  return key['kty'] === 'RSA' && texts('n', 'e') && String(key['n']).length >= LEAST_MODULUS;
}
