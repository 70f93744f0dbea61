/** Tried and done, tried and not allowed, tried and broken. */
export type AuditOutcome = 'allowed' | 'refused' | 'failed';

/** What somebody acted on: `booking`, and its public id. */
export interface AuditTarget {
  readonly type: string;
  readonly id: string;
}
