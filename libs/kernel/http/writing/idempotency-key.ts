import { createHash } from 'node:crypto';
import { parseItem } from 'structured-headers';
import { type CommandKey } from '../../context/request-context.ts';
import { uuidV5 } from '../../context/uuid-v5.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** Namespace of the command ids that come from HTTP; must never change, or a repeat would run again. */
const NAMESPACE = '6f3a5f0e-7c0b-5b52-9d0a-2f6d1c8e4b17';
const BARE = /^[\x21-\x7e]{1,255}$/;

/** What a key is unique in. */
export interface CommandScope {
  /** Tenant's UUID; absent for the operator. */
  readonly tenant: string | undefined;
  readonly credential: string;
  readonly method: string;
  /** Pattern of the route, `/v1/bookings/:bookingId/cancellation`. */
  readonly route: string;
  readonly params: unknown;
}

/**
 * Reads an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): a quoted string, or bare, because many UUIDs begin with
 * a digit and are no bare structured field. Throws a 400 unless it is 1 to 255 visible ASCII characters.
 */
export function parseIdempotencyKey(header: string): string {
  const key = header.startsWith('"') ? unquote(header) : header;
  if (key === null || !BARE.test(key)) {
    throw new ProblemError(
      400,
      'idempotency-key.malformed',
      'Idempotency-Key must be 1 to 255 visible ASCII characters, bare or in double quotes',
    );
  }
  return key;
}

/** The command's id and fingerprint: the same caller, route, path values and key make the same id. `query` is raw, without its question mark. */
export function commandKey(
  scope: CommandScope,
  key: string,
  sent: { readonly query: string; readonly body: Buffer | undefined },
): CommandKey {
  const { tenant = null, credential, method, route, params } = scope;
  const id = uuidV5(NAMESPACE, JSON.stringify([tenant, credential, method, route, params, key]));
  const hash = createHash('sha256').update(sent.query).update('\n');
  return { id, fingerprint: (sent.body ? hash.update(sent.body) : hash).digest('hex') };
}

function unquote(header: string): string | null {
  try {
    const [value] = parseItem(header);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
