import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { KeyDigest } from '../domain/key-digest.ts';

/** HMAC-SHA-256 under a pepper derived from the installation's secret: enough at 190 bits, no slow hash is needed. */
export class HmacKeyDigest extends KeyDigest {
  readonly #pepper: KeyObject;

  constructor(secret: string) {
    super();
    this.#pepper = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'clutch api key', 32)));
  }

  override of(keyText: string): Buffer {
    return createHmac('sha256', this.#pepper).update(keyText).digest();
  }
}
