import { DomainError } from '#kernel/domain';
import { type CustomHeaders } from '../../domain/webhooks/custom-headers.ts';
import { basicCredentials, type ReceiverAuth, secretsOfAuth } from '../../domain/webhooks/receiver-auth.ts';
import { type Answer, type ClientCertificate, type GuardedHttp } from '../guarded-http.ts';
import { OAuthToken } from './oauth-tokens.ts';

/** What a request has so that the receiver lets it in. */
export interface Credentials {
  /** The endpoint's own headers, and `authorization` where its auth is one of a header. */
  readonly headers: Readonly<Record<string, string>>;
  readonly certificate?: ClientCertificate;
  /** Only this one token was used: when it is refused, another may be had. */
  readonly token?: string;
}

const BLOTTED = '[redacted]';
/** A shorter one would blot out half of every answer. */
const SHORTEST_BLOTTED = 6;
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|set-cookie)$/i;

/** The headers and the auth of one endpoint in one version, opened. */
export class ReceiverAccess {
  readonly #token: OAuthToken | undefined;
  readonly #secrets: readonly string[];

  constructor(
    private readonly custom: CustomHeaders,
    private readonly auth: ReceiverAuth,
  ) {
    this.#token = auth.kind === 'oauth2' ? new OAuthToken(auth) : undefined;
    const secrets = [...Object.values(custom), ...secretsOfAuth(auth)];
    this.#secrets = secrets.filter(({ length }) => length >= SHORTEST_BLOTTED).toSorted((a, b) => b.length - a.length);
  }

  /**
   * What the next request has. A token is asked for where there is none.
   * @throws TokenRefused; DomainError `webhook-target.refused` where a certificate could not be shown
   */
  async credentials(url: string, http: Pick<GuardedHttp, 'ask'>): Promise<Credentials> {
    const { auth, custom } = this;
    if (auth.kind === 'mtls') {
      if (!url.startsWith('https:'))
        throw new DomainError('invalid', 'webhook-target.refused', 'A certificate is shown over https only');
      const { certificate: cert, privateKey: key, ca } = auth;
      return { headers: custom, certificate: { cert, key, ...(ca === undefined ? {} : { ca }) } };
    }
    const token = await this.#token?.of(http);
    const authorization = authorizationOf(auth, token);
    if (authorization === undefined) return { headers: custom };
    return { headers: over(custom, { authorization }), ...(token === undefined ? {} : { token }) };
  }

  /** The receiver does not take this token. */
  drop(token: string): void {
    this.#token?.drop(token);
  }

  /** Headers of a request as they may be looked at: without credentials, and without what the endpoint keeps to itself. */
  shownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
    return mapped(headers, (value, name) =>
      SECRET_HEADER.test(name) || Object.hasOwn(this.custom, name) ? BLOTTED : value,
    );
  }

  /** An answer as it may be looked at: a receiver sets cookies, and may repeat what it was sent. */
  shownAnswer(answer: Answer, token?: string): Answer {
    const secrets = token === undefined ? this.#secrets : [token, ...this.#secrets];
    const blotted = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, BLOTTED), text);
    const headers = mapped(answer.headers, (value, name) => (SECRET_HEADER.test(name) ? BLOTTED : blotted(value)));
    return { ...answer, headers, body: blotted(answer.body) };
  }
}

/** Both, and where they have a name in common, whatever its capitals, that of the second. */
export function over(
  below: Readonly<Record<string, string>>,
  above: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set(Object.keys(above).map((name) => name.toLowerCase()));
  const rest = Object.entries(below).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...Object.fromEntries(rest), ...above };
}

function mapped(
  headers: Readonly<Record<string, string>>,
  map: (value: string, name: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, map(value, name)]));
}

function authorizationOf(auth: ReceiverAuth, token: string | undefined): string | undefined {
  if (auth.kind === 'basic') return `Basic ${basicCredentials(auth.username, auth.password)}`;
  if (auth.kind === 'bearer') return `Bearer ${auth.token}`;
  return token === undefined ? undefined : `Bearer ${token}`;
}
