import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  type Bus,
  CONFIG,
  type Config,
  defaultPlan,
  KERNEL,
  type Kernel,
  PlatformDatabase,
  type TenantPlan,
  TenantPlans,
} from '#kernel';
import { type PlanChanges } from '../domain/plan-changes.ts';

interface PlanOfTenant extends Omit<TenantPlan, 'requestLogDays'> {
  readonly request_log_days: number;
}

const FIND = {
  name: 'plan.of_tenant',
  text: `select p.plan_id as id, p.windows, p.quotas, p.features, p.request_log_days
    from platform.tenant_plan t join platform.plan p using (plan_id) where t.tenant_id = coalesce((select sandbox_of from platform.tenant where id = $1), $1)`,
} as const;

/** Topic of the hints that a plan, or the plan of a tenant, has changed. */
const TOPIC = 'plans';
const FRESH_MS = 30_000;
const MOST_TENANTS = 10_000;

interface Known {
  plan: TenantPlan;
  until: number;
}

/**
 * Knows the plans by the platform's tables: asked once for each tenant, then behind its back every half minute, and at once when a hint
 * says that something has changed. While the database is away the plan that was known last stands.
 */
@Injectable()
export class StoredPlans extends TenantPlans implements PlanChanges {
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<TenantPlan>>();
  readonly #default: TenantPlan;
  readonly #log = new Logger('plans');
  /** So that an answer that was on its way when plans changed is not kept. */
  #generation = 0;
  readonly #bus: Bus;

  constructor(
    private readonly platform: PlatformDatabase,
    @Inject(CONFIG) { http }: Config,
    @Inject(KERNEL) { bus }: Kernel,
  ) {
    super();
    this.#default = defaultPlan(http.ratePerMinute);
    this.#bus = bus;
    bus.subscribe(
      TOPIC,
      () => this.#expire(),
      () => this.#expire(),
    );
  }

  override of(tenantId: string | undefined): TenantPlan | Promise<TenantPlan> {
    if (tenantId === undefined) return this.#default;
    const known = this.#known.get(tenantId);
    if (!known) return this.#ask(tenantId);
    if (known.until < performance.now()) {
      known.until = performance.now() + FRESH_MS;
      this.#ask(tenantId).catch((err: unknown) => {
        this.#log.warn({ err, tenant: tenantId }, 'A plan could not be looked up; the one that was known stands');
      });
    }
    return known.plan;
  }

  /** Tells every process that plans have changed. */
  announce(): void {
    this.#expire();
    this.#bus.publish(TOPIC, 'changed');
  }

  #ask(tenantId: string): Promise<TenantPlan> {
    const running = this.#asking.get(tenantId);
    if (running) return running;
    const asking = this.#load(tenantId).finally(() => {
      if (this.#asking.get(tenantId) === asking) this.#asking.delete(tenantId);
    });
    this.#asking.set(tenantId, asking);
    return asking;
  }

  async #load(tenantId: string): Promise<TenantPlan> {
    const generation = this.#generation;
    const [row] = await this.platform.query<PlanOfTenant>({ ...FIND, values: [tenantId] });
    const plan = row ? planOf(row) : this.#default;
    if (generation !== this.#generation) return plan;
    if (this.#known.size >= MOST_TENANTS) this.#known.clear();
    const before = this.#known.get(tenantId)?.plan;
    // The same object while nothing has changed: whoever made something of it keeps that.
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(plan);
    this.#known.set(tenantId, { plan: isSame ? before : plan, until: performance.now() + FRESH_MS });
    return this.#known.get(tenantId)!.plan;
  }

  #expire(): void {
    this.#generation += 1;
    this.#asking.clear();
    this.#known.clear();
  }
}

function planOf({ id, windows, quotas, features, request_log_days }: PlanOfTenant): TenantPlan {
  return { id, windows, quotas, features, requestLogDays: request_log_days };
}
