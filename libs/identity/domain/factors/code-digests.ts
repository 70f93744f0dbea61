/** What is kept of codes in their place. Under a key outside the database, so that a copy of the tables opens no door. */
export abstract class CodeDigests {
  /** 16 random bytes, in base64. */
  abstract newSalt(): string;
  /** Slow on purpose, for codes that live long (ASVS 5 §6.5.2): Argon2id, in base64. */
  abstract ofLasting(code: string, salt: string): Promise<string>;
  /** For codes that live for minutes: 32 bytes, bound to the attempt that they were sent for. */
  abstract ofPassing(code: string, attempt: string): Uint8Array;
}
