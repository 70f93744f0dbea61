import { type OidcSettings, type SsoAccess } from './connection.ts';
import { type ProviderIdentity } from './provider-identity.ts';

/** Our side of an OpenID provider. */
export interface OidcClient {
  readonly settings: OidcSettings;
  readonly access: SsoAccess;
  readonly secret: string;
  readonly redirectUrl: string;
}

/** What binds an answer to the question. */
export interface OidcQuestion {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Providers that speak OpenID Connect: authorisation code with PKCE, nonce and state. */
export abstract class OidcProvider {
  abstract newQuestion(): Omit<OidcQuestion, 'state'>;
  /** Where to send the person. @throws ProblemError 502 `sso.provider-unavailable` */
  abstract addressFor(client: OidcClient, question: OidcQuestion, email?: string): Promise<string>;
  /**
   * Who came back, by the query that they came with. Signature, issuer, audience, nonce, state and time of the ID token were checked.
   * @throws ProblemError 401 `sso.answer-refused`, 502 `sso.provider-unavailable`
   */
  abstract identityOf(client: OidcClient, question: OidcQuestion, query: string): Promise<ProviderIdentity>;
}
