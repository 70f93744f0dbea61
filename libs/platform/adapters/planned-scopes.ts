import { Injectable } from '@nestjs/common';
import { ruleOf, type TenantPlan, TenantPlans } from '#kernel';
import { type AccessRule } from '#kernel/domain';
import { PlanScopes } from '../domain/plan-scopes.ts';

/** What a tenant's keys may do at the most is what the features of its plan say. */
@Injectable()
export class PlannedScopes extends PlanScopes {
  readonly #rules = new WeakMap<TenantPlan, readonly AccessRule[]>();

  constructor(private readonly plans: TenantPlans) {
    super();
  }

  override of(tenantId: string): readonly AccessRule[] | undefined | Promise<readonly AccessRule[] | undefined> {
    const plan = this.plans.of(tenantId);
    return plan instanceof Promise ? plan.then((found) => this.#rulesOf(found)) : this.#rulesOf(plan);
  }

  #rulesOf(plan: TenantPlan): readonly AccessRule[] | undefined {
    if (plan.features.includes('*') || plan.features.includes('*:*')) return undefined;
    const known = this.#rules.get(plan);
    if (known) return known;
    const rules = plan.features.map(ruleOf);
    this.#rules.set(plan, rules);
    return rules;
  }
}
