import { type TenantRef } from '#kernel';
import { type FactorKind } from '../../domain/factors/factors.ts';

/** How somebody proved who they are. */
export type ProofMethod = 'password' | 'magic-link' | 'oidc' | 'saml' | 'trusted-device' | 'qr' | FactorKind;

/** The device and place that a sign-in comes from, as the request tells it; a signal, never a proof. */
export interface SignInOrigin {
  readonly ip: string;
  readonly userAgent: string;
  /** Made by the client and kept by it; absent when it sends none. */
  readonly deviceId?: string;
}

/** What a person who is signed in gets. The secrets are shown once. */
export interface SignedIn {
  readonly sessionId: string;
  readonly userId: string;
  readonly accessToken: string;
  readonly accessExpiresAt: string;
  readonly refreshToken: string;
  readonly refreshExpiresAt: string;
}

/** Opens sessions for people whom something else has recognised: a password with its second factor, a passkey, a provider. */
export abstract class SignIns {
  /**
   * Opens a session, within the limits of the person's policy, and writes it down in the audit trail.
   * @param level the authenticator assurance level that the methods reach together: 2 when a second factor or a passkey was proved
   * @throws DomainError `user.disabled`, `session.too-many`
   */
  abstract complete(
    tenant: TenantRef,
    userId: string,
    proof: { readonly methods: readonly ProofMethod[]; readonly level: 1 | 2 },
    origin: SignInOrigin,
  ): Promise<SignedIn>;

  /** Ends every session of the person, sockets included, at once. @param reason what the audit trail says of it */
  abstract endAll(tenant: TenantRef, userId: string, reason: string): Promise<void>;
}
