/** Headers that an endpoint wants on every request: names as they were typed, with their values. */
export type CustomHeaders = Readonly<Record<string, string>>;

export const MOST_HEADERS = 20;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 1_024;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
/** RFC 9110 §5.5 without what is beyond ASCII, which no two servers read alike: printable, with spaces and tabs inside. */
const VALUE = /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/;

/** What says how a message is framed, by whom it is sent and how it is signed, and what counts for one connection only (RFC 9110 §7.6.1). */
const OURS = [
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
];
const OUR_BEGINNINGS = /^(webhook-|ce-|proxy-)/;

/** What is wrong with the headers, as the person reads it who typed them; `null` when nothing is. Values are not repeated. */
export function faultOfHeaders(headers: Readonly<Record<string, unknown>>): string | null {
  const given = Object.entries(headers);
  if (given.length > MOST_HEADERS) return `must be ${MOST_HEADERS} at most`;
  const names = given.map(([name]) => name.toLowerCase());
  if (new Set(names).size < names.length) return 'must not hold a name twice: capitals make no difference';
  const faults = given.map(([name, value]) => faultOfName(name) ?? faultOfValue(name, value));
  return faults.find((fault) => fault !== null) ?? null;
}

function faultOfName(name: string): string | null {
  if (name.length > LONGEST_NAME || !NAME.test(name))
    return `must have names of 1 to ${LONGEST_NAME} letters, digits, dots, hyphens and underscores`;
  const small = name.toLowerCase();
  return OURS.includes(small) || OUR_BEGINNINGS.test(small) ? `must not set ${name}: that is ours to say` : null;
}

function faultOfValue(name: string, value: unknown): string | null {
  if (typeof value === 'string' && value.length <= LONGEST_VALUE && VALUE.test(value)) return null;
  return `must have at ${name} a text of 1 to ${LONGEST_VALUE} printable ASCII characters that does not begin or end with a space`;
}
