import { type Principal } from '../authorization/principal.ts';
import { type Count, type LimitCounts } from './limit-counts.ts';
import { fitsOperation, type LimitHolder, type LimitPeriod } from './limit-window.ts';
import { type HeldLimit } from './held-limit.ts';
import { policyHeader } from './limit-headers.ts';
import { type TenantPlan } from './tenant-plan.ts';

/** All limits that one operation of one caller draws on; made once and used for each request. */
export interface LimitSet {
  readonly limits: readonly HeldLimit[];
  readonly counts: readonly Count[];
  /** Those of a key, which are among the limits. */
  readonly credits: HeldLimit | undefined;
  /** The value of `RateLimit-Policy`. */
  readonly policy: string;
}

/** What is left of a limit. */
export interface LimitLeft {
  readonly name: string;
  readonly quota: number;
  readonly left: number;
  /** When it begins anew; null for what never does. */
  readonly renewsAt: Date | null;
}

interface Caller {
  readonly plan: TenantPlan;
  readonly limits: Principal['limits'];
  readonly credits: Principal['credits'];
  readonly ip: string;
  readonly all: readonly HeldLimit[];
  readonly byOperation: Map<string, LimitSet>;
}

const MOST_CALLERS = 10_000;
/** Counts what no tenant asks for: the operator's requests. */
export const NO_TENANT = '00000000-0000-0000-0000-000000000000';

/**
 * The limits of everybody who asks: those of the tenant's plan, of the key, its credits, and the month's quota. Several windows are
 * consumed together or not at all.
 */
export class Limits {
  readonly #callers = new Map<string, Caller>();

  constructor(private readonly counts: LimitCounts) {}

  /** What this caller's operation draws on. */
  setOf(principal: Principal, plan: TenantPlan, { ip, operation }: { ip: string; operation: string }): LimitSet {
    const caller = this.#callerOf(principal, plan, ip);
    const known = caller.byOperation.get(operation);
    if (known) return known;
    const limits = caller.all.filter(({ operations }) => fitsOperation(operations, operation));
    const credits = limits.find(({ code }) => code === 'key.exhausted');
    const set = { limits, counts: limits.map(({ count }) => count), credits, policy: policyHeader(limits) };
    caller.byOperation.set(operation, set);
    return set;
  }

  /** @returns nothing when the set is known well enough to be counted at once */
  ask({ counts }: LimitSet): Promise<void> | undefined {
    return this.counts.ask(counts);
  }

  /** Takes the cost from all limits, or from none. @returns those that have not so much left */
  take({ limits }: LimitSet, cost: number, now: number): readonly HeldLimit[] {
    let short: HeldLimit[] | undefined;
    for (const limit of limits) if (this.counts.used(limit.count, now) + cost > limit.quota) (short ??= []).push(limit);
    if (short) return short;
    for (const { count } of limits) this.counts.take(count, cost);
    return NONE;
  }

  /** What has been taken of a limit in its present window. */
  used({ count }: HeldLimit, now: number): number {
    return this.counts.used(count, now);
  }

  now(): number {
    return this.counts.now();
  }

  /** What a caller has left of each limit, whatever the operation. */
  async left(principal: Principal, plan: TenantPlan, ip: string): Promise<LimitLeft[]> {
    const { all } = this.#callerOf(principal, plan, ip);
    await this.counts.ask(all.map(({ count }) => count));
    const now = this.counts.now();
    return all.map(({ name, quota, count }) => ({
      name,
      quota,
      left: Math.max(0, quota - this.counts.used(count, now)),
      renewsAt: Number.isFinite(count.endsAt) ? new Date(count.endsAt) : null,
    }));
  }

  #callerOf(principal: Principal, plan: TenantPlan, ip: string): Caller {
    const { credentialId, limits, credits } = principal;
    const key = `${principal.tenant?.id ?? NO_TENANT} ${credentialId}`;
    const known = this.#callers.get(key);
    if (known && known.plan === plan && known.limits === limits && known.credits === credits && known.ip === ip)
      return known;
    if (this.#callers.size >= MOST_CALLERS) this.#callers.clear();
    const all = [...this.#ofPlan(principal, plan, ip), ...this.#ofKey(principal)];
    const caller = { plan, limits, credits, ip, all, byOperation: new Map<string, LimitSet>() };
    this.#callers.set(key, caller);
    return caller;
  }

  #ofPlan(principal: Principal, { id, windows, quotas }: TenantPlan, ip: string): HeldLimit[] {
    const tenantId = principal.tenant?.id ?? NO_TENANT;
    const held = windows.flatMap(({ name, quota, windowSeconds, per, operations }): HeldLimit[] => {
      const holder = holderOf(per, principal, ip);
      if (holder === undefined) return [];
      const count = this.counts.get(tenantId, `${id}/${name}/${holder}`, windowSeconds);
      return [{ name, quota, windowSeconds, code: 'rate.exceeded', count, ...(operations ? { operations } : {}) }];
    });
    const months = quotas.flatMap(({ unit, amount, hard }): HeldLimit[] => {
      if (unit !== 'requests') return [];
      const count = this.counts.get(tenantId, MONTHLY_REQUESTS, 'month');
      // A soft quota is counted like a hard one, and told of by others.
      return [{ name: 'month', quota: hard ? amount : Number.POSITIVE_INFINITY, code: 'quota.exceeded', count }];
    });
    return [...held, ...months];
  }

  #ofKey({ tenant, limits = [], credits }: Principal): HeldLimit[] {
    const tenantId = tenant?.id ?? NO_TENANT;
    const held = limits.map(({ name, quota, windowSeconds, operations, countedUnder }): HeldLimit => {
      const count = this.counts.get(tenantId, `key/${name}/${countedUnder}`, windowSeconds);
      return { name, quota, windowSeconds, code: 'rate.exceeded', count, ...(operations ? { operations } : {}) };
    });
    if (!credits) return held;
    const count = this.counts.get(tenantId, `credits/${credits.countedUnder}`, REFILLS[credits.refill]);
    return [...held, { name: 'credits', quota: credits.amount, code: 'key.exhausted', count }];
  }
}

/** The count of a tenant's requests in a calendar month. */
export const MONTHLY_REQUESTS = 'quota/requests';

const NONE: readonly HeldLimit[] = [];
const REFILLS: Readonly<Record<NonNullable<Principal['credits']>['refill'], LimitPeriod>> = {
  daily: 'day',
  monthly: 'month',
  never: 'never',
};

/** Under what a window counts; nothing where it does not concern the caller: a program is no person. */
function holderOf(per: LimitHolder, { credentialId, actor }: Principal, ip: string): string | undefined {
  if (per === 'tenant') return 'all';
  if (per === 'credential') return credentialId;
  if (per === 'address') return ip;
  return actor.kind === 'user' ? (actor.onBehalfOf ?? actor.id) : undefined;
}
