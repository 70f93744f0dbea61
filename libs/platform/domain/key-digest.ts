/** What is kept of an API key in its place. */
export interface KeptDigest {
  /** 32 bytes. */
  readonly hash: Uint8Array;
  /** Names the pepper that it was made with; `null` where that was not written down yet. */
  readonly pepper: string | null;
}

/** Keyed with a secret outside the database, so that a copy of the table opens no door. */
export abstract class KeyDigest {
  /** Under the pepper in use; always the same for the same text. */
  abstract of(keyText: string): KeptDigest;

  /**
   * Whether a digest is that of the text, in constant time; without a digest the same work is done for nothing. `stale` is right, but under a
   * former pepper: keep `of(keyText)` in its place.
   */
  abstract check(keyText: string, kept: KeptDigest | undefined): 'right' | 'stale' | 'wrong';
}
