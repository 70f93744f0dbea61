import { Injectable } from '@nestjs/common';
import { SignInPolicies } from '../../aggregates.ts';
import { SIGN_IN_POLICY_STREAM, type SignInPolicy } from '../../domain/sign-in/sign-in-policy.ts';
import { KeptPolicies } from '../kept-policies.ts';

/** The sign-in policies of tenants, as they were at most 5 s ago. */
@Injectable()
export class TenantSignInPolicies extends KeptPolicies<SignInPolicy> {
  constructor(private readonly policies: SignInPolicies) {
    super();
  }

  protected override async load(): Promise<SignInPolicy> {
    return (await this.policies.load(SIGN_IN_POLICY_STREAM)).state;
  }
}
