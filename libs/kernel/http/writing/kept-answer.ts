import { type DomainErrorKind } from '../../domain/domain-error.ts';

/** What came of a request that was sent under an `Idempotency-Key`. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON without what is shown once; absent where there was none, or where it was too large to keep. */
  readonly body?: unknown;
  readonly refusal?: {
    readonly kind: DomainErrorKind;
    readonly code: string;
    readonly message: string;
    readonly details: Readonly<Record<string, unknown>>;
  };
}

/** What the ledger holds of such a request: first that somebody is at it, then its answer. */
export type KeptResult =
  | { readonly fingerprint: string; readonly running: true }
  | { readonly fingerprint: string; readonly answer: KeptAnswer };

/** Beyond this the repeat gets status and headers, whose `Location` says where the thing is. */
const MOST_BYTES = 65_536;

const HEADERS = ['Location', 'ETag', 'Clutch-Position'];

/** Members that are shown once: a repeat has `null` there, and what they open is to be made anew. */
const SHOWN_ONCE = /secret|passw|token|^codes$|^uri$|^image$/i;

/** An address that opens something by itself. */
const OPENS = /^https?:\/\/[^\s#]*#token=/;

/** The answer as it is kept; `undefined` for one that is no JSON, such as a file. */
export function keptAnswer(status: number, body: unknown, headerOf: (name: string) => unknown): KeptAnswer | undefined {
  if (!isJson(body)) return undefined;
  const text = body === undefined ? '' : JSON.stringify(body, withoutSecrets);
  const headers = HEADERS.flatMap((name) => {
    const value = headerOf(name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const isKept = text !== '' && Buffer.byteLength(text) <= MOST_BYTES;
  return { status, headers: Object.fromEntries(headers), ...(isKept ? { body: JSON.parse(text) as unknown } : {}) };
}

function isJson(body: unknown): boolean {
  if (body === undefined || body === null) return true;
  return typeof body === 'object' && !ArrayBuffer.isView(body) && !('pipe' in body) && !('getStream' in body);
}

function withoutSecrets(name: string, value: unknown): unknown {
  const isHidden = SHOWN_ONCE.test(name) && (typeof value === 'string' || Array.isArray(value));
  return isHidden || (typeof value === 'string' && OPENS.test(value)) ? null : value;
}
