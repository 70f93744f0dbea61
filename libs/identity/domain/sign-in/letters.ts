/** Messages that sign-in sends to people. */
export type LetterKind =
  | 'magic-link'
  | 'invitation'
  | 'registration'
  | 'already-registered'
  | 'email-proof'
  | 'password-reset'
  | 'password-changed'
  | 'new-device'
  | 'impossible-travel'
  | 'refresh-reused'
  | 'account-locked'
  | 'provider-linked'
  | 'provider-unlinked';

/** A letter to be written: to a person, or by a ticket, which knows whom it is for. Both are UUIDs. */
export interface Letter {
  readonly kind: LetterKind;
  readonly userId?: string;
  readonly ticketId?: string;
}

/** Where letters are posted. They are written and sent later and elsewhere, so that posting takes the same time whoever they are for. */
export abstract class Letters {
  /** @throws Error when the queue does not answer; then nobody gets a letter, or maybe one */
  abstract post(tenant: { readonly schema: string }, letter: Letter): Promise<void>;
}
