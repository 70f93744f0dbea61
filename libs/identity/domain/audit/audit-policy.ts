/** What a tenant has decided about its audit trail. */
export interface AuditPolicy {
  /** Days for which records keep what they say; null is for ever. Their place in the log is kept for ever. */
  readonly retainDays: number | null;
  /** While it holds nothing is taken away, however old. */
  readonly legalHold: boolean;
  /** Whether support may act as one of the tenant's people. */
  readonly allowsImpersonation: boolean;
}

/** Until the tenant says otherwise. */
export const DEFAULT_AUDIT_POLICY: AuditPolicy = { retainDays: null, legalHold: false, allowsImpersonation: true };

/** Bounds of `retainDays`. */
export const RETAIN_DAYS = { least: 30, most: 3650 } as const;

/** The policies of tenants, by schema. */
export abstract class AuditPolicies {
  abstract of(schema: string): Promise<AuditPolicy>;
  /** Sets it, and writes that down in the same transaction. */
  abstract set(schema: string, policy: AuditPolicy): Promise<void>;
}
