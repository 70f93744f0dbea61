import { type WebhookAuthKind } from './endpoint-settings.ts';

/** How a request says who sends it, besides its signature. */
export type ReceiverAuth =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string }
  | OAuthClient
  | ClientCertificate;

/** Asks for a token by its own credentials (RFC 6749 §4.4), and sends that. */
export interface OAuthClient {
  readonly kind: 'oauth2';
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes?: readonly string[];
  /** Which receiver the token is for, where the issuer wants to know. */
  readonly audience?: string;
  /** Where the issuer wants the credentials: in the header `Authorization`, or in the body. */
  readonly credentialsIn?: 'header' | 'body';
}

/** Shows a certificate while connecting. All in PEM. */
export interface ClientCertificate {
  readonly kind: 'mtls';
  readonly certificate: string;
  readonly privateKey: string;
  /** Authorities that the receiver's own certificate may be from, besides the usual ones. */
  readonly ca?: string;
}

/** What a certificate says of itself. */
export interface CertificateFacts {
  readonly subject: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  /** Of how many days before that its owners have been told. */
  readonly toldDays?: number;
}

/** What may be shown of it: nothing that would let somebody else in. */
export interface ShownAuth {
  readonly kind: WebhookAuthKind;
  readonly username?: string;
  readonly tokenUrl?: string;
  readonly clientId?: string;
  readonly scopes?: readonly string[];
  readonly audience?: string;
  readonly certificate?: CertificateFacts;
}

/** Reads certificates. */
export abstract class ClientCertificates {
  /** @throws DomainError 422 `webhook-endpoint.certificate` where it could never be shown: not PEM, another key's, expired, too weak */
  abstract read(given: ClientCertificate, now: Date): CertificateFacts;
}

export function shownAuth(auth: ReceiverAuth, certificate: CertificateFacts | undefined): ShownAuth {
  if (auth.kind === 'basic') return { kind: 'basic', username: auth.username };
  if (auth.kind === 'mtls') return { kind: 'mtls', ...(certificate ? { certificate } : {}) };
  if (auth.kind !== 'oauth2') return { kind: auth.kind };
  const { kind, tokenUrl, clientId, scopes, audience } = auth;
  return { kind, tokenUrl, clientId, ...(scopes ? { scopes } : {}), ...(audience === undefined ? {} : { audience }) };
}

/** The texts in it that nobody may read, so that they can be blotted out where a receiver repeats them. */
export function secretsOfAuth(auth: ReceiverAuth): string[] {
  if (auth.kind === 'basic') return [auth.password, basicCredentials(auth.username, auth.password)];
  if (auth.kind === 'bearer') return [auth.token];
  if (auth.kind === 'oauth2') return [auth.clientSecret];
  return auth.kind === 'mtls' ? [auth.privateKey] : [];
}

/** RFC 7617, in UTF-8. */
export function basicCredentials(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
}
