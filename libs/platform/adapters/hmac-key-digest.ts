import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { type KeptDigest, KeyDigest } from '../domain/key-digest.ts';

interface Pepper {
  /** Eight hex digits that tell peppers apart and give nothing of them away. */
  readonly name: string;
  readonly key: KeyObject;
}

const NOTHING = new Uint8Array(32);

/**
 * HMAC-SHA-256 under a pepper derived from the installation's secret: enough at 190 bits, no slow hash is needed. Secrets that the
 * installation had before still verify.
 */
export class HmacKeyDigest extends KeyDigest {
  readonly #current: Pepper;
  readonly #former: readonly Pepper[];

  constructor(secret: string, formerSecrets: readonly string[] = []) {
    super();
    this.#current = pepperOf(secret);
    this.#former = formerSecrets.map(pepperOf);
  }

  override of(keyText: string): KeptDigest {
    return { hash: digest(this.#current, keyText), pepper: this.#current.name };
  }

  override check(keyText: string, kept: KeptDigest | undefined): 'right' | 'stale' | 'wrong' {
    const { hash, pepper } = kept ?? { hash: NOTHING, pepper: this.#current.name };
    if (pepper === this.#current.name) return isEqual(digest(this.#current, keyText), hash) && kept ? 'right' : 'wrong';
    const possible = [this.#current, ...this.#former].filter(({ name }) => pepper === null || name === pepper);
    return possible.some((one) => isEqual(digest(one, keyText), hash)) ? 'stale' : 'wrong';
  }
}

const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

const digest = ({ key }: Pepper, text: string): Buffer => createHmac('sha256', key).update(text).digest();

function pepperOf(secret: string): Pepper {
  const derived = Buffer.from(hkdfSync('sha256', secret, '', 'clutch api key', 32));
  const name = createHmac('sha256', derived).update('name of this pepper').digest('hex').slice(0, 8);
  return { name, key: createSecretKey(derived) };
}
