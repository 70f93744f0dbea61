const [DSIG, MORE, C14N, ENC] = [
  'http://www.w3.org/2000/09/xmldsig#',
  'http://www.w3.org/2001/04/xmldsig-more#',
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/04/xmlenc#',
];

/** Everything else is refused: SHA-1, HMAC, canonical forms that keep comments, and transforms that choose what is signed. */
const ALGORITHMS = new Set([
  `${DSIG}enveloped-signature`,
  C14N,
  ...['rsa-sha256', 'rsa-sha384', 'rsa-sha512', 'sha384'].map((name) => MORE + name),
  ...['sha256', 'sha512'].map((name) => ENC + name),
]);

/** A comment and CDATA begin like this too, and may stand. */
const DECLARATION = /<!(?!--|\[CDATA\[)/;
const ALGORITHM = /\bAlgorithm\s*=\s*(["'])(.*?)\1/gs;
const RESPONSE = /<(?:[\w.-]+:)?Response\b[^<>]*?\sDestination\s*=\s*(["'])(.*?)\1/s;

/**
 * Why a response is not even looked into; `null` when it may be. It is looked at as text, before any parser: an algorithm in any other writing
 * than that of the list is refused, so nothing is hidden by writing it differently.
 */
export function refusedXml(xml: string, acsUrl: string): string | null {
  if (DECLARATION.test(xml)) return 'declaration';
  const algorithms = [...xml.matchAll(ALGORITHM)].map(([, , algorithm = '']) => algorithm);
  if (algorithms.some((algorithm) => !ALGORITHMS.has(algorithm))) return 'algorithm';
  const destination = RESPONSE.exec(xml)?.[2];
  return destination === undefined || destination === acsUrl ? null : 'destination';
}
