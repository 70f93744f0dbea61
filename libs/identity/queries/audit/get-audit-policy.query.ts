import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiProperty } from '@nestjs/swagger';
import { currentTenant } from '#kernel';
import { AuditPolicies, type AuditPolicy } from '../../domain/audit/audit-policy.ts';

export class AuditPolicyView implements AuditPolicy {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Days for which records keep what they say; null is for ever.',
  })
  readonly retainDays!: number | null;
  /** While it holds nothing is taken away, however old. */
  readonly legalHold!: boolean;
  /** Whether support may act as one of your people. */
  readonly allowsImpersonation!: boolean;
}

export class GetAuditPolicy extends Query<AuditPolicyView> {}

@QueryHandler(GetAuditPolicy)
export class GetAuditPolicyHandler implements IQueryHandler<GetAuditPolicy> {
  constructor(private readonly policies: AuditPolicies) {}

  execute(): Promise<AuditPolicyView> {
    return this.policies.of(currentTenant().schema);
  }
}
