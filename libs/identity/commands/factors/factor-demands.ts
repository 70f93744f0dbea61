import { Injectable } from '@nestjs/common';
import { currentTenant } from '#kernel';
import { demandsFactor, type MfaPolicy } from '../../domain/factors/mfa-policy.ts';
import { FactorRows } from './factor-rows.ts';
import { TenantMfaPolicies } from './tenant-mfa-policies.ts';

/** What the tenant's policy asks of one person. */
@Injectable()
export class FactorDemands {
  constructor(
    private readonly policies: TenantMfaPolicies,
    private readonly rows: FactorRows,
  ) {}

  policy(): Promise<MfaPolicy> {
    return this.policies.of(currentTenant());
  }

  /** Whether the person must have a factor. */
  async concern(userId: string): Promise<boolean> {
    const policy = await this.policy();
    if (policy.requirement !== 'required-for-roles') return demandsFactor(policy, []);
    return demandsFactor(policy, await this.rows.rolesOf(userId));
  }
}
