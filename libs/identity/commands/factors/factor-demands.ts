import { Injectable } from '@nestjs/common';
import { MfaPolicies } from '../../aggregates.ts';
import { demandsFactor, MFA_POLICY_STREAM, type MfaPolicy } from '../../domain/factors/mfa-policy.ts';
import { FactorRows } from './factor-rows.ts';

/** What the tenant's policy asks of one person. */
@Injectable()
export class FactorDemands {
  constructor(
    private readonly policies: MfaPolicies,
    private readonly rows: FactorRows,
  ) {}

  async policy(): Promise<MfaPolicy> {
    return (await this.policies.load(MFA_POLICY_STREAM)).state;
  }

  /** Whether the person must have a factor. */
  async concern(userId: string): Promise<boolean> {
    const policy = await this.policy();
    if (policy.requirement !== 'required-for-roles') return demandsFactor(policy, []);
    return demandsFactor(policy, await this.rows.rolesOf(userId));
  }
}
