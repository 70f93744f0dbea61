/** What is kept of an API key in its place. Keyed with a secret outside the database, so that a copy of the table opens no door. */
export abstract class KeyDigest {
  /** 32 bytes, always the same for the same text. */
  abstract of(keyText: string): Uint8Array;
}
