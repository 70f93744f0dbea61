/** The public half of a key as RFC 7517 and RFC 8037 write it. */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** The keys that access tokens are signed with. */
export abstract class SigningKeys {
  /** Those by which a token that is good today may be signed, and the next one before it signs anything. */
  abstract publicKeys(): Promise<readonly PublicJwk[]>;
  /** Makes the next key when the newest is old enough, and forgets those whose last token has ended. Again, or at the same time elsewhere, is nothing. */
  abstract rotate(): Promise<void>;
}
