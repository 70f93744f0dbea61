/** What the headers of a message say, under the names of Standard Webhooks. */
export interface SignatureHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  /** The signature was found under the endpoint's second name alone. */
  readonly isSecond: boolean;
}

/** One signature out of a header, understood as far as it can be. */
export interface GivenSignature {
  readonly version: 'v1' | 'v1a';
  /** base64. */
  readonly value: string;
}

/** base64 of 32 bytes, and of 64. */
const FORMS = { v1: /^[A-Za-z0-9+/]{43}=$/, v1a: /^[A-Za-z0-9+/]{86}==$/ } as const;

/** Names in any case; an empty value is none, and of the same name twice the last one counts. */
export function signatureHeaders(
  headers: Readonly<Record<string, string>>,
  secondName: string | null,
): SignatureHeaders {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const at = (name: string): string | undefined => named.get(name.toLowerCase()) || undefined;
  const [first, second] = [at('webhook-signature'), secondName === null ? undefined : at(secondName)];
  const isSecond = first === undefined && second !== undefined;
  return { id: at('webhook-id'), timestamp: at('webhook-timestamp'), signature: first ?? second, isSecond };
}

/** The signatures of a header, and those pieces of it that are none. A version that is not ours may be anybody's, and is passed over. */
export function readSignatures(header: string): { signatures: GivenSignature[]; malformed: string[] } {
  const pieces = header.split(' ').map((piece) => [piece, ...piece.split(',')] as const);
  const isOurs = (version: string | undefined): version is GivenSignature['version'] =>
    version === 'v1' || version === 'v1a';
  const signatures = pieces.flatMap(([, version, value]) =>
    isOurs(version) && value !== undefined && FORMS[version].test(value) ? [{ version, value }] : [],
  );
  const malformed = pieces.flatMap(([piece, version, value]) =>
    value === undefined || (isOurs(version) && !FORMS[version].test(value)) ? [piece] : [],
  );
  return { signatures, malformed };
}
