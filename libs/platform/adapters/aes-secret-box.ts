import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SecretBox } from '../domain/secret-box.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** AES-256-GCM under a key derived from the installation's secret. Sealed: version, nonce, tag, ciphertext. */
export class AesSecretBox extends SecretBox {
  readonly #key: Buffer;

  constructor(secret: string) {
    super();
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'clutch secret box', 32));
  }

  override seal(secret: string, owner: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
  }

  override open(sealed: Uint8Array, owner: string): string {
    try {
      return this.#decrypt(sealed, owner);
    } catch {
      throw new Error('Not a secret that this installation has sealed for this owner');
    }
  }

  #decrypt(sealed: Uint8Array, owner: string): string {
    if (sealed[0] !== VERSION) throw new Error('Another version');
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const tag = sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES);
    const cipher = createDecipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(owner))
      .setAuthTag(tag);
    return Buffer.concat([cipher.update(sealed.subarray(HEAD_BYTES)), cipher.final()]).toString('utf8');
  }
}
