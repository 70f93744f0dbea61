import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  currentContext,
  DEFAULT_PLAN,
  DomainError,
  PlatformDatabase,
  PreconditionFailed,
  type PlatformTransaction,
} from '#kernel';
import { PlanChanges } from '../domain/plan-changes.ts';
import { checkPlan } from '../domain/plan.ts';
import { type PlanBody } from './plan.dto.ts';

const LOCK = 'select version from platform.plan where plan_id = $1 for update';
const KEEP = `insert into platform.plan as p (plan_id, name, windows, quotas, features, request_log_days, version, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, 1, $7, $7)
  on conflict (plan_id) do update set (name, windows, quotas, features, request_log_days, version, changed_at)
    = (excluded.name, excluded.windows, excluded.quotas, excluded.features, excluded.request_log_days, p.version + 1, excluded.changed_at)`;
const REMOVE = 'delete from platform.plan where plan_id = $1';
const USED = 'select count(*)::int as tenants from platform.tenant_plan where plan_id = $1';

/** Makes a plan, or makes it anew. Tenants on it have it in every process within a moment. @throws DomainError `plan.invalid` */
export class KeepPlan extends Command<void> {
  constructor(
    readonly planId: string,
    readonly plan: PlanBody,
  ) {
    super();
  }
}

/** Removes a plan that no tenant is on. @throws DomainError `plan.not-found`, `plan.in-use` */
export class DeletePlan extends Command<void> {
  constructor(readonly planId: string) {
    super();
  }
}

@CommandHandler(KeepPlan)
export class KeepPlanHandler implements ICommandHandler<KeepPlan> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: PlanChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ planId, plan }: KeepPlan): Promise<void> {
    if (planId === DEFAULT_PLAN)
      throw new DomainError('invalid', 'plan.invalid', 'The default plan follows from the settings; choose another id');
    checkPlan(plan);
    const { name, windows, quotas, features, requestLogDays } = plan;
    const rest = [JSON.stringify(windows), JSON.stringify(quotas), features, requestLogDays, this.clock.now()];
    await this.platform.transaction(async (tx) => {
      await lockAsExpected(tx, planId);
      await tx.query({ text: KEEP, values: [planId, name, ...rest] });
    });
    this.changes.announce();
  }
}

@CommandHandler(DeletePlan)
export class DeletePlanHandler implements ICommandHandler<DeletePlan> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: PlanChanges,
  ) {}

  async execute({ planId }: DeletePlan): Promise<void> {
    await this.platform.transaction(async (tx) => {
      const version = await lockAsExpected(tx, planId);
      if (version === undefined) throw new DomainError('not-found', 'plan.not-found', 'There is no such plan');
      const [used] = await tx.query<{ tenants: number }>({ text: USED, values: [planId] });
      if (used!.tenants > 0)
        throw new DomainError(
          'conflict',
          'plan.in-use',
          `${used!.tenants} tenants are on this plan; give them another one first`,
        );
      await tx.query({ text: REMOVE, values: [planId] });
    });
    this.changes.announce();
  }
}

/** @returns the version of the plan, which stays what it is until the transaction ends; nothing where there is none */
async function lockAsExpected(tx: PlatformTransaction, planId: string): Promise<number | undefined> {
  const [found] = await tx.query<{ version: number }>({ text: LOCK, values: [planId] });
  const ifMatch = currentContext()?.ifMatch;
  const isWanted = ifMatch === undefined || (ifMatch === '*' ? found !== undefined : ifMatch === found?.version);
  if (!isWanted) throw new PreconditionFailed(found?.version ?? 0);
  return found?.version;
}
