import { type AuditOutcome, type AuditTarget } from './audit-terms.ts';

/** Where a request comes from. */
export interface AuditOrigin {
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** Public id of the key or session; null for nobody. */
  readonly credentialId: string | null;
  readonly level: 1 | 2 | null;
}

/** What HTTP writes of an operation when nobody says it better. */
export interface DraftEntry {
  /** From the permission: `booking:cancel` is `booking.cancel`. */
  readonly action: string;
  readonly operation: string;
  readonly targets: readonly AuditTarget[];
  readonly isOperatorsOnly: boolean;
  /** Whether a success is written down with the first append. */
  readonly goesWithAppends: boolean;
}

/** The record of a running request: where it comes from, what it tries, and what of it is already written. */
export class AuditDraft {
  readonly #written = new Set<AuditOutcome>();
  /** Of the problem that the request is answered with, in whatever form it goes out. */
  code?: string;

  constructor(
    private readonly read: () => AuditOrigin,
    /** Asked when the caller is known. Absent where HTTP writes nothing by itself. */
    private readonly tries?: () => DraftEntry,
  ) {}

  get origin(): AuditOrigin {
    return this.read();
  }

  get entry(): DraftEntry | undefined {
    return this.tries?.();
  }

  /** Called by whoever has written, or is sure to write, a record with this outcome. */
  markWritten(outcome: AuditOutcome): void {
    this.#written.add(outcome);
  }

  /** What was sure to be written was not. */
  unmark(outcome: AuditOutcome): void {
    this.#written.delete(outcome);
  }

  /** A refusal that broke is still one try: it is written once, whoever noticed it first. */
  isWritten(outcome: AuditOutcome): boolean {
    return outcome === 'allowed'
      ? this.#written.has('allowed')
      : this.#written.has('refused') || this.#written.has('failed');
  }
}
