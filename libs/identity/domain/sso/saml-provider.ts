import { type SamlSettings, type SsoAccess } from './connection.ts';
import { type ProviderIdentity } from './provider-identity.ts';

/** Our side of a SAML provider. */
export interface SamlParty {
  readonly settings: SamlSettings;
  readonly access: SsoAccess;
  readonly entityId: string;
  readonly acsUrl: string;
}

/** Providers that speak SAML 2.0, in the Web Browser SSO Profile: a redirect there, a form back. */
export abstract class SamlProvider {
  /** @param requestId what the answer must name @param relayState comes back with the answer, at most 80 bytes */
  abstract addressFor(party: SamlParty, requestId: string, relayState: string): Promise<string>;
  /**
   * Who came back, by the response as it was posted: base64. @throws ProblemError 401 `sso.answer-refused`
   */
  abstract identityOf(party: SamlParty, requestId: string, response: string): Promise<ProviderIdentity>;
  /** What the provider's administrator loads: XML. */
  abstract metadataOf(party: Pick<SamlParty, 'entityId' | 'acsUrl'>): string;
}
