/** How many connections each tenant has at the moment: a quarter of all at most, and two in any case. */
export class TenantShares {
  readonly #taken = new Map<string, number>();
  readonly #most: number;

  constructor(connections: number) {
    this.#most = Math.max(2, Math.ceil(connections / 4));
  }

  /** Work that is no tenant's has no limit of its own. */
  mayHaveMore(tenant: string | undefined): boolean {
    return tenant === undefined || (this.#taken.get(tenant) ?? 0) < this.#most;
  }

  take(tenant: string | undefined): void {
    if (tenant !== undefined) this.#taken.set(tenant, (this.#taken.get(tenant) ?? 0) + 1);
  }

  giveBack(tenant: string | undefined): void {
    if (tenant === undefined) return;
    const left = (this.#taken.get(tenant) ?? 0) - 1;
    if (left > 0) this.#taken.set(tenant, left);
    else this.#taken.delete(tenant);
  }
}
