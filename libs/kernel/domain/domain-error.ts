/** Why a decision refuses. HTTP turns it into 422, 403, 404 and 409. */
export type DomainErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict';

/**
 * A refusal of the domain: the only thing that domain code throws.
 *
 * `code` is stable and public (`booking.slot-taken`); `details` is public JSON that helps the caller: what was expected,
 * what stood in the way. Neither may hold a secret or another tenant's data.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
