import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, DomainError, PlatformDatabase } from '#kernel';
import { PlanChanges } from '../domain/plan-changes.ts';

const ASSIGN = `insert into platform.tenant_plan as t (tenant_id, plan_id, since)
  select t.id, p.plan_id, $3 from platform.tenant t, platform.plan p where t.id = $1 and p.plan_id = $2
  on conflict (tenant_id) do update set plan_id = excluded.plan_id, since = excluded.since where t.plan_id <> excluded.plan_id`;
const KNOWN = `select exists (select from platform.tenant where id = $1) as tenant,
  exists (select from platform.plan where plan_id = $2) as plan`;
const RELEASE = 'delete from platform.tenant_plan where tenant_id = $1';

/** Puts a tenant on a plan, or with `null` on none. @throws DomainError `tenant.not-found`, `plan.not-found` */
export class AssignPlan extends Command<void> {
  constructor(
    /** UUID. */
    readonly tenantId: string,
    readonly planId: string | null,
  ) {
    super();
  }
}

@CommandHandler(AssignPlan)
export class AssignPlanHandler implements ICommandHandler<AssignPlan> {
  constructor(
    private readonly platform: PlatformDatabase,
    private readonly changes: PlanChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ tenantId, planId }: AssignPlan): Promise<void> {
    const [known] = await this.platform.query<{ tenant: boolean; plan: boolean }>({
      text: KNOWN,
      values: [tenantId, planId],
    });
    if (!known!.tenant) throw new DomainError('not-found', 'plan.unknown-tenant', 'There is no such tenant');
    if (planId === null) await this.platform.query({ text: RELEASE, values: [tenantId] });
    else if (known!.plan) await this.platform.query({ text: ASSIGN, values: [tenantId, planId, this.clock.now()] });
    else throw new DomainError('invalid', 'plan.unknown', 'There is no plan with this id; GET /v1/plans lists them');
    this.changes.announce();
  }
}
