import { Injectable } from '@nestjs/common';
import { AuditTrail, TenantDatabase } from '#kernel';
import { AuditPolicies, type AuditPolicy, DEFAULT_AUDIT_POLICY } from '../../domain/audit/audit-policy.ts';

const SQL = {
  find: { name: 'audit.policy', text: `select body from audit_head where kind = 'policy' and size = 0` },
  set: {
    name: 'audit.set_policy',
    text: `insert into audit_head (kind, body) values ('policy', $1)
      on conflict (kind, size) do update set body = excluded.body, changed_at = now()`,
  },
} as const;

@Injectable()
export class StoredAuditPolicies extends AuditPolicies {
  constructor(
    private readonly database: TenantDatabase,
    private readonly trail: AuditTrail,
  ) {
    super();
  }

  override async of(schema: string): Promise<AuditPolicy> {
    const [row] = await this.database.read<{ body: Partial<AuditPolicy> }>(schema, SQL.find);
    return { ...DEFAULT_AUDIT_POLICY, ...row?.body };
  }

  override async set(schema: string, { retainDays, legalHold, allowsImpersonation }: AuditPolicy): Promise<void> {
    const policy = { retainDays, legalHold, allowsImpersonation };
    await this.database.transaction(schema, async (tx) => {
      await tx.query({ ...SQL.set, values: [JSON.stringify(policy)] });
      await this.trail.record(tx, { action: 'audit.policy-change', outcome: 'allowed', facts: policy });
    });
  }
}
