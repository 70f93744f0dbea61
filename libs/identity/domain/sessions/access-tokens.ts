/** What an access token says of whom it was given to. Ids are UUIDs. */
export interface AccessClaims {
  readonly tenantId: string;
  readonly userId: string;
  readonly sessionId: string;
  /** The person's name, for timelines. */
  readonly name: string;
  readonly level: 1 | 2;
  /** When they last proved who they are. */
  readonly provedAt: Date;
  /** `enrol`: good for setting up a second factor, which the tenant demands, and for nothing else. */
  readonly scope: SessionScope;
  /** Whether the session was opened on a device that the person trusts. */
  readonly onTrustedDevice: boolean;
}

/** What a session is good for. */
export type SessionScope = 'full' | 'enrol';

/** A token and when it ends. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** What reading a token gives: its claims, or why it is none. */
export type TokenReading =
  | { readonly status: 'valid'; readonly claims: AccessClaims }
  /** Signed by us, for this app, but its five minutes are over. */
  | { readonly status: 'expired'; readonly claims: AccessClaims }
  | { readonly status: 'invalid' };

/** Access tokens: JWTs (RFC 9068, `typ: at+jwt`) signed with EdDSA, good for five minutes at the app that issued them. */
export abstract class AccessTokens {
  abstract issue(claims: AccessClaims): Promise<IssuedToken>;
  /** Checks signature, type, issuer, audience and end. Whether the session has been ended meanwhile is another question. */
  abstract read(token: string): Promise<TokenReading>;
}
