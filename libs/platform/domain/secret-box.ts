/** Keeps secrets that must be read again, such as the key that webhooks are signed with. */
export abstract class SecretBox {
  /** Encrypts; `owner` is bound to the result, so that a sealed secret cannot be moved to somebody else's row. */
  abstract seal(secret: string, owner: string): Uint8Array;
  /** Throws when the bytes were changed, or belong to another owner or installation. */
  abstract open(sealed: Uint8Array, owner: string): string;
}
