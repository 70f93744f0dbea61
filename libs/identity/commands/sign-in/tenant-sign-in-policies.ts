import { Injectable } from '@nestjs/common';
import { type TenantRef, uuidV5 } from '#kernel';
import { SignInPolicies } from '../../aggregates.ts';
import { type SignInPolicy } from '../../domain/sign-in/sign-in-policy.ts';

/** Namespace of the streams of policies; fixed for ever. */
const NAMESPACE = 'b0a7a3c4-5a8e-5b43-8a3b-6a9f6c1d2e70';
const KEEP_MS = 5_000;
const MOST_KEPT = 10_000;

/** The stream of a tenant's sign-in policy. */
export const policyStreamOf = (tenantId: string): string => uuidV5(NAMESPACE, tenantId);

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
    const { state: policy } = await this.policies.load(policyStreamOf(id));
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(id, { policy, until: now + KEEP_MS });
    return policy;
  }

  /** After a change, so that who made it sees it at once. */
  forget({ id }: TenantRef): void {
    this.#kept.delete(id);
  }
}
