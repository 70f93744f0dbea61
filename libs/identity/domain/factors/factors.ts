/** What a person can prove who they are with, beside a password. */
export type FactorKind = 'totp' | 'sms' | 'email' | 'passkey' | 'backup-code';

/** A factor that a person has set up, as it is offered while signing in. */
export interface OfferedFactor {
  readonly kind: FactorKind;
  /** Public id; absent for backup codes, of which there is one set. */
  readonly id?: string;
  /** Enough to know it again and no more: `•••• 42`, the name of a passkey. */
  readonly hint: string;
}

/** What the tenant's policy and the person's own factors ask for once a password was right. */
export interface FactorDemand {
  /** `prove`: one of the offered must be proved; `enrol`: one must be set up first; `none`: nothing more is needed. */
  readonly demand: 'none' | 'prove' | 'enrol';
  readonly offered: readonly OfferedFactor[];
  /** Whether the device is one that the person trusts. */
  readonly onTrustedDevice?: boolean;
}

/** Shown once, to be kept by a device; with it a factor is not asked for until `expiresAt`. */
export interface DeviceTrust {
  readonly token: string;
  readonly expiresAt: string;
}

/** What somebody who signs in shows: a code, or the answer of an authenticator. */
export type FactorAnswer = { readonly code: string } | { readonly credential: object };

/**
 * The second factors of the people of the current tenant. Failures are counted by the caller, under the one counter that all factors
 * of a person share.
 */
export abstract class Factors {
  /** @param deviceTrust the token of a device on which a factor was proved before: then none has to be proved, but the level stays the first */
  abstract demandOf(userId: string, deviceTrust?: string): Promise<FactorDemand>;
  /**
   * Trusts the device on which the person has just proved a factor, for as long as the tenant's policy says; null where it trusts none.
   * Ends early when one of the person's factors is removed.
   */
  abstract trustDevice(userId: string): Promise<DeviceTrust | null>;
  /**
   * Begins a proof that is good for this attempt only: sends a code, makes a challenge. Returns what the client needs for it: nothing,
   * or the options of a WebAuthn request.
   * @throws DomainError `factor.not-found`; ProblemError 429 `factor.too-many-codes`
   */
  abstract begin(
    userId: string,
    attemptId: string,
    factor: { readonly kind: FactorKind; readonly id?: string },
  ): Promise<object>;
  /** Whether the answer proves the factor. A code, a challenge and a time step prove once, also when two race. */
  abstract prove(userId: string, attemptId: string, kind: FactorKind, answer: FactorAnswer): Promise<boolean>;
}
