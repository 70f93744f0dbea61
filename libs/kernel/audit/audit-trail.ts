import { type TenantTransaction } from '../tenancy/tenant-database.ts';

/** One thing that somebody did, tried, or looked at. Who, where from and in which request is taken from the running work. */
export interface AuditEntry {
  /** What it was, as its permission would name it: `session.open`, `role.change`. */
  readonly action: string;
  readonly outcome: 'allowed' | 'refused' | 'failed';
  readonly targets?: readonly { readonly type: string; readonly id: string }[];
  /** Facts without clear personal text: ids, counts, codes, reasons. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** Whether only the operator of the installation may see it. */
  readonly isOperatorsOnly?: boolean;
}

/** The tenant's audit trail: what cannot be changed afterwards without being noticed. */
export abstract class AuditTrail {
  /** Stands or falls with the change that it tells of. */
  abstract record(tx: TenantTransaction, entry: AuditEntry): Promise<void>;

  /** For what is no change: a refusal, a failed try, a look at something sensitive. It commits by itself. */
  abstract note(schema: string, entry: AuditEntry): Promise<void>;
}
