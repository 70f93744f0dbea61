import { randomUUID } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { SignedXml } from 'xml-crypto';
import { testCertificate } from './test-certificate.ts';

const [DSIG, MORE, C14N, ENC] = [
  'http://www.w3.org/2000/09/xmldsig#',
  'http://www.w3.org/2001/04/xmldsig-more#',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/04/xmlenc#',
];
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';

export interface Algorithms {
  readonly signature: string;
  readonly digest: string;
  readonly canonical: string;
}
export const STRONG: Algorithms = { signature: `${MORE}rsa-sha256`, digest: `${ENC}sha256`, canonical: C14N };
export const SHA1: Algorithms = { signature: `${DSIG}rsa-sha1`, digest: `${DSIG}sha1`, canonical: C14N };
export const WITH_COMMENTS: Algorithms = { ...STRONG, canonical: `${C14N}WithComments` };

/** What an assertion says; the rest follows from the request that it answers. */
export interface Said {
  readonly nameId: string;
  readonly nameIdFormat?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly contextClass?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly recipient?: string;
  readonly destination?: string;
  readonly inResponseTo?: string;
  readonly secondsFromNow?: { readonly begins: number; readonly ends: number };
}

/** What was asked, as the address of the request holds it. */
export interface SamlRequest {
  readonly id: string;
  readonly acsUrl: string;
  readonly audience: string;
  readonly relayState: string;
}

export function requestIn(url: string): SamlRequest {
  const { searchParams } = new URL(url);
  const xml = inflateRawSync(Buffer.from(searchParams.get('SAMLRequest')!, 'base64')).toString();
  const attribute = (name: string): string => new RegExp(`\\s${name}="([^"]+)"`).exec(xml)![1]!;
  const audience = /<saml:Issuer[^>]*>([^<]+)</.exec(xml)![1]!;
  const relayState = searchParams.get('RelayState')!;
  return { id: attribute('ID'), acsUrl: attribute('AssertionConsumerServiceURL'), audience, relayState };
}

/** A SAML provider that writes what the test wants, and signs it with a key of its own. */
export class TestSamlProvider {
  readonly certificate = testCertificate('Test provider');
  readonly entityId = 'https://idp.example/saml';
  readonly ssoUrl = 'https://idp.example/sso';

  /** The settings of a connection to it. */
  get settings() {
    return {
      entityId: this.entityId,
      ssoUrl: this.ssoUrl,
      certificates: [this.certificate.pem],
      emailAttribute: 'mail',
      nameAttribute: 'name',
      groupsAttribute: 'groups',
    };
  }

  assertion(request: SamlRequest, said: Said): string {
    const { begins, ends } = said.secondsFromNow ?? { begins: -5, ends: 300 };
    const at = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
    const attributes = Object.entries(said.attributes ?? {}).map(
      ([name, values]) =>
        `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    );
    const format = said.nameIdFormat ?? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
    const confirmation = `InResponseTo="${said.inResponseTo ?? request.id}" Recipient="${said.recipient ?? request.acsUrl}" NotOnOrAfter="${at(ends)}"`;
    return [
      `<saml:Assertion xmlns:saml="${ASSERTION}" ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(begins)}">`,
      `<saml:Issuer>${said.issuer ?? this.entityId}</saml:Issuer>`,
      `<saml:Subject><saml:NameID Format="${format}">${said.nameId}</saml:NameID>`,
      `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData ${confirmation}/></saml:SubjectConfirmation></saml:Subject>`,
      `<saml:Conditions NotBefore="${at(begins)}" NotOnOrAfter="${at(ends)}"><saml:AudienceRestriction><saml:Audience>${said.audience ?? request.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
      `<saml:AuthnStatement AuthnInstant="${at(begins)}"><saml:AuthnContext><saml:AuthnContextClassRef>${said.contextClass ?? 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password'}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`,
      attributes.length === 0 ? '' : `<saml:AttributeStatement>${attributes.join('')}</saml:AttributeStatement>`,
      '</saml:Assertion>',
    ].join('');
  }

  response(request: SamlRequest, assertion: string, { destination, inResponseTo }: Partial<Said> = {}): string {
    const head = `ID="_${randomUUID()}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${destination ?? request.acsUrl}" InResponseTo="${inResponseTo ?? request.id}"`;
    const status = `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>`;
    return `<samlp:Response xmlns:samlp="${PROTOCOL}" ${head}><saml:Issuer xmlns:saml="${ASSERTION}">${this.entityId}</saml:Issuer>${status}${assertion}</samlp:Response>`;
  }

  /** Signs one element of the document, the assertion or the response around it. */
  sign(xml: string, element: 'Assertion' | 'Response' = 'Assertion', algorithms = STRONG): string {
    const signed = new SignedXml({
      privateKey: this.certificate.key.export({ type: 'pkcs8', format: 'pem' }) as string,
      publicCert: this.certificate.pem,
      signatureAlgorithm: algorithms.signature,
      canonicalizationAlgorithm: algorithms.canonical,
    });
    signed.addReference({
      xpath: `//*[local-name(.)='${element}']`,
      transforms: [`${DSIG}enveloped-signature`, algorithms.canonical],
      digestAlgorithm: algorithms.digest,
    });
    const location = {
      reference: `//*[local-name(.)='${element}']/*[local-name(.)='Issuer']`,
      action: 'after' as const,
    };
    signed.computeSignature(xml, { location });
    return signed.getSignedXml();
  }

  /** A right answer to what was asked, or one with something else in it. */
  answer(request: SamlRequest, said: Said, algorithms = STRONG): string {
    return this.sign(this.response(request, this.assertion(request, said), said), 'Assertion', algorithms);
  }
}
