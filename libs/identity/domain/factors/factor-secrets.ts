/** A secret under the key of its person, bound to its factor: JSON for a row. */
export interface SealedSecret {
  readonly k: string;
  readonly v: number;
  readonly ct: string;
}

/** Keeps what must be read again: TOTP secrets, numbers and addresses that codes go to. Erasing the person makes them unreadable. */
export abstract class FactorSecrets {
  /** @throws DomainError `factor.person-erased` */
  abstract seal(userId: string, factorId: string, secret: string): Promise<SealedSecret>;
  /** Null when the person was erased. @throws Error when the secret was moved or changed */
  abstract open(userId: string, factorId: string, sealed: SealedSecret): Promise<string | null>;
}
