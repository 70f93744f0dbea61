import { type ServedTenant } from './authorization-servers.ts';

/** A sign-in at an app. Ids of person and sign-in are UUIDs, the app's is its public one. */
export interface SignInAtApp {
  readonly userId: string;
  readonly grantId: string;
  readonly clientId: string;
}

/** An app's request for tokens, and what came of it. */
export interface TokenRequest {
  readonly clientId: string;
  readonly grantType: string;
  /** Of the error that it was answered with (RFC 6749 §5.2); `null`: it was given tokens. */
  readonly code: string | null;
}

/** Who is told of what happens at the authorisation server. */
export abstract class OAuthWatch {
  /** A code or a refresh token was shown again: somebody has a copy of it, so the sign-in was ended. Told once of each. */
  abstract reused(tenant: ServedTenant, signIn: SignInAtApp): Promise<void>;
  /** Of every request of an app that there is, but for refreshes that went well. */
  abstract asked(tenant: ServedTenant, request: TokenRequest): Promise<void>;
}
