import { type Actor } from '../context/request-context.ts';
import { type TenantTransaction } from '../tenancy/tenant-database.ts';
import { type AuditAction, type AuditFacts } from './audit-actions.ts';
import { type AuditOutcome, type AuditTarget } from './audit-terms.ts';

interface EntryOf<Action extends AuditAction> {
  /** What it was, as its permission would name it; one of `AUDIT_ACTIONS`. */
  readonly action: Action;
  readonly outcome: AuditOutcome;
  readonly targets?: readonly AuditTarget[];
  /** Facts without clear personal text: ids, counts, codes, reasons. Which ones, the action says. */
  readonly facts?: AuditFacts<Action>;
  /** Who acted, where the running work does not know it: somebody who is only just signing in. */
  readonly actor?: Pick<Actor, 'kind' | 'id'>;
  /** Whether only the operator of the installation may see it. */
  readonly isOperatorsOnly?: boolean;
}

/** One thing that somebody did, tried, or looked at. Who, where from and in which request is taken from the running work. */
export type AuditEntry = { readonly [Action in AuditAction]: EntryOf<Action> }[AuditAction];

/**
 * The tenant's audit trail: what cannot be changed afterwards without being noticed. What is written here takes the place of what HTTP
 * would have written of the same request by itself.
 */
export abstract class AuditTrail {
  /** Stands or falls with the change that it tells of. */
  abstract record(tx: TenantTransaction, entry: AuditEntry): Promise<void>;

  /** For what is no change: a refusal, a failed try, a look at something sensitive. It commits by itself. */
  abstract note(schema: string, entry: AuditEntry): Promise<void>;
}
