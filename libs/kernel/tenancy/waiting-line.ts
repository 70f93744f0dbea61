import { type PoolClient } from 'pg';
import { NoConnection } from './connection-lost.ts';
import { type TenantShares } from './tenant-shares.ts';

/** Somebody who asked for a connection. */
export interface Waiter {
  readonly tenant: string | undefined;
  readonly since: number;
  resolve(client: PoolClient): void;
  reject(error: Error): void;
}

/** Whoever has waited this long is not passed over any more for one that suits the connection better. */
const PATIENCE_MS = 10;

/** Those who wait for a connection, first come first. */
export class WaitingLine {
  readonly #byTenant = new Map<string | undefined, number>();
  readonly #waiters: { readonly waiter: Waiter; readonly timer: NodeJS.Timeout }[] = [];
  /** How often somebody had to wait, and how often in vain. */
  waitCount = 0;
  refusedCount = 0;

  constructor(private readonly shares: TenantShares) {}

  get length(): number {
    return this.#waiters.length;
  }

  /** How many of them are of one tenant. */
  of(tenant: string): number {
    return this.#byTenant.get(tenant) ?? 0;
  }

  add(waiter: Waiter, waitMs: number): void {
    const timer = setTimeout(() => this.#refuse(waiter, waitMs), waitMs);
    timer.unref();
    this.waitCount += 1;
    this.#waiters.push({ waiter, timer });
    this.#byTenant.set(waiter.tenant, (this.#byTenant.get(waiter.tenant) ?? 0) + 1);
  }

  /** Takes the next one that may have a connection. One that the connection knows overtakes whoever has not waited long. */
  next(tenants: ReadonlySet<string>): Waiter | undefined {
    const may = this.#waiters.filter(({ waiter }) => this.shares.mayHaveMore(waiter.tenant));
    const [first] = may;
    if (!first) return undefined;
    const isPatient = performance.now() - first.waiter.since < PATIENCE_MS;
    const known = isPatient && may.find(({ waiter: { tenant } }) => tenant !== undefined && tenants.has(tenant));
    return this.#take((known || first).waiter);
  }

  rejectAll(error: Error): void {
    this.#byTenant.clear();
    for (const { waiter, timer } of this.#waiters.splice(0)) {
      clearTimeout(timer);
      waiter.reject(error);
    }
  }

  #take(waiter: Waiter): Waiter {
    const [taken] = this.#waiters.splice(
      this.#waiters.findIndex((waiting) => waiting.waiter === waiter),
      1,
    );
    clearTimeout(taken!.timer);
    const left = this.#byTenant.get(waiter.tenant)! - 1;
    if (left > 0) this.#byTenant.set(waiter.tenant, left);
    else this.#byTenant.delete(waiter.tenant);
    return waiter;
  }

  #refuse(waiter: Waiter, waitMs: number): void {
    this.#take(waiter);
    this.refusedCount += 1;
    const why = this.shares.mayHaveMore(waiter.tenant)
      ? 'all are in use'
      : 'this tenant has as many as one tenant may have at a time';
    waiter.reject(new NoConnection(waitMs, why));
  }
}
