import { Injectable } from '@nestjs/common';
import { MfaPolicies } from '../../aggregates.ts';
import { MFA_POLICY_STREAM, type MfaPolicy } from '../../domain/factors/mfa-policy.ts';
import { KeptPolicies } from '../kept-policies.ts';

/** What tenants ask of their people beside a password, as it was at most 5 s ago. */
@Injectable()
export class TenantMfaPolicies extends KeptPolicies<MfaPolicy> {
  constructor(private readonly policies: MfaPolicies) {
    super();
  }

  protected override async load(): Promise<MfaPolicy> {
    return (await this.policies.load(MFA_POLICY_STREAM)).state;
  }
}
