import { type PoolClient } from 'pg';
import { NoConnection } from './connection-lost.ts';
import { type PooledConnection } from './pooled-connection.ts';
import { type TenantShares } from './tenant-shares.ts';

/** Somebody who asked for a connection. */
export interface Waiter {
  readonly tenant: string | undefined;
  readonly since: number;
  /** Until then (`performance.now()`) only a connection is taken that suits: one that knows the tenant, or was had before. */
  readonly choosyUntil: number;
  /** The connection that was had before, if any. */
  readonly preferred: PoolClient | undefined;
  resolve(client: PoolClient): void;
  reject(error: Error): void;
}

/** Whoever has waited this long is not passed over any more for one that suits the connection better. */
const PATIENCE_MS = 10;

/** Those who wait for a connection, first come first. */
export class WaitingLine {
  readonly #waiters: { readonly waiter: Waiter; readonly timer: NodeJS.Timeout }[] = [];
  /** How often somebody had to wait, and how often in vain. */
  waitCount = 0;
  refusedCount = 0;

  constructor(private readonly shares: TenantShares) {}

  get length(): number {
    return this.#waiters.length;
  }

  add(waiter: Waiter, waitMs: number): void {
    const timer = setTimeout(() => this.#refuse(waiter, waitMs), waitMs);
    timer.unref();
    this.waitCount += 1;
    this.#waiters.push({ waiter, timer });
  }

  /** Takes the next one that may have a connection. One whom it suits overtakes whoever has not waited long. */
  next(connection: PooledConnection | undefined): Waiter | undefined {
    const now = performance.now();
    const may = this.#waiters
      .filter(({ waiter }) => this.shares.mayHaveMore(waiter.tenant))
      .map(({ waiter }) => waiter);
    const suited = connection && may.find((waiter) => connection.suits(waiter));
    const first = may.find(({ choosyUntil }) => choosyUntil <= now);
    const next = suited && !(first && now - first.since >= PATIENCE_MS && first.since < suited.since) ? suited : first;
    return next && this.#take(next);
  }

  has(waiter: Waiter): boolean {
    return this.#waiters.some((waiting) => waiting.waiter === waiter);
  }

  rejectAll(error: Error): void {
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
