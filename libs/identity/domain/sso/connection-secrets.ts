/** A client secret as the row keeps it. */
export interface SealedClientSecret {
  /** base64 of nonce, ciphertext and tag. */
  readonly ct: string;
}

/** Keeps the secrets by which we are known to providers. */
export abstract class ConnectionSecrets {
  abstract seal(connectionId: string, secret: string): SealedClientSecret;
  /** @throws Error when it was changed, or belongs to another connection or installation */
  abstract open(connectionId: string, sealed: SealedClientSecret): string;
}
