import { Logger } from '@nestjs/common';
import { generateServiceProviderMetadata, SAML, SamlStatusError } from '@node-saml/node-saml';
import { type Clock, ProblemError } from '#kernel';
import { whyNotFor } from '../../domain/sso/check-assertion.ts';
import { identityOfAssertion, isSubject, type ProviderIdentity } from '../../domain/sso/provider-identity.ts';
import { type SamlParty, SamlProvider } from '../../domain/sso/saml-provider.ts';
import { readAssertion } from './saml-assertion.ts';
import { refusedXml } from './saml-response.ts';

/**
 * SAML providers by `node-saml`, which finds the one signed assertion and gives out nothing but its signed bytes. For whom, in answer to what
 * and until when it was made is decided by our own rules on these bytes, under our own clock.
 */
export class NodeSamlProvider extends SamlProvider {
  readonly #log = new Logger('sso');

  constructor(
    private readonly clock: Clock,
    private readonly whyNot = whyNotFor,
  ) {
    super();
  }

  override addressFor(party: SamlParty, requestId: string, relayState: string): Promise<string> {
    return samlOf(party, requestId).getAuthorizeUrlAsync(relayState, undefined, {});
  }

  override async identityOf(party: SamlParty, requestId: string, response: string): Promise<ProviderIdentity> {
    const { settings, access, entityId, acsUrl } = party;
    const fault = refusedXml(Buffer.from(response, 'base64').toString('utf8'), acsUrl);
    if (fault !== null) throw refused(fault);
    const { terms, facts, isTransient } = readAssertion(await this.#signedIn(party, requestId, response));
    const now = this.clock.now();
    const expected = { issuer: settings.entityId, audience: entityId, recipient: acsUrl, requestId, now };
    const reason = this.whyNot(terms, expected);
    if (reason !== null) throw refused(reason);
    if (isTransient || !isSubject(facts.nameId)) throw refused('name-id');
    return identityOfAssertion(settings, access, facts);
  }

  override metadataOf({ entityId, acsUrl }: Pick<SamlParty, 'entityId' | 'acsUrl'>): string {
    return generateServiceProviderMetadata({
      issuer: entityId,
      callbackUrl: acsUrl,
      wantAssertionsSigned: true,
      identifierFormat: null,
    });
  }

  async #signedIn(party: SamlParty, requestId: string, response: string): Promise<unknown> {
    try {
      const { profile } = await samlOf(party, requestId).validatePostResponseAsync({ SAMLResponse: response });
      return profile?.getAssertion?.()['Assertion'];
    } catch (error) {
      if (error instanceof SamlStatusError) throw refused('denied');
      this.#log.warn({ err: error }, 'An answer of a provider of identity was refused');
      throw refused('untrusted');
    }
  }
}

function samlOf({ settings, entityId, acsUrl }: SamlParty, requestId: string): SAML {
  return new SAML({
    issuer: entityId,
    callbackUrl: acsUrl,
    entryPoint: settings.ssoUrl,
    idpCert: [...settings.certificates],
    wantAssertionsSigned: true,
    // The assertion is what is read; a signature around it would be one more, not one in its place.
    wantAuthnResponseSigned: false,
    // Decided by our own rules.
    audience: false,
    acceptedClockSkewMs: -1,
    generateUniqueId: () => requestId,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    signatureAlgorithm: 'sha256',
  });
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
