/** What an access token of an app says. */
export interface OAuthClaims {
  readonly issuer: string;
  /** UUID. */
  readonly tenantId: string;
  /** UUID of this very token. */
  readonly tokenId: string;
  /** Public id, `app_…`. */
  readonly clientId: string;
  /** UUID of the person in whose name the app acts; `null`: it acts for itself. */
  readonly userId: string | null;
  /** UUID of the sign-in at the app that the token belongs to; `null` where it acts for itself. */
  readonly grantId: string | null;
  readonly scopes: readonly string[];
}

/** What reading a token gives. `foreign`: it was not made by this authorisation server, so somebody else may know it. */
export type OAuthReading =
  { readonly status: 'valid'; readonly claims: OAuthClaims } | { readonly status: 'expired' | 'invalid' | 'foreign' };

/** Access tokens of the tenants' apps: JWTs of RFC 9068, good for five minutes at the API and nowhere else. */
export abstract class OAuthTokens {
  /** The issuer of a tenant's tokens, which is also the base of its protocol's addresses. */
  abstract issuerOf(tenantSlug: string): string;
  /** The audience of every token: the API. */
  abstract readonly audience: string;
  /** Checks audience, type, signature and end, and that an issuer of ours made it; not which tenant's, nor whether it was revoked. */
  abstract read(token: string): Promise<OAuthReading>;
}
