import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { invalidRequest } from '../problems/problem-error.ts';

/** One value of the last row's sort key. A `Date` comes back as a `Date`, to the millisecond. */
export type KeyValue = string | number | boolean | Date;

/** What a cursor is good for. All of it is under the signature and none of it inside: a cursor of another list does not verify. */
export interface CursorScope {
  /** Tenant's UUID. */
  readonly tenant: string;
  /** Name of the list, `booking.bookings`. */
  readonly list: string;
  /** `-createdAt,id` */
  readonly sort: string;
  /** The other parameters of the request that choose rows, as plain JSON. */
  readonly filter: unknown;
}

/** Where a page begins: after (or, backwards, before) the row with these key values. */
export interface CursorPosition {
  readonly direction: 'next' | 'prev';
  readonly key: readonly KeyValue[];
}

const VERSION = 1;
const MAC_BYTES = 16;
const MAX_LENGTH = 2048;

type Wire = [version: number, direction: 'n' | 'p', key: (string | number | boolean | { at: number })[]];

/**
 * Opaque, signed positions in a list (HMAC-SHA256 over tenant, list, sort, filter and key, cut to 128 bits). They never expire by
 * time; they end when the secret or the format changes.
 */
export class CursorCodec {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'clutch cursor', 32));
  }

  /** The cursor's text: base64url, safe in a URL as it stands. */
  encode(scope: CursorScope, position: CursorPosition): string {
    const wire: Wire = [VERSION, position.direction === 'next' ? 'n' : 'p', position.key.map(toWire)];
    const payload = Buffer.from(JSON.stringify(wire), 'utf8');
    return Buffer.concat([this.#mac(scope, payload), payload]).toString('base64url');
  }

  /** The position inside. Throws the 422 that names `cursor` when it was tampered with or belongs to another request. */
  decode(scope: CursorScope, cursor: string): CursorPosition {
    const bytes = cursor.length <= MAX_LENGTH ? Buffer.from(cursor, 'base64url') : Buffer.alloc(0);
    const payload = bytes.subarray(MAC_BYTES);
    // base64url has several spellings of the same bytes; only ours is a cursor.
    const genuine =
      bytes.length > MAC_BYTES &&
      bytes.toString('base64url') === cursor &&
      timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.#mac(scope, payload));
    if (!genuine) throw foreignCursor();
    const [version, direction, key] = JSON.parse(payload.toString('utf8')) as Wire;
    if (version !== VERSION) throw foreignCursor();
    return { direction: direction === 'n' ? 'next' : 'prev', key: key.map(fromWire) };
  }

  #mac({ tenant, list, sort, filter }: CursorScope, payload: Buffer): Buffer {
    return createHmac('sha256', this.#key)
      .update(canonical([tenant, list, sort, filter]))
      .update('\n')
      .update(payload)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}

function toWire(value: KeyValue): string | number | boolean | { at: number } {
  return value instanceof Date ? { at: value.getTime() } : value;
}

function fromWire(value: string | number | boolean | { at: number }): KeyValue {
  return typeof value === 'object' ? new Date(value.at) : value;
}

/** JSON whose keys are sorted, so that the order of query parameters does not matter; absent and `undefined` are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function foreignCursor(): Error {
  return invalidRequest([
    {
      parameter: 'cursor',
      code: 'cursor',
      detail: 'cursor must come from a page of this same list, with the same sort and filter',
    },
  ]);
}
