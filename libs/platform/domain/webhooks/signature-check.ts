import { bodyChange, type BodyDifference, firstDifference } from './body-difference.ts';
import { type SigningKey } from './key-ring.ts';
import { type GivenSignature, readSignatures, signatureHeaders } from './signature-parts.ts';

/** A message's time may be so far from the receiver's: what the verifiers of Standard Webhooks allow. */
export const TOLERANCE_SECONDS = 300;

export const SIGNATURE_FINDINGS = [
  'no-id',
  'no-timestamp',
  'no-signature',
  'timestamp-malformed',
  'timestamp-old',
  'timestamp-future',
  'signature-malformed',
  'signature-in-second-header',
  'key-overlapping',
  'key-ended',
  'key-unknown',
  'body-line-endings',
  'body-surrounding-space',
  'body-re-serialised',
  'body-altered',
  'body-made-by-script',
  'message-unknown',
  'message-of-another-endpoint',
  'message-expunged',
] as const;
export type SignatureFindingCode = (typeof SIGNATURE_FINDINGS)[number];

export interface SignatureFinding {
  readonly code: SignatureFindingCode;
  /** An `error` is why a receiver refuses the message; a `note` is what else was seen. */
  readonly severity: 'error' | 'note';
  /** By how many seconds the time is wrong, or since how many a key has ended. */
  readonly seconds?: number;
  readonly difference?: BodyDifference;
}

/** What is known of the message with the id that was given. */
export type KnownMessage =
  | { readonly state: 'unknown' | 'of-another-endpoint' | 'expunged' }
  | { readonly state: 'kept'; readonly body: string; readonly isMadeByScript: boolean };

/** A message as somebody has received it. */
export interface GivenMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a signature is made over. */
export interface SignedText {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

export interface CheckedAgainst {
  readonly now: Date;
  /** The endpoint's second name for the header. */
  readonly signatureHeader: string | null;
  /** All that are kept, those that have ended as well. */
  readonly keys: readonly SigningKey[];
  readonly known: KnownMessage;
  /** The id of the key that has made the signature over the text. */
  readonly makerOf: (signature: GivenSignature, text: SignedText) => string | null;
}

export interface SignatureCheck {
  /** The verifiers of Standard Webhooks accept the message at that time, with a key that signs. */
  readonly isValid: boolean;
  /** The key that has signed, over this body or over the one that was sent. */
  readonly key: SigningKey | null;
  readonly findings: readonly SignatureFinding[];
}

const error = (code: SignatureFindingCode, more: Partial<SignatureFinding> = {}): SignatureFinding => ({
  code,
  severity: 'error',
  ...more,
});
const note = (code: SignatureFindingCode): SignatureFinding => ({ code, severity: 'note' });

/** What a receiver that verifies as Standard Webhooks says would make of a message, and why. Pure, and tells nothing of keys but their ids. */
export function checkSignature(given: GivenMessage, against: CheckedAgainst): SignatureCheck {
  const { id, timestamp, signature, isSecond } = signatureHeaders(given.headers, against.signatureHeader);
  const seconds = timestamp === undefined ? Number.NaN : Number.parseInt(timestamp, 10);
  const findings = [
    ...(id === undefined ? [error('no-id')] : []),
    ...(timestamp === undefined ? [error('no-timestamp')] : timeFindings(seconds, against.now)),
    ...(signature === undefined ? [error('no-signature')] : []),
    ...(isSecond ? [note('signature-in-second-header')] : []),
  ];
  const { key, findings: found } =
    id === undefined || signature === undefined || Number.isNaN(seconds)
      ? { key: null, findings: [] }
      : signatureFindings(signature, { id, timestamp: seconds, body: given.body }, against);
  const all = [...findings, ...found, ...(id === undefined ? [] : messageFindings(against.known, key))];
  return { isValid: all.every(({ severity }) => severity === 'note'), key, findings: all };
}

function timeFindings(seconds: number, now: Date): SignatureFinding[] {
  if (Number.isNaN(seconds)) return [error('timestamp-malformed')];
  const off = seconds - Math.floor(now.getTime() / 1_000);
  if (Math.abs(off) <= TOLERANCE_SECONDS) return [];
  return [error(off < 0 ? 'timestamp-old' : 'timestamp-future', { seconds: Math.abs(off) })];
}

type Signed = Pick<SignatureCheck, 'key' | 'findings'>;

function signatureFindings(header: string, text: SignedText, against: CheckedAgainst): Signed {
  const { known } = against;
  const { signatures, malformed } = readSignatures(header);
  const signer = newestSigner(signatures, text, against);
  if (signer) return { key: signer, findings: keyFindings(signer, against.now) };
  const ofMalformed = malformed.length > 0 ? [error('signature-malformed')] : [];
  if (signatures.length === 0)
    return { key: null, findings: ofMalformed.length > 0 ? ofMalformed : [error('no-signature')] };
  if (known.state !== 'kept' || known.body === text.body)
    return { key: null, findings: [...ofMalformed, error('key-unknown')] };
  const sent = newestSigner(signatures, { ...text, body: known.body }, against);
  if (sent) return { key: sent, findings: [bodyFinding(known.body, text.body), ...keyFindings(sent, against.now)] };
  const ofBody = known.isMadeByScript ? note('body-made-by-script') : bodyFinding(known.body, text.body);
  return { key: null, findings: [...ofMalformed, ofBody, error('key-unknown')] };
}

/** The newest of the keys that have made one of the signatures: verifiers try them all. */
function newestSigner(
  signatures: readonly GivenSignature[],
  text: SignedText,
  { keys, makerOf }: CheckedAgainst,
): SigningKey | null {
  const makers = new Set(signatures.map((signature) => makerOf(signature, text)));
  return keys.find(({ id }) => makers.has(id)) ?? null;
}

function keyFindings({ expiresAt }: SigningKey, now: Date): SignatureFinding[] {
  if (expiresAt === null) return [];
  const since = now.getTime() - new Date(expiresAt).getTime();
  return since < 0 ? [note('key-overlapping')] : [error('key-ended', { seconds: Math.floor(since / 1_000) })];
}

function bodyFinding(sent: string, given: string): SignatureFinding {
  return error(`body-${bodyChange(sent, given)}`, { difference: firstDifference(sent, given) });
}

/** That nobody knows the message explains why a signature is wrong; a message that is signed rightly needs no explanation. */
function messageFindings({ state }: KnownMessage, key: SigningKey | null): SignatureFinding[] {
  if (state === 'kept') return [];
  const isWhy = state === 'of-another-endpoint' && key === null;
  return [isWhy ? error(`message-${state}`) : note(`message-${state}`)];
}
