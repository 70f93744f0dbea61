import { Injectable } from '@nestjs/common';
import { type TenantRef } from '#kernel';
import { SignInPolicies } from '../../aggregates.ts';
import { SIGN_IN_POLICY_STREAM, type SignInPolicy } from '../../domain/sign-in/sign-in-policy.ts';

const KEEP_MS = 5_000;
const MOST_KEPT = 10_000;

/** The sign-in policies of tenants, as they were at most 5 s ago. */
@Injectable()
export class TenantSignInPolicies {
  readonly #kept = new Map<string, { readonly policy: SignInPolicy; readonly until: number }>();

  constructor(private readonly policies: SignInPolicies) {}

  /** Of the tenant that the running work belongs to. */
  async of({ id }: TenantRef): Promise<SignInPolicy> {
    const kept = this.#kept.get(id);
    const now = performance.now();
    if (kept && kept.until > now) return kept.policy;
    const { state: policy } = await this.policies.load(SIGN_IN_POLICY_STREAM);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(id, { policy, until: now + KEEP_MS });
    return policy;
  }

  /** After a change, so that who made it sees it at once. */
  forget({ id }: TenantRef): void {
    this.#kept.delete(id);
  }
}
