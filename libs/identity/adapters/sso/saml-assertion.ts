import { type AssertionTerms } from '../../domain/sso/check-assertion.ts';
import { type AssertionFacts } from '../../domain/sso/provider-identity.ts';

/** What is read of an assertion whose signature was checked. */
export interface ReadAssertion {
  readonly terms: AssertionTerms;
  readonly facts: AssertionFacts;
  /** The NameID is another one each time, and so no name. */
  readonly isTransient: boolean;
}

const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';

/**
 * Reads the signed bytes, as `xml2js` has parsed them with `explicitCharkey`. What is missing, or there more than once where SAML has it once,
 * is `null`. Comments were left out by the canonical form that was signed, so a text is never cut at one.
 */
export function readAssertion(assertion: unknown): ReadAssertion {
  const subject = only(childrenOf(assertion, 'Subject'));
  const nameId = only(childrenOf(subject, 'NameID'));
  const conditions = only(childrenOf(assertion, 'Conditions'));
  const statement = only(childrenOf(assertion, 'AuthnStatement'));
  const context = only(childrenOf(statement, 'AuthnContext'));
  return {
    terms: {
      issuer: textOf(only(childrenOf(assertion, 'Issuer'))),
      audiences: childrenOf(conditions, 'AudienceRestriction').map((each) =>
        childrenOf(each, 'Audience').flatMap((audience) => textOf(audience) ?? []),
      ),
      notBefore: attributeOf(conditions, 'NotBefore'),
      notOnOrAfter: attributeOf(conditions, 'NotOnOrAfter'),
      confirmations: childrenOf(subject, 'SubjectConfirmation').map(confirmationOf),
    },
    facts: {
      nameId: textOf(nameId) ?? '',
      attributes: attributesOf(assertion),
      contextClass: textOf(only(childrenOf(context, 'AuthnContextClassRef'))),
    },
    isTransient: attributeOf(nameId, 'Format') === TRANSIENT,
  };
}

function confirmationOf(confirmation: unknown): AssertionTerms['confirmations'][number] {
  const data = only(childrenOf(confirmation, 'SubjectConfirmationData'));
  return {
    method: attributeOf(confirmation, 'Method'),
    inResponseTo: attributeOf(data, 'InResponseTo'),
    recipient: attributeOf(data, 'Recipient'),
    notBefore: attributeOf(data, 'NotBefore'),
    notOnOrAfter: attributeOf(data, 'NotOnOrAfter'),
  };
}

function attributesOf(assertion: unknown): Record<string, string[]> {
  const found = childrenOf(assertion, 'AttributeStatement').flatMap((each) => childrenOf(each, 'Attribute'));
  const named = found.map((attribute): [string, string[]] => [
    attributeOf(attribute, 'Name') ?? '',
    childrenOf(attribute, 'AttributeValue').flatMap((value) => textOf(value) ?? []),
  ]);
  return Object.fromEntries(named);
}

function childrenOf(element: unknown, name: string): unknown[] {
  const children = isRecord(element) && Object.hasOwn(element, name) ? element[name] : [];
  return Array.isArray(children) ? children : [];
}

function attributeOf(element: unknown, name: string): string | null {
  const attributes = isRecord(element) ? element['$'] : undefined;
  const value = isRecord(attributes) && Object.hasOwn(attributes, name) ? attributes[name] : null;
  return typeof value === 'string' ? value : null;
}

function textOf(element: unknown): string | null {
  const text = isRecord(element) ? element['_'] : element;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

const only = (elements: readonly unknown[]): unknown => (elements.length === 1 ? elements[0] : undefined);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
