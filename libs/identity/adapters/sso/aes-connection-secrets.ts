import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from '#kernel';
import { ConnectionSecrets, type SealedClientSecret } from '../../domain/sso/connection-secrets.ts';

/** AES-256-GCM under a key derived from the installation's secret; the connection is authenticated with it. */
export class AesConnectionSecrets extends ConnectionSecrets {
  readonly #key: KeyObject;

  constructor(secret: string) {
    super();
    this.#key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'clutch sso client secret', 32)));
  }

  override seal(connectionId: string, secret: string): SealedClientSecret {
    return { ct: encrypt(this.#key, Buffer.from(secret), connectionId).toString('base64') };
  }

  override open(connectionId: string, { ct }: SealedClientSecret): string {
    return decrypt(this.#key, Buffer.from(ct, 'base64'), connectionId).toString();
  }
}
