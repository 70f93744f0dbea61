/** What a ticket is good for. */
export type TicketKind =
  | 'sign-in'
  | 'step-up'
  | 'magic-link'
  | 'invitation'
  | 'registration'
  | 'email-proof'
  | 'password-reset'
  | 'sso'
  | 'sso-code'
  | 'qr'
  | 'qr-device';

export interface TicketName {
  readonly kind: TicketKind;
  /** UUID. */
  readonly tenantId: string;
  /** UUID. */
  readonly ticketId: string;
}

/**
 * What opens a ticket. It is derived from the ticket's name under a key of the installation, so it can be written into a letter at any time
 * and is stored nowhere.
 */
export abstract class TicketTokens {
  abstract tokenOf(name: TicketName): string;
  /** The tenant and ticket that a token of this kind opens, or `null` for anything else. */
  abstract read(kind: TicketKind, token: string): Omit<TicketName, 'kind'> | null;
}
