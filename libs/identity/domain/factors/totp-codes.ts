/** Whose secret it is, as an authenticator app shows it. */
export interface TotpLabel {
  readonly issuer: string;
  readonly account: string;
}

/** Time-based one-time passwords: RFC 6238 with SHA-1, 6 digits and 30 s, which is what every authenticator app knows. */
export abstract class TotpCodes {
  /** 160 bits in base 32 (RFC 4226 §4, R6). */
  abstract newSecret(): string;
  /** `otpauth://totp/…` for an authenticator app. */
  abstract uri(secret: string, label: TotpLabel): string;
  /** The same as a PNG to be scanned. */
  abstract image(uri: string): Promise<Uint8Array>;
  /**
   * The time step that the code belongs to, of those at most one away from `at`; null when it belongs to none, or to one that is not
   * later than `usedUntil`.
   */
  abstract stepOf(secret: string, code: string, at: Date, usedUntil: number): Promise<number | null>;
}
