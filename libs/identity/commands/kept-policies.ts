import { type TenantRef } from '#kernel';

const KEEP_MS = 5_000;
const MOST_KEPT = 10_000;

/** A policy of each tenant as it was at most 5 s ago. Every sign-in asks for some, and they hardly ever change. */
export abstract class KeptPolicies<Policy> {
  readonly #kept = new Map<string, { readonly policy: Policy; readonly until: number }>();

  /** The policy as the log of the running work's tenant has it now. */
  protected abstract load(): Promise<Policy>;

  /** Of the tenant that the running work belongs to. */
  async of({ id }: TenantRef): Promise<Policy> {
    const kept = this.#kept.get(id);
    const now = performance.now();
    if (kept && kept.until > now) return kept.policy;
    const policy = await this.load();
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(id, { policy, until: now + KEEP_MS });
    return policy;
  }

  /** After a change, so that who made it sees it at once. */
  forget({ id }: TenantRef): void {
    this.#kept.delete(id);
  }
}
