/**
 * The secrets of a family of refresh tokens. Each is derived from the one before under a key of the installation, so that a successor whose
 * answer was lost can be given once more although it is stored nowhere, and an old token of the family is known for what it is.
 */
export abstract class RefreshChain {
  /** The first secret of a family: 256 random bits in base64url. */
  abstract first(): string;
  /** HMAC-SHA-256 of the parent, bound to its session; the same for the same parent. */
  abstract successorOf(sessionId: string, secret: string): string;
  /** SHA-256, which is what is stored. */
  abstract digestOf(secret: string): Buffer;
  /** Whether the secret, `generations` steps before the one with this digest, leads to it. */
  abstract leadsTo(digest: Uint8Array, sessionId: string, secret: string, generations: number): boolean;
}
