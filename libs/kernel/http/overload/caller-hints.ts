import { type IncomingMessage } from 'node:http';

const MOST = 20_000;

/**
 * Whose request it will turn out to be, before anybody has looked: who used the same credential before was of that tenant. A credential
 * that was never right is nobody's, and counts for its address; so nobody can fill the queue of another by sending its key's public id.
 */
export class CallerHints {
  readonly #schemas = new Map<number, string>();
  readonly #seed = Math.floor(Math.random() * 2 ** 32);

  /** Names the group that the request waits in. */
  groupOf({ headers, socket }: IncomingMessage): string {
    const { authorization } = headers;
    const known = authorization === undefined ? undefined : this.#schemas.get(this.#hash(authorization));
    return known ?? `address ${socket.remoteAddress ?? 'unknown'}`;
  }

  /** The credential of this request was right. Told which tenant's schema it was for. */
  learn({ headers: { authorization } }: IncomingMessage, schema: string): void {
    if (authorization === undefined) return;
    const key = this.#hash(authorization);
    if (this.#schemas.get(key) === schema) return;
    if (this.#schemas.size >= MOST) this.#schemas.clear();
    this.#schemas.set(key, schema);
  }

  /** 53 bits under a seed of this process (cyrb53): the credential itself is not kept. */
  #hash(text: string): number {
    let one = 0xdeadbeef ^ this.#seed;
    let two = 0x41c6ce57 ^ this.#seed;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      one = Math.imul(one ^ code, 2654435761);
      two = Math.imul(two ^ code, 1597334677);
    }
    one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
    two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
    return 4294967296 * (2097151 & two) + (one >>> 0);
  }
}
