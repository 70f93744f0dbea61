import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { SystemClock } from '../../context/system-clock.ts';
import { type Principal } from '../authorization/principal.ts';
import { findPart } from '../find-part.ts';
import { LimitCounts } from './limit-counts.ts';
import { LimitStore, MemoryLimitStore } from './limit-store.ts';
import { type LimitLeft, Limits } from './limits.ts';
import { SpentCredits } from './spent-credits.ts';
import { defaultPlan, OnePlan, type TenantPlan, TenantPlans } from './tenant-plan.ts';

/** The limits of an app: with the installation's store and plans where it has them, else its own and everybody on one plan. */
@Injectable()
export class LimitsInForce implements OnModuleInit, BeforeApplicationShutdown {
  readonly #log = new Logger('limits');
  #counts: LimitCounts | undefined;
  #limits: Limits | undefined;
  #plans: TenantPlans;
  /** Absent where nobody wants to know. */
  spent: SpentCredits | undefined;

  constructor(
    ratePerMinute: number,
    private readonly modules: ModuleRef,
  ) {
    this.#plans = new OnePlan(defaultPlan(ratePerMinute));
  }

  onModuleInit(): void {
    this.#plans = findPart(this.modules, TenantPlans) ?? this.#plans;
    this.spent = findPart(this.modules, SpentCredits) ?? undefined;
    this.#counts = new LimitCounts({
      store: findPart(this.modules, LimitStore) ?? new MemoryLimitStore(),
      // Limits protect the machine, so they go by its time, whatever a tenant's own clock shows.
      clock: new SystemClock(),
      report: (err) =>
        err
          ? this.#log.warn({ err }, 'The store of limits does not answer; each process counts alone')
          : this.#log.log('The store of limits is back'),
    });
    this.#limits = new Limits(this.#counts);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#counts?.close();
  }

  get limits(): Limits {
    if (!this.#limits) throw new Error('Limits were asked for before the app has started');
    return this.#limits;
  }

  planOf(tenantId: string | undefined): TenantPlan | Promise<TenantPlan> {
    return this.#plans.of(tenantId);
  }

  /** What a caller has left of each of their limits. */
  async left(principal: Principal, ip: string): Promise<LimitLeft[]> {
    return this.limits.left(principal, await this.planOf(principal.tenant?.id), ip);
  }

  /** Adds up with the other processes now, instead of in a moment. */
  async settle(): Promise<void> {
    await this.#counts?.sync();
  }
}
