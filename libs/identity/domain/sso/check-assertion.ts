/** What a signed assertion says of when, to whom and in answer to what it was made. */
export interface AssertionTerms {
  readonly issuer: string | null;
  readonly audiences: readonly (readonly string[])[];
  readonly notBefore: string | null;
  readonly notOnOrAfter: string | null;
  readonly confirmations: readonly {
    readonly method: string | null;
    readonly inResponseTo: string | null;
    readonly recipient: string | null;
    readonly notBefore: string | null;
    readonly notOnOrAfter: string | null;
  }[];
}

export interface ExpectedTerms {
  readonly issuer: string;
  /** Our entity id. */
  readonly audience: string;
  /** Address of our assertion consumer. */
  readonly recipient: string;
  readonly requestId: string;
  readonly now: Date;
}

const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
/** How far the provider's clock may be from ours. */
const SKEW_MS = 60_000;

/** Why an assertion is not for us, not for this sign-in or not for now; `null` when it is (saml-profiles-2.0-os §4.1.4.2 and §4.1.4.3). */
export function whyNotFor(
  terms: AssertionTerms,
  { issuer, audience, recipient, requestId, now }: ExpectedTerms,
): string | null {
  if (terms.issuer !== issuer) return 'issuer';
  if (terms.audiences.length === 0 || !terms.audiences.every((all) => all.includes(audience))) return 'audience';
  if (!isWithin(terms, now)) return 'time';
  const bearers = terms.confirmations.filter(({ method }) => method === BEARER);
  if (bearers.length === 0) return 'confirmation';
  const ours = bearers.filter((each) => each.inResponseTo === requestId);
  if (ours.length === 0) return 'in-response-to';
  const toUs = ours.filter((each) => each.recipient === recipient);
  if (toUs.length === 0) return 'recipient';
  return toUs.some((each) => each.notOnOrAfter !== null && isWithin(each, now)) ? null : 'time';
}

/** A time that cannot be read is never right. */
function isWithin(
  { notBefore, notOnOrAfter }: { readonly notBefore: string | null; readonly notOnOrAfter: string | null },
  now: Date,
): boolean {
  const begins = notBefore === null || Date.parse(notBefore) - SKEW_MS <= now.getTime();
  return begins && (notOnOrAfter === null || now.getTime() < Date.parse(notOnOrAfter) + SKEW_MS);
}
