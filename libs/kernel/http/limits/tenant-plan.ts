import { type LimitWindow } from './limit-window.ts';

/** So much of a unit in a calendar month (UTC). */
export interface MonthlyQuota {
  /** `requests`, or what an operation is declared to be billed by. */
  readonly unit: string;
  readonly amount: number;
  /** Whether more is refused; else it is only told of. Only `requests` can be hard. */
  readonly hard: boolean;
}

/** What a tenant may ask for. */
export interface TenantPlan {
  readonly id: string;
  readonly windows: readonly LimitWindow[];
  readonly quotas: readonly MonthlyQuota[];
  /** Permissions that keys of the tenant can have at the most: `booking:*`; `*` is everything. */
  readonly features: readonly string[];
  /** How long requests can be looked at; 0 keeps none. */
  readonly requestLogDays: number;
}

/** Knows the plan of each tenant. */
export abstract class TenantPlans {
  /** Asked for each request, so it answers from memory where it can. @param tenantId UUID; absent for the operator */
  abstract of(tenantId: string | undefined): TenantPlan | Promise<TenantPlan>;
}

/** The plan of whoever is on none. */
export const DEFAULT_PLAN = 'default';
const REQUEST_LOG_DAYS = 30;

/** What the settings allow: so many requests of each credential in a minute, and nothing else is counted. */
export function defaultPlan(ratePerMinute: number): TenantPlan {
  return {
    id: DEFAULT_PLAN,
    windows: [{ name: 'minute', quota: ratePerMinute, windowSeconds: 60, per: 'credential' }],
    quotas: [],
    features: ['*'],
    requestLogDays: REQUEST_LOG_DAYS,
  };
}

/** Everybody is on the same plan: for apps without tenants. */
export class OnePlan extends TenantPlans {
  constructor(private readonly plan: TenantPlan) {
    super();
  }

  override of(): TenantPlan {
    return this.plan;
  }
}
