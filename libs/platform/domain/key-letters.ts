/** What the owner of a key is told: found by somebody, sent in an address, old, or not used and so disabled. */
export type KeyLetterKind = 'leaked-revoked' | 'leaked-disabled' | 'in-address' | 'old' | 'unused-disabled';

/** A letter about one key. */
export interface KeyLetter {
  readonly kind: KeyLetterKind;
  /** Without its prefix. */
  readonly keyId: string;
  /** UTC day, `2026-12-01`: of a kind there is one letter a day. */
  readonly day: string;
}

/** Where letters about keys are posted; they are written and sent later and elsewhere. */
export abstract class KeyLetters {
  /** Posted again, it is the same letter. @throws Error when it cannot be posted now */
  abstract post(tenant: { readonly schema: string }, letter: KeyLetter): Promise<void>;
}
